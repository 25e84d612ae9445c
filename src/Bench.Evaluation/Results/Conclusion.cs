using System.Text.Json.Serialization;

namespace Bench.Evaluation.Results;

/// <summary>
/// What a run comes to, for the title page and the terminal: the verdict on all published numbers together, and why. In JSON it is the
/// <c>headline</c>.
/// </summary>
/// <param name="Verdict">A few words, e.g. "Published results cannot be judged on phantoms".</param>
/// <param name="Sentences">Two or three sentences that say why, with the numbers.</param>
/// <param name="Reproduced">Claims reproduced.</param>
/// <param name="NotReproduced">Claims not reproduced.</param>
/// <param name="CannotBeJudged">Claims that could not be judged.</param>
public sealed record Conclusion(string Verdict, IReadOnlyList<string> Sentences, int Reproduced, int NotReproduced, int CannotBeJudged)
{
    /// <summary>What each sentence is about, in their order; null in results of earlier builds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConclusionTopic>? SentenceTopics { get; init; }

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

    /// <summary>The sentences but those about what is shown in another way; all of results that do not say what they are about.</summary>
    /// <param name="topics">What the others are about.</param>
    public IEnumerable<string> SentencesBut(params ConclusionTopic[] topics) =>
        SentenceTopics is null ? Sentences : Sentences.Zip(SentenceTopics).Where(s => !topics.Contains(s.Second)).Select(s => s.First);
}

/// <summary>What a sentence of a conclusion is about.</summary>
public enum ConclusionTopic
{
    /// <summary>How many published numbers have which verdict.</summary>
    Counts,

    /// <summary>Why none could be judged.</summary>
    Reason,

    /// <summary>What "compatible" does not say.</summary>
    Compatible,

    /// <summary>What the pipeline check asked for and found.</summary>
    PipelineCheck,

    /// <summary>How far the cases are those of the study.</summary>
    Cases,

    /// <summary>How many pairs of models differ.</summary>
    Pairs,

    /// <summary>Dice of one model.</summary>
    Dice,

    /// <summary>The range of Dice over many models.</summary>
    DiceRange,

    /// <summary>Cases that could not be evaluated.</summary>
    NotEvaluated,
}

/// <summary>A sentence of a conclusion.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Text">The sentence.</param>
internal readonly record struct ConclusionSentence(ConclusionTopic Topic, string Text);
