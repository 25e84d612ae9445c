namespace Bench.Evaluation.Comparison;

/// <summary>How two models stand on a measure.</summary>
public enum PairVerdict
{
    /// <summary>The first is better: the corrected t-test rejects, and the difference favours it.</summary>
    FirstBetter,

    /// <summary>The second is better.</summary>
    SecondBetter,

    /// <summary>The difference is shown to lie within the margin, and no difference is shown.</summary>
    Equivalent,

    /// <summary>Neither a difference nor equivalence is shown.</summary>
    NotToldApart,
}
