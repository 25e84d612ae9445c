using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Statistics.Comparison;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Judges published numbers. Each is held against the range in which it should fall if the claim is true (<see cref="ReplicationError"/>):
/// for other mice, or, where the study's points show that the very same mice were measured, for the paired difference; the spread over
/// trainings is part of it. As some of many numbers lie outside by chance, one is <em>not reproduced</em> only where p stays below 0.05
/// when corrected for all numbers judged on the model (Benjamini and Hochberg 1995): of a true reproduction, none is called so in about 94
/// of 100 cases (docs/claims.md), and of numbers called not reproduced at most one in twenty is so by chance. Numbers that this evaluation
/// cannot speak of are not judged, and the reason is given. A number printed in several places is judged once, as first listed.
/// </summary>
/// <param name="study">The published numbers.</param>
/// <param name="settings">What was evaluated.</param>
/// <param name="points">Points of the study's figures; none where the study's mice cannot be found again.</param>
public sealed class ClaimJudge(PublishedStudy study, EvaluationSettings settings, IReadOnlyList<PointColumns>? points = null)
{
    /// <summary>The network that the study published; in a run, only it stands for the study's model.</summary>
    public const string PublishedModel = "unet3plus";

    private const double Alpha = 0.05;

    private readonly StudyConventions _conventions = DeviationEvidence.Conventions(study, points ?? []);
    private readonly JudgeableMice _mice = new(settings);

    /// <summary>
    /// Margins learnt from readers, which stand for the stated ones of biases; none where there are no readers to learn from.
    /// </summary>
    public IReadOnlyList<ObserverMargin> Margins { get; init; } = [];

    /// <summary>
    /// The study by whose conventions verdicts are made: where it does not say by what its SDs are divided, what its points show.
    /// </summary>
    public PublishedStudy Study => study with { Conventions = _conventions };

    /// <summary>
    /// Judges every claim for every model that may stand for the published one. Trainings of one network that differ in their seed are one
    /// model.
    /// </summary>
    /// <param name="models">What was found.</param>
    /// <returns>Claims in their order, for each model.</returns>
    public IReadOnlyList<ClaimVerdict> Judge(IReadOnlyList<ModelResult> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var judged = study.Claims.Where(IsJudged).DistinctBy(c => c.Key).ToArray();
        return
        [
            .. models.Where(m => settings.Kind != RunKind.Run || m.Family == PublishedModel)
            .GroupBy(m => m.Family)
            .SelectMany(m => Judge([.. m], judged))
        ];
    }

    /// <summary>
    /// Whether a claim is one that an evaluation is judged by; the others only bear on whether the study agrees with itself.
    /// </summary>
    /// <param name="claim">The claim.</param>
    public static bool IsJudged(PublishedClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Judged is ClaimJudgement.PredictionInterval or ClaimJudgement.Bound && CanJudge(claim);
    }

    /// <summary>The study's mice among those measured; null where its points cannot tell.</summary>
    /// <param name="models">What was found.</param>
    public StudyMice? FindMice(IReadOnlyList<ModelResult> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return points is not { Count: > 0 } || settings.IsPhantom || models.Count == 0
            ? null
            : StudyMice.Find([.. points.Select(p => p.Scaled(ClaimUnit.PointScale(study, p.Source.Quantity)))], models[0].Cases);
    }

