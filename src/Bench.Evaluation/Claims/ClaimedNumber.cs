using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Claims;

/// <summary>What was found where a claim speaks, in its unit: the mean over trainings that differ in their seed alone.</summary>
/// <param name="Estimate">The number, NaN where it is undefined, and its 95 % interval over mice, both the mean over trainings.</param>
/// <param name="Count">Mice behind it, the fewest of any training.</param>
/// <param name="Trainings">The number of each training.</param>
internal sealed record ClaimedNumber(Estimate Estimate, int Count, IReadOnlyList<double> Trainings)
{
    /// <summary>The number.</summary>
    public double Value => Estimate.Value;

    /// <summary>Looks a claim's number up. Limits of agreement are drawn as the study says that it drew its own.</summary>
    /// <param name="trainings">The model, once for each training.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="conventions">The study's conventions.</param>
    public static ClaimedNumber Of(IReadOnlyList<ModelResult> trainings, PublishedClaim claim, StudyConventions conventions)
    {
        var scale = ClaimUnit.Scale(claim);
        var found = trainings.Select(t => One(t, claim, conventions)).ToArray();
        double Mean(Func<Estimate, double> part) => scale * found.Average(f => part(f.Estimate));
        return new ClaimedNumber(
            new Estimate(
                Mean(f => f.Value),
                Mean(f => f.Low),
                Mean(f => f.High)), found.Min(f => f.Count), [.. found.Select(f => scale * f.Estimate.Value)]);
    }

    private static (Estimate Estimate, int Count) One(ModelResult model, PublishedClaim claim, StudyConventions conventions)
    {
        if (claim.Measure == ClaimMeasure.Dice)
        {
            // The study's Dice is by the published policy, whichever was chosen for the result.
            var dice = model.Dice.FirstOrDefault(d => d.Structure == claim.Structure && d.Phase == claim.Phase);
            return dice?.UnderPolicies.FirstOrDefault(p => p.Policy == OverlapPolicy.Published.Name) switch
            {
                { } published => (new Estimate(published.Mean, published.Confidence), published.Count),
                null when dice is not null => (new Estimate(dice.Mean, dice.Confidence), dice.Count),
                _ => (Estimate.Undefined, 0),
            };
        }

        if (claim.Statistic == ClaimStatistic.DiceErrorSpearman)
        {
            var pairs = DiceErrorPairs.Of(model, DiceErrorPairs.Kinds.First(k => k.Quantity == claim.Quantity));
            return (new Estimate(pairs.Rho, pairs.Spearman.Interval), pairs.Mice.Count);
        }

        return model.Agreement.FirstOrDefault(a => a.Quantity == claim.Quantity) is not { } agreement
            ? (Estimate.Undefined, 0)
            : (claim.Statistic switch
            {
                ClaimStatistic.Bias => agreement.Bias,
                ClaimStatistic.LimitLower => Limit(agreement, -1, agreement.LowerLimit, conventions),
                ClaimStatistic.LimitUpper => Limit(agreement, 1, agreement.UpperLimit, conventions),
                _ => agreement.Pearson,
            }, agreement.Count);
    }

    /// <summary>A limit by the study's factor and divisor; its interval moves and widens with it.</summary>
    private static Estimate Limit(AgreementSummary agreement, int side, Estimate limit, StudyConventions conventions)
    {
        var bias = agreement.Bias.Value;
        var half = side * (limit.Value - bias);
        var stretch = half > 0 ? DifferenceDeviation.StudyFactor(conventions, agreement.Count) * agreement.DifferenceSd / half : 1;
        double Stretched(double value) => bias + (stretch * (value - bias));
        return new Estimate(Stretched(limit.Value), Stretched(limit.Low), Stretched(limit.High));
    }
}
