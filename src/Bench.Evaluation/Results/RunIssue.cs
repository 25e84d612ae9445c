namespace Bench.Evaluation.Results;

/// <summary>Something of a run that a reader must know.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">What it concerns: a mouse, a model, a file.</param>
/// <param name="Message">What is the matter, and what was done about it.</param>
public sealed record RunIssue(IssueSeverity Severity, string Subject, string Message)
{
    /// <summary>An issue of one case of one model.</summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="case">Name of the case.</param>
    /// <param name="message">What is the matter.</param>
    public static RunIssue Of(IssueSeverity severity, string model, string @case, string message) =>
        new(severity, SubjectOf(model, @case), message);

    /// <summary>Whether it concerns a case, by itself or as measured for a model, in this run or in one of several put together.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="case">Name of the case.</param>
    public bool Concerns(string model, string @case) => new[] { @case, SubjectOf(model, @case) }
        .Any(s => Subject == s || Subject.EndsWith($": {s}", StringComparison.Ordinal));

    private static string SubjectOf(string model, string @case) => $"{model}, {@case}";
}

/// <summary>How bad an issue of a run is.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>May change how a number is read.</summary>
    Warning,

    /// <summary>A case or measure is missing because of it.</summary>
    Error,
}