    /// <summary>Whether there is a way to judge a claim of this kind.</summary>
    /// <param name="claim">The claim.</param>
    internal static bool CanJudge(PublishedClaim claim) => claim switch
    {
        { Judged: ClaimJudgement.Bound } => ClaimTest.CanJudge(claim)
            || (
                claim.Number.IsBound
                    && claim is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.Mean } or
                    {
                        Measure: ClaimMeasure.Agreement,
                        Statistic: ClaimStatistic.PearsonR,
                    }),
        { Number.IsBound: true } => false,
        { Measure: ClaimMeasure.Dice } => claim is { Statistic: ClaimStatistic.Mean },
        { Measure: ClaimMeasure.Agreement, Statistic: ClaimStatistic.DiceErrorSpearman } =>
            DiceErrorPairs.Kinds.Any(k => k.Quantity == claim.Quantity),
        { Measure: ClaimMeasure.Agreement, Quantity: not null } =>
            claim.Statistic is ClaimStatistic.Bias or ClaimStatistic.LimitLower or ClaimStatistic.LimitUpper or ClaimStatistic.PearsonR,
        _ => false,
    };

    private IEnumerable<ClaimVerdict> Judge(ModelResult[] trainings, PublishedClaim[] claims)
    {
        var mice = FindMice(trainings);
        var tests = claims.Select(claim => Test(trainings, claim, mice)).ToArray();
        var corrected = MultipleComparisons.BenjaminiHochberg([.. tests.Select(t => t.Difference?.PValue ?? double.NaN)]);
        return tests.Select((t, i) => t.Difference is null ? t.Verdict : Decide(t.Verdict, t.Difference, corrected[i], mice));
    }

    private (ClaimVerdict Verdict, ClaimDifference? Difference) Test(ModelResult[] trainings, PublishedClaim claim, StudyMice? mice)
    {
        ModelResult[] whole = trainings;
        trainings = [.. trainings.Select(t => _mice.Of(t, claim))];
        var test = ClaimTest.CanJudge(claim) ? new ClaimTest(study).Find(trainings, claim) : default;
        var found = ClaimTest.CanJudge(claim)
            ? new ClaimedNumber(new Estimate(test.P), test.Count, [test.P])
            : ClaimedNumber.Of(trainings, claim, _conventions);
        var open = new ClaimVerdict(
            claim.Id, claim.Statement, claim.Where, trainings.Length == 1
                ? trainings[0].Name
                : trainings[0].Family, claim.Unit, claim.Value, found.Value, ClaimOutcome.CannotBeJudged, "")
        {
            Finding = ClaimFinding.NoEvidence,
            FoundInterval = found.Estimate.Interval,
            Count = found.Count,
            Trainings = trainings.Length,
        };
        if (WhyNot(whole, claim, found) is { } why)
        {
            return (open with { Reason = why.Because, Finding = why.Kind }, null);
        }

        if (claim.Judged == ClaimJudgement.Bound)
        {
            return (ClaimTest.CanJudge(claim) ? new ClaimTest(study).Judge(open, claim, test.T) : ClaimBound.Judge(open, claim), null);
        }

        var other = ReplicationError.OtherMice(Study, claim, found.Count);
        var same = claim is { Quantity: { } quantity, Statistic: not ClaimStatistic.DiceErrorSpearman }
            && mice?.Values(quantity, trainings) is { } values
            ? ReplicationError.SameMice(Study, claim, values)
            : null;
        return (same ?? other) is { } error
            ? (
                open,
                new ClaimDifference(
                    claim, found, error, other is null || same is null ? null : new ClaimDifference(claim, found, other, null)))
            : (open with { Reason = "the study does not print the spread that a judgement needs." }, null);
    }

    /// <summary>Which mice no claim on both phases is judged on, as a sentence; empty where none is left out.</summary>
    /// <param name="models">What was found.</param>
    internal string LeftOut(IReadOnlyList<ModelResult> models) => models.Count == 0 ? "" : _mice.LeftOut(models[0]);

    private ClaimVerdict Decide(ClaimVerdict open, ClaimDifference difference, double corrected, StudyMice? mice)
    {
        var margin = Learnt(difference.Claim) ?? EquivalenceMargin.Of(difference.Claim, study);
        var verdict = open with
        {
            Range = difference.Range,
            Basis = difference.Basis,
            Margin = margin,
            Power = difference.Power(margin),
            Detectable = difference.Detectable,
            PValue = difference.PValue,
            CorrectedP = corrected,
            SeedSd = difference.SeedSd,
        };
        var isTooWide = difference.Basis == ClaimBasis.OtherMice
            && mice is { } found
            && found.Mice.Count == found.Points
            && verdict.Count == found.Points;
        return VerdictReason.Write(
            verdict, Finding(difference, margin, corrected), difference.Direction, settings.Kind == RunKind.Run, isTooWide);
    }

    private double? Learnt(PublishedClaim claim) => claim is { Statistic: ClaimStatistic.Bias, Quantity: { } quantity }
        ? Margins.Where(m => m.Quantity == quantity).Select(m => (double?)(m.Margin * ClaimUnit.Scale(claim))).FirstOrDefault()
        : null;

    private ClaimFinding Finding(ClaimDifference difference, double margin, double corrected)
    {
        if (difference.IsInsideForFewTrainingsOnly)
        {
            return ClaimFinding.TooFewRuns;
        }

        if (difference.IsEquivalent(margin) && (difference.IsInside || difference.Basis == ClaimBasis.SameMice))
        {
            return ClaimFinding.Equivalent;
        }

        if (difference.IsInside)
        {
            return ClaimFinding.Compatible;
        }

        // A single training on the study's own mice: only several tell whether the paired difference is the seed's.
        if (settings.Kind == RunKind.Run && difference is { Trainings: 1, AsOtherMice.IsInside: true })
        {
            return ClaimFinding.TooFewRuns;
        }

        return corrected >= Alpha ? ClaimFinding.WithinChance : difference.Direction;
    }

    private (string Because, ClaimFinding Kind)? WhyNot(ModelResult[] trainings, PublishedClaim claim, ClaimedNumber found)
    {
        if ((claim.NotComparable ?? ComparabilityCheck.WhyNot(study, trainings[0].Cases)) is { } other)
        {
            return (other, ClaimFinding.NotComparable);
        }

        if (ComparabilityCheck.WhyNot(study, settings) is { } reason)
        {
            return (reason, ClaimFinding.NotComparable);
        }

        if (trainings.FirstOrDefault(t => t.Leak.Length > 0) is { } leaked)
        {
            return (leaked.Leak, ClaimFinding.NotComparable);
        }

        if (!settings.AnySpecies && StudySpecies.WhyNot(study, trainings[0].Cases, settings.Cohort) is { Length: > 0 } species)
        {
            return (species, ClaimFinding.NotComparable);
        }

        var leftOut = found.Count < 3 ? _mice.WhyNot(trainings[0], claim) : "";
        return found switch
        {
            { Count: < 3 } when leftOut.Length > 0 => ($"n = {found.Count}: {leftOut}", ClaimFinding.NotComparable),
            { Count: < 3 } => ($"n = {found.Count}: a judgement over mice needs at least 3.", ClaimFinding.TooFewMice),
            _ when double.IsNaN(ClaimUnit.Scale(claim)) =>
                ($"the unit '{claim.Unit}' is not known here; docs/claims.md lists those that are.", ClaimFinding.NoEvidence),
            { Value: double.NaN } => ("the number is undefined here.", ClaimFinding.NoEvidence),
            _ => null,
        };
    }
}
