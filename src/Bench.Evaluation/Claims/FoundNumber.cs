using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Claims;

/// <summary>What was found where a claim speaks, in its unit: the mean over trainings that differ in their seed alone.</summary>
/// <param name="Value">The number; NaN where it is undefined.</param>
/// <param name="Low">Lower end of its 95 % interval over mice, the mean over trainings.</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">Mice behind it, the fewest of any training.</param>
/// <param name="Trainings">The number of each training.</param>
internal sealed record FoundNumber(double Value, double Low, double High, int Count, IReadOnlyList<double> Trainings)
{
    /// <summary>Looks a claim's number up. Limits of agreement are drawn as the study says that it drew its own.</summary>
    /// <param name="trainings">The model, once for each training.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="conventions">The study's conventions.</param>
    public static FoundNumber Of(IReadOnlyList<ModelResult> trainings, PublishedClaim claim, StudyConventions conventions)
    {
        var scale = ClaimUnit.Scale(claim);
        var found = trainings.Select(t => One(t, claim, conventions)).ToArray();
        double Mean(Func<(double Value, double Low, double High, int Count), double> part) => scale * found.Average(part);
        return new FoundNumber(Mean(f => f.Value), Mean(f => f.Low), Mean(f => f.High), found.Min(f => f.Count), [.. found.Select(f => scale * f.Value)]);
    }

    private static (double Value, double Low, double High, int Count) One(ModelResult model, PublishedClaim claim, StudyConventions conventions)
    {
        if (claim.Measure == ClaimMeasure.Dice)
        {
            // The study's Dice is by the published policy, whichever was chosen for the result.
            var dice = model.Dice.FirstOrDefault(d => d.Structure == claim.Structure && d.Phase == claim.Phase);
            return dice?.UnderPolicies.FirstOrDefault(p => p.Policy == OverlapPolicy.Published.Name) switch
            {
                { } published => (published.Mean, published.ConfidenceLow, published.ConfidenceHigh, published.Count),
                null when dice is not null => (dice.Mean, dice.ConfidenceLow, dice.ConfidenceHigh, dice.Count),
                _ => (double.NaN, double.NaN, double.NaN, 0),
            };
        }

        if (claim.Statistic == ClaimStatistic.DiceErrorSpearman)
        {
            var pairs = DiceErrorPairs.Of(model, DiceErrorPairs.Kinds.First(k => k.Quantity == claim.Quantity));
            return (pairs.Rho, pairs.Spearman.Interval.Low, pairs.Spearman.Interval.High, pairs.Mice.Count);
        }

        var agreement = model.Agreement.FirstOrDefault(a => a.Quantity == claim.Quantity);
        return (claim.Statistic, agreement) switch
        {
            (_, null) => (double.NaN, double.NaN, double.NaN, 0),
            (ClaimStatistic.Bias, _) => (agreement.Bias, agreement.BiasLow, agreement.BiasHigh, agreement.Count),
            (ClaimStatistic.LimitLower, _) => Limit(agreement, -1, agreement.LimitLower, agreement.LimitLowerLow, agreement.LimitLowerHigh, conventions),
            (ClaimStatistic.LimitUpper, _) => Limit(agreement, 1, agreement.LimitUpper, agreement.LimitUpperLow, agreement.LimitUpperHigh, conventions),
            _ => (agreement.PearsonR, agreement.PearsonLow, agreement.PearsonHigh, agreement.Count),
        };
    }

    /// <summary>A limit by the study's factor and divisor; its interval moves and widens with it.</summary>
    private static (double Value, double Low, double High, int Count) Limit(AgreementSummary agreement, int side, double limit, double low, double high, StudyConventions conventions)
    {
        var half = side * (limit - agreement.Bias);
        var stretch = half > 0 ? DifferenceDeviation.StudyFactor(conventions, agreement.Count) * agreement.DifferenceSd / half : 1;
        double Stretched(double value) => agreement.Bias + (stretch * (value - agreement.Bias));
        return (Stretched(limit), Stretched(low), Stretched(high), agreement.Count);
    }
}
