namespace Bench.Evaluation.Results;

/// <summary>Something of a run that a reader must know.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">What it concerns: a mouse, a model, a file.</param>
/// <param name="Message">What is the matter, and what was done about it.</param>
public sealed record RunIssue(IssueSeverity Severity, string Subject, string Message);

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
