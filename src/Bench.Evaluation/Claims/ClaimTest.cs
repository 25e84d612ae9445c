using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Judges a printed bound of p, such as <c>p &lt; 0.001</c> for blood pool against myocardium, by the same test here. What counts is the
/// effect in SDs of the paired differences, t/√n: the printed bound says how large it was at least in the study's mice. Reproduced: the
/// same direction, and p below the bound. Not reproduced: the effect here is smaller than that by more than chance among both sets of mice
/// explains (95 %; standard error of an effect d: √(1/n + d²/(2n)), Hedges and Olkin 1985).
/// </summary>
/// <param name="study">The study.</param>
internal sealed class ClaimTest(PublishedStudy study)
{
    private static readonly double Beyond = NormalDistribution.Quantile(0.975);

    /// <summary>Whether there is a way to judge such a claim.</summary>
    /// <param name="claim">The claim.</param>
    public static bool CanJudge(PublishedClaim claim) => claim.Number.IsUpperBound
        && claim is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.PBelow, Effect: not null } or
        {
            Measure: ClaimMeasure.Agreement,
            Statistic: ClaimStatistic.TTestP,
            Quantity: not null,
        };

    /// <summary>
    /// The same test here, of the training that shows the effect least: p, its mice, and t, positive in the direction that the study's
    /// means have.
    /// </summary>
    /// <param name="trainings">The model, once for each training.</param>
    /// <param name="claim">The claim.</param>
    public (double P, double T, int Count) Find(IReadOnlyList<ModelResult> trainings, PublishedClaim claim)
    {
        var direction = Direction(claim);
        var found = trainings.Select(One).ToArray();
        return found.FirstOrDefault(f => double.IsNaN(f.T)) is { Count: > 0 } undefined ? undefined : found.MinBy(f => f.T);

        double Towards(double t) => direction is { } sign ? sign * t : Math.Abs(t);

        (double P, double T, int Count) One(ModelResult model)
        {
            if (claim.Quantity is { } quantity)
            {
                return model.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } a
                    ? (a.TTestP, Towards(a.TStatistic), a.Count)
                    : (double.NaN, double.NaN, 0);
            }

            var effect = model.DiceEffects.FirstOrDefault(
                e => e.Factor == claim.Effect && e.Structure == claim.Structure && e.Phase == claim.Phase);
            return effect is null ? (double.NaN, double.NaN, 0) : (effect.PValue, Towards(effect.TStatistic), effect.Count);
        }
    }

    /// <summary>The verdict.</summary>
    /// <param name="open">The verdict as far as it is known; what was found is p.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="t">t of the test here, as <see cref="Find"/> gives it.</param>
    public ClaimVerdict Judge(ClaimVerdict open, PublishedClaim claim, double t)
    {
        var n = claim.N ?? study.TestMice;
        var bound = claim.Value;
        open = open with { Basis = ClaimBasis.Test, Range = new Interval(0, bound, 0.95), PValue = double.NaN };
        if (n < 2 || bound is not (> 0 and < 1))
        {
            return open with { Reason = "the printed bound or the study's number of mice gives no effect to compare with." };
        }

        var (printed, found) = (StudentTDistribution.TwoSidedQuantile(1 - bound, n - 1) / Math.Sqrt(n), t / Math.Sqrt(open.Count));
        var error = Math.Sqrt(Variance(printed, n) + Variance(found, open.Count));
        var effects = string.Create(
            CultureInfo.InvariantCulture,
            $"the effect is {found:0.00} SD of the paired differences here ({open.Count} mice), and at least {printed:0.00} where {n} "
                + $"mice give p < {bound}");
        var (outcome, finding, words) = t > 0 && open.Found < bound
            ? (
                ClaimOutcome.Reproduced,
                ClaimFinding.BoundShown,
                $"the same test gives p {VerdictReason.Of(open.Found)}, in the same direction")
            : printed - found > Beyond * error
                ? (
                    ClaimOutcome.NotReproduced,
                    ClaimFinding.Different,
                    t > 0
                        ? "the effect is smaller here, by more than chance explains"
                        : "the effect is absent or reversed here, by more than chance explains")
                : (
                    ClaimOutcome.CannotBeJudged,
                    ClaimFinding.WithinChance,
                    $"the same test gives p {VerdictReason.Of(open.Found)}{(t > 0 ? "" : " in the other direction")}, but so many "
                        + "mice may miss an effect of the printed size");
        return open with { Outcome = outcome, Finding = finding, Reason = $"{words}: {effects}." };
    }

    private static double Variance(double effect, int count) => (1.0 / count) + (effect * effect / (2.0 * count));

    /// <summary>
    /// Sign of the effect by the study's own means; null where they do not tell, and either direction is then the study's.
    /// </summary>
    private int? Direction(PublishedClaim claim)
    {
        double Dice(Structure? structure, CardiacPhase? phase) => study.Claims.FirstOrDefault(
            c =>
                c is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.Mean, Subject: null, Number.IsBound: false }
                    && c.Structure == structure
                    && c.Phase == phase)?.Value ?? double.NaN;
        double Phases(Structure? structure) => Dice(structure, CardiacPhase.EndDiastole) - Dice(structure, CardiacPhase.EndSystole);
        var effect = claim switch
        {
            { Quantity: not null } => study.Sibling(claim, ClaimStatistic.Bias)?.Value ?? double.NaN,
            { Effect: DiceFactor.Structure } => Dice(Structure.BloodPool, claim.Phase) - Dice(Structure.Myocardium, claim.Phase),
            { Effect: DiceFactor.Interaction } => Phases(Structure.BloodPool) - Phases(Structure.Myocardium),
            { Structure: { } structure } => Phases(structure),
            _ => Phases(Structure.BloodPool) + Phases(Structure.Myocardium),
        };
        return effect > 0 ? 1 : effect < 0 ? -1 : null;
    }
}
