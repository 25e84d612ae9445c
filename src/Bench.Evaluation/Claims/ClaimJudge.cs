using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Distributions;
using Bench.Statistics.Planning;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Judges published numbers by where a replication of the study should fall: the 95 % prediction interval for as many other mice as were measured
/// (Spence &amp; Stanley 2016, for means; the same with the standard error of Bland &amp; Altman 1999 for limits of agreement; Fisher's z for correlations).
/// Numbers that this evaluation cannot speak of are not judged, and the reason is given. A number printed in several places is judged once, as first listed.
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
        var standing = models.Where(m => settings.Kind != "run" || m.Family == PublishedModel);
        var judged = study.Claims.Where(IsJudged).DistinctBy(c => c.Key).ToArray();
        return [.. standing.SelectMany(_ => judged, Judge)];
    }

    private ClaimVerdict Judge(ModelResult model, PublishedClaim claim)
    {
        var (found, count) = Find(model, claim);
        var (because, kind) = WhyNot(model, found, count);
        var range = because.Length == 0 ? Range(claim, count) : Interval.Undefined(0.95);
        if (because.Length == 0 && !range.IsDefined)
        {
            (because, kind) = ("the study does not print the spread that a judgement needs.", ClaimFinding.NoEvidence);
        }

        if (because.Length > 0)
        {
            return Verdict(ClaimOutcome.CannotBeJudged, because, kind);
        }

        var margin = EquivalenceMargin.Of(claim, study);
        var (equivalent, power) = AgainstMargin(found - claim.Value, (range.High - range.Low) / 2, margin, (claim.N ?? study.TestMice) - 1);
        var mice = $"the 95 % prediction interval for {count} other mice";
        if (!range.Contains(found))
        {
            var better = IsBetter(claim, found);
            return Verdict(ClaimOutcome.NotReproduced, $"outside {mice}: {(better ? "better" : "worse")} than published.", better ? ClaimFinding.Better : ClaimFinding.Worse);
        }

        var size = FormattableString.Invariant($"±{margin:0.###}{(claim.Unit.Length == 0 ? "" : $" {claim.Unit}")}");
        var words = double.IsNaN(margin) ? "."
            : equivalent ? $", and equivalent within {size}."
            : FormattableString.Invariant($"; compatible, but not shown equivalent within {size} (a shift of that size would be seen with probability {power:0.00}).");
        return Verdict(ClaimOutcome.Reproduced, $"inside {mice}{words}", equivalent ? ClaimFinding.Equivalent : ClaimFinding.Compatible) with { Margin = margin, Power = power };

        ClaimVerdict Verdict(ClaimOutcome outcome, string reason, ClaimFinding finding) => new(
            claim.Id, claim.Statement, claim.Where, model.Name, claim.Unit, claim.Value, found, range.Low, range.High, outcome, reason)
        {
            Finding = finding,
        };
    }

    /// <summary>
    /// Two one-sided tests at 5 % of the difference between run and study against the margin, and the power of the prediction interval against a true
    /// shift by it. The standard error is that behind the prediction interval.
    /// </summary>
    private static (bool Equivalent, double Power) AgainstMargin(double difference, double half, double margin, int degrees)
    {
        if (double.IsNaN(margin))
        {
            return (false, double.NaN);
        }

        var error = half / StudentTDistribution.TwoSidedQuantile(0.95, degrees);
        var equivalent = Math.Abs(difference) + (StudentTDistribution.TwoSidedQuantile(0.90, degrees) * error) < margin;
        return (equivalent, 1 - (NormalDistribution.Lower((half - margin) / error) - NormalDistribution.Lower((-half - margin) / error)));
    }

    /// <summary>Whether a number that is not the published one is nearer to perfect agreement: a larger Dice or r, a smaller bias, limits nearer to zero.</summary>
    private static bool IsBetter(PublishedClaim claim, double found) => claim.Statistic is ClaimStatistic.Mean or ClaimStatistic.PearsonR
        ? found > claim.Value
        : Math.Abs(found) < Math.Abs(claim.Value);

    private (string Because, ClaimFinding Kind) WhyNot(ModelResult model, double found, int count)
    {
        if (settings.IsPhantom)
        {
            return ("the mice are phantoms: they have the study's file format and sizes, not its biology.", ClaimFinding.NotComparable);
        }

        if (settings is { Kind: "run", Profile: not ("paper" or "notebook") })
        {
            return ($"the {settings.Profile} profile trains a smaller network on smaller images; the study's is the profile 'paper'.", ClaimFinding.NotComparable);
        }

        if (model.Leak.Length > 0)
        {
            return (model.Leak, ClaimFinding.NotComparable);
        }

        if (count < 3)
        {
            return ($"n = {count}: a judgement over mice needs at least 3.", ClaimFinding.TooFewMice);
        }

        return double.IsNaN(found) ? ("the number is undefined here.", ClaimFinding.NoEvidence) : ("", default);
    }

    /// <summary>Whether a claim is one that an evaluation is judged by; the others only bear on whether the study agrees with itself.</summary>
    /// <param name="claim">The claim.</param>
    public static bool IsJudged(PublishedClaim claim) => claim.Judged == ClaimJudgement.PredictionInterval && CanJudge(claim);

    /// <summary>Whether there is a prediction interval for a claim of this kind.</summary>
    /// <param name="claim">The claim.</param>
    internal static bool CanJudge(PublishedClaim claim) => claim switch
    {
        { Measure: ClaimMeasure.Dice } => claim is { Statistic: ClaimStatistic.Mean, Structure: not null },
        { Measure: ClaimMeasure.Agreement, Quantity: not null } =>
            claim.Statistic is ClaimStatistic.Bias or ClaimStatistic.LimitLower or ClaimStatistic.LimitUpper or ClaimStatistic.PearsonR,
        _ => false,
    };

    private static (double Found, int Count) Find(ModelResult model, PublishedClaim claim)
    {
        if (claim.Measure == ClaimMeasure.Dice)
        {
            // The study's Dice is by the published policy, whichever was chosen for the result.
            var dice = model.Dice.Single(d => d.Structure == claim.Structure && d.Phase == claim.Phase);
            return dice.UnderPolicies.FirstOrDefault(p => p.Policy == OverlapPolicy.Published.Name) is { } published ? (published.Mean, published.Count) : (dice.Mean, dice.Count);
        }

        var agreement = model.Agreement.Single(a => a.Quantity == claim.Quantity);
        var found = claim.Statistic switch
        {
            ClaimStatistic.Bias => agreement.Bias,
            ClaimStatistic.LimitLower => agreement.LimitLower,
            ClaimStatistic.LimitUpper => agreement.LimitUpper,
            _ => agreement.PearsonR,
        };
        return (found, agreement.Count);
    }

    private Interval Range(PublishedClaim claim, int count)
    {
        var n = claim.N ?? study.TestMice;
        return claim.Statistic switch
        {
            ClaimStatistic.Mean when Sibling(claim, ClaimStatistic.StandardDeviation) is { } sd => ReplicationInterval.OfMean(claim.Value, sd, n, count),
            ClaimStatistic.Bias when DifferenceDeviation(claim) is { } sd => ReplicationInterval.OfMean(claim.Value, sd, n, count),
            ClaimStatistic.LimitLower or ClaimStatistic.LimitUpper when DifferenceDeviation(claim) is { } sd => Limit(claim.Value, sd, n, count),
            ClaimStatistic.PearsonR => ReplicationInterval.OfCorrelation(claim.Value, n, count),
            _ => Interval.Undefined(0.95),
        };
    }

    private double? Sibling(PublishedClaim claim, ClaimStatistic statistic) =>
        study.Claims.FirstOrDefault(c => c.Key == claim.Key with { Statistic = statistic })?.Value;

    /// <summary>SD of the differences behind printed limits of agreement.</summary>
    private double? DifferenceDeviation(PublishedClaim claim) =>
        (Sibling(claim, ClaimStatistic.LimitUpper) - Sibling(claim, ClaimStatistic.LimitLower)) / (2 * NormalQuantile);

    /// <summary>A limit's standard error over its SD is √(1/n + z²/(2(n − 1))) (Bland &amp; Altman 1999), here once for the study and once for the replication.</summary>
    private static Interval Limit(double value, double deviation, int n, int count)
    {
        double Variance(int size) => (1.0 / size) + (NormalQuantile * NormalQuantile / (2 * (size - 1.0)));
        var byMean = ReplicationInterval.OfMean(0, deviation, n, count);
        var half = byMean.High * Math.Sqrt((Variance(n) + Variance(count)) / ((1.0 / n) + (1.0 / count)));
        return new Interval(value - half, value + half, byMean.Level);
    }
}
