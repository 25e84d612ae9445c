using Bench.Evaluation.Results;

namespace Bench.Harness.Progress;

/// <summary>What came of an evaluation.</summary>
/// <param name="Result">Every number.</param>
/// <param name="ResultFile">Where it is written.</param>
/// <param name="ReportFile">The report for readers.</param>
/// <param name="Problems">What was left out, for a reader: the first of those with the same remedy, and how many more there are.</param>
public sealed record EvaluationOutcome(EvaluationResult Result, string ResultFile, string ReportFile, IReadOnlyList<string> Problems)
{
    /// <summary>Whether every case of every model could be measured.</summary>
    public bool EveryCaseEvaluated => Result.Models.SelectMany(m => m.Cases).All(c => c.Evaluated);

    /// <summary>
    /// What a gate asks: the pipeline check where there is one, else at least one published number judged and none not reproduced.
    /// </summary>
    public bool Holds => Result.Conclusion.PipelineCheckPassed ?? Result.Conclusion is { NotReproduced: 0, Reproduced: > 0 };
}

/// <summary>What came of a job over many files.</summary>
/// <param name="Done">How many were done, now or before.</param>
/// <param name="All">How many there are.</param>
public sealed record FilesOutcome(int Done, int All)
{
    /// <summary>Whether none was left out.</summary>
    public bool IsComplete => Done == All;
}
