namespace Bench.Evaluation.Results;

/// <summary>The verdict in one glance, for the title page and the terminal.</summary>
/// <param name="Verdict">A few words, e.g. "Published results cannot be judged on phantoms".</param>
/// <param name="Sentences">Two or three sentences that say why, with the numbers.</param>
/// <param name="Reproduced">Claims reproduced.</param>
/// <param name="NotReproduced">Claims not reproduced.</param>
/// <param name="CannotBeJudged">Claims that could not be judged.</param>
public sealed record Headline(string Verdict, IReadOnlyList<string> Sentences, int Reproduced, int NotReproduced, int CannotBeJudged)
{
    /// <summary>
    /// Of those reproduced, the ones that are shown: equivalent within their margin, or wholly on the printed side of a bound.
    /// </summary>
    public int Shown { get; init; }

    /// <summary>Of those not reproduced, the ones that are nearer to perfect agreement than published.</summary>
    public int Better { get; init; }

    /// <summary>
    /// Whether the verdict is more than "compatible": no number differs, and most of those for which equivalence can be shown are shown
    /// equivalent.
    /// </summary>
    public bool IsShown { get; init; }

    /// <summary>Whether the models reach what the profile promises on phantoms; null where nothing is promised.</summary>
    public bool? PipelineCheckPassed { get; init; }
}
