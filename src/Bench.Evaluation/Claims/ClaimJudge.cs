using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Planning;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Judges published numbers by where a replication of the study should fall: the 95 % prediction interval for as many other mice as were measured
/// (Spence &amp; Stanley 2016, for means; the F distribution for SDs, and so for widths of limits; Fisher's z for correlations). Numbers that this
/// evaluation cannot speak of are not judged, and the reason is given.
/// </summary>
/// <param name="study">The published numbers.</param>
/// <param name="settings">What was evaluated.</param>
public sealed class ClaimJudge(PublishedStudy study, EvaluationSettings settings)
{
    /// <summary>The network that the study published; in a run, only it stands for the study's model.</summary>
    public const string PublishedModel = "unet3plus";

    private const double NormalQuantile = 1.959963984540054;

    /// <summary>Judges every claim for every model that may stand for the published one.</summary>
    /// <param name="models">What was found.</param>
    /// <returns>Claims in their order, for each model.</returns>
    public IReadOnlyList<ClaimVerdict> Judge(IReadOnlyList<ModelResult> models)
    {
        var standing = models.Where(m => settings.Kind != "run" || m.Name == PublishedModel);
        return [.. standing.SelectMany(_ => study.Claims, Judge)];
    }

    private ClaimVerdict Judge(ModelResult model, PublishedClaim claim)
    {
        var (found, count) = Find(model, claim);
        var because = WhyNot(found, count);
        var range = because.Length == 0 ? Range(claim, count) : Interval.Undefined(0.95);
        if (because.Length == 0 && !range.IsDefined)
        {
            because = "the study does not print the spread that a judgement needs.";
        }

        var outcome = because.Length > 0 ? ClaimOutcome.CannotBeJudged
            : range.Contains(found) ? ClaimOutcome.Reproduced
            : ClaimOutcome.NotReproduced;
        var reason = outcome switch
        {
            ClaimOutcome.CannotBeJudged => because,
            ClaimOutcome.Reproduced => $"inside the 95 % prediction interval for {count} other mice.",
            _ => $"outside the 95 % prediction interval for {count} other mice.",
        };
        return new ClaimVerdict(
            claim.Id, claim.Statement, claim.Where, model.Name, claim.Unit, claim.Value, found, range.Low, range.High, outcome, reason);
    }

    private string WhyNot(double found, int count)
    {
        if (settings.IsPhantom)
        {
            return "the mice are phantoms: they have the study's file format and sizes, not its biology.";
        }

        if (settings is { Kind: "run", Profile: not "paper" })
        {
            return $"the {settings.Profile} profile trains a smaller network on smaller images; the study's is the profile 'paper'.";
        }

        if (count < 3)
        {
            return $"n = {count}: a judgement over mice needs at least 3.";
        }

        return double.IsNaN(found) ? "the number is undefined here." : "";
    }

    private static (double Found, int Count) Find(ModelResult model, PublishedClaim claim)
    {
        if (claim.Measure == ClaimMeasure.Dice)
        {
            var dice = model.Dice.Single(d => d.Structure == claim.Structure && d.Phase == claim.Phase);
            return (dice.Mean, dice.Count);
        }

        var agreement = model.Agreement.Single(a => a.Quantity == claim.Quantity);
        return claim.Statistic switch
        {
            ClaimStatistic.Bias => (agreement.Bias, agreement.Count),
            ClaimStatistic.LimitsWidth => (agreement.LimitUpper - agreement.LimitLower, agreement.Count),
            ClaimStatistic.PearsonR => (agreement.PearsonR, agreement.Count),
            _ => throw new InputException(claim.Id, $"agreement has no statistic '{claim.Statistic}'.", "use bias, limits_width or pearson_r."),
        };
    }

    private Interval Range(PublishedClaim claim, int count)
    {
        var n = study.TestMice;
        return claim.Statistic switch
        {
            ClaimStatistic.Mean when claim.StandardDeviation is { } sd => ReplicationInterval.OfMean(claim.Value, sd, n, count),
            ClaimStatistic.Bias when DifferenceDeviation(claim) is { } sd => ReplicationInterval.OfMean(claim.Value, sd, n, count),
            ClaimStatistic.LimitsWidth when DifferenceDeviation(claim) is { } sd => Widths(ReplicationInterval.OfDeviation(sd, n, count)),
            ClaimStatistic.PearsonR => ReplicationInterval.OfCorrelation(claim.Value, n, count),
            _ => Interval.Undefined(0.95),
        };
    }

    /// <summary>SD of the differences behind printed limits of agreement.</summary>
    private static double? DifferenceDeviation(PublishedClaim claim) => (claim.LimitUpper - claim.LimitLower) / (2 * NormalQuantile);

    private static Interval Widths(Interval deviations) =>
        new(2 * NormalQuantile * deviations.Low, 2 * NormalQuantile * deviations.High, deviations.Level);
}
