namespace Bench.Evaluation.Results;

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
