using Bench.Statistics.Agreement;
using Bench.Statistics.Planning;

namespace Bench.Statistics.Analysis;

/// <summary>
/// What as many cases can show, and how many are needed, if the standard deviation of the differences is the one found. For normal
/// differences. For planning the next study: it says nothing about the result of this one.
/// </summary>
public sealed record AgreementPlanning
{
    /// <summary>Power that the numbers below refer to.</summary>
    public const double Power = 0.8;

    /// <summary>Smallest true bias that the paired t-test finds with that power; NaN without spread.</summary>
    public required double DetectableBias { get; init; }

    /// <summary>
    /// Chance that as many cases show equivalence within the margin where the true bias is 0; NaN without a margin or spread.
    /// </summary>
    public required double EquivalencePower { get; init; }

    /// <summary>Cases that show it with that power; null without a margin or spread.</summary>
    public required int? EquivalenceCount { get; init; }

    /// <summary>Cases whose limits of agreement, with their intervals, lie within the margin with that power, where the true bias is 0;
    /// null as above, and where the limits themselves lie outside, so that no number is enough.</summary>
    public required int? LimitsCount { get; init; }

    /// <summary>Plans from an analysis on the absolute scale.</summary>
    /// <param name="found">Bias and limits.</param>
    /// <param name="margin">Largest difference that does not matter; null for none.</param>
    /// <param name="alpha">Level of significance.</param>
    public static AgreementPlanning Of(BlandAltman found, double? margin, double alpha)
    {
        ArgumentNullException.ThrowIfNull(found);
        var (n, deviation) = (found.Count, found.StandardDeviation);
        var usable = n >= 2 && deviation > 0 && double.IsFinite(deviation);
        var within = usable ? margin : null;
        var reach = found.Multiplier * deviation;
        return new AgreementPlanning
        {
            DetectableBias = usable && alpha < Power ? PairedPower.DetectableEffect(n, Power, alpha) * deviation : double.NaN,
            EquivalencePower = within is { } m ? Planning.EquivalencePower.Power(0, deviation, m, n, alpha) : double.NaN,
            EquivalenceCount = within is { } e ? Planning.EquivalencePower.SampleSize(0, deviation, e, Power, alpha) : null,
            LimitsCount = within is { } l && l > reach * 1.001 ? LimitsPower.SampleSize(0, deviation, l, Power, LimitMethod.Mover) : null,
        };
    }
}
