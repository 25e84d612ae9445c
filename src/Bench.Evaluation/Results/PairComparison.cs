using System.Text.Json.Serialization;
using Bench.Statistics;

namespace Bench.Evaluation.Results;

/// <summary>Two models on the same mice. Differences are first less second.</summary>
/// <param name="First">Label of the first model.</param>
/// <param name="Second">Label of the second model.</param>
/// <param name="Count">Mice with a value in both.</param>
/// <param name="Difference">Mean difference.</param>
/// <param name="TTestP">p of the paired t-test.</param>
/// <param name="TTestHolm">The same, corrected for all pairs and measures of the comparison (Holm).</param>
/// <param name="WilcoxonP">p of the signed-rank test.</param>
/// <param name="WilcoxonHolm">The same, corrected.</param>
/// <param name="Margin">Largest difference that does not matter; NaN where none was stated.</param>
/// <param name="EquivalenceP">p of the two one-sided tests (TOST) within the margin.</param>
/// <param name="Verdict">First better, second better, equivalent, or not told apart: by the corrected t-test, then TOST.</param>
/// <param name="Wins">Mice on which the first is better.</param>
/// <param name="Ties">Mice on which both are equal.</param>
/// <param name="Losses">Mice on which the second is better.</param>
public sealed record PairComparison(
    string First,
    string Second,
    int Count,
    double Difference,
    double TTestP,
    double TTestHolm,
    double WilcoxonP,
    double WilcoxonHolm,
    double Margin,
    double EquivalenceP,
    PairVerdict Verdict,
    int Wins,
    int Ties,
    int Losses)
{
    /// <summary>t interval of the difference.</summary>
    [JsonRequired, FlatKeys("low", "high")]
    public Interval Interval { get; init; } = Interval.Undefined(0.95);

    /// <summary>BCa interval of the difference, mice resampled.</summary>
    [JsonRequired, FlatKeys("bootstrap_low", "bootstrap_high")]
    public Interval Bootstrap { get; init; } = Interval.Undefined(0.95);

    /// <summary>
    /// p of this pair after Friedman's test by the studentised range of mean ranks, which covers all pairs of the measure (Nemenyi 1963);
    /// NaN for two models.
    /// </summary>
    public double NemenyiP { get; init; } = double.NaN;
}

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
