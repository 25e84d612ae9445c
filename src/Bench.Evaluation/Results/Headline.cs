namespace Bench.Evaluation.Results;

/// <summary>The verdict in one glance, for the title page and the terminal.</summary>
/// <param name="Verdict">A few words, e.g. "Published results cannot be judged on phantoms".</param>
/// <param name="Sentences">Two or three sentences that say why, with the numbers.</param>
/// <param name="Reproduced">Claims reproduced.</param>
/// <param name="NotReproduced">Claims not reproduced.</param>
/// <param name="CannotBeJudged">Claims that could not be judged.</param>
public sealed record Headline(string Verdict, IReadOnlyList<string> Sentences, int Reproduced, int NotReproduced, int CannotBeJudged)
{
    /// <summary>Whether the models reach what the profile promises on phantoms; null where nothing is promised.</summary>
    public bool? PipelineCheckPassed { get; init; }
}
