using Bench.Core;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Reporting.Published;

/// <summary>Draws a <see cref="PublishedTable"/> from a study's claims. NaN for a number that is not printed.</summary>
internal static class PublishedTableReader
{
    /// <summary>The statistics that have the quantity's unit; without one of them a quantity has no row.</summary>
    private static readonly ClaimStatistic[] Measured =
    [
        ClaimStatistic.ReferenceMean,
        ClaimStatistic.ReferenceSd,
        ClaimStatistic.PredictedMean,
        ClaimStatistic.PredictedSd,
        ClaimStatistic.Bias,
        ClaimStatistic.LimitLower, ClaimStatistic.LimitUpper,
    ];

    public static PublishedTable Read(string path)
    {
        var study = PublishedStudy.Read(path);
        var used = new List<PublishedClaim>();
        var agreement = Vocabulary.Quantities.Select(q => Agreement(study, q, used)).OfType<AgreementSummary>().ToArray();
        var dice = study.Claims
            .Where(c => c is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.Mean, Subject: null })
            .DistinctBy(c => c.Key)
            .Select(
                c =>
                    new PublishedDice(
                        c.Structure,
                        c.Phase,
                        Value(c, used),
                        Value(First(study, d => d.Key == c.Key with { Statistic = ClaimStatistic.StandardDeviation }), used)))
            .ToArray();
        var audited = AuditedStudy.Of(study, Path.GetDirectoryName(Path.GetFullPath(path))!);
        var places = string.Join("; ", used.Select(c => c.Where).Distinct());
        return new PublishedTable(study.Version, $"{study.Source}: {places}", study.TestMice, agreement, dice)
        {
            Audit = StudyAudit.Of(audited),
            Curve = Curve(study, Path.GetDirectoryName(Path.GetFullPath(path))!),
            Points =
            [
                .. audited.Points.Where(p => p.Source.Subject is null)
                    .Select(p => new PublishedMice(p.Source.Quantity, p.Reference, p.Predicted)),
            ],
            IsByPopulation = audited.Conventions.Deviation == DeviationConvention.Population,
        };
    }

    private static PublishedVolumes? Curve(PublishedStudy study, string folder)
    {
        if (study.VolumeCurve is not { } curve)
        {
            return null;
        }

        var read = PointColumns.Read(
            folder, new PublishedPoints(curve.File, Quantity.EndDiastolicVolume, curve.Time, curve.Volume, curve.ReadingError));
        return new PublishedVolumes(read.Reference, read.Predicted, curve.Where);
    }

    private static AgreementSummary? Agreement(PublishedStudy study, Quantity quantity, List<PublishedClaim> used)
    {
        double Number(ClaimStatistic statistic) => Value(Printed(statistic), used);
        PublishedClaim? Printed(ClaimStatistic statistic) =>
            First(study, c => c.Measure == ClaimMeasure.Agreement && c.Quantity == quantity && c.Statistic == statistic);
        if (Measured.Select(Printed).FirstOrDefault(c => c is not null) is not { } measured)
        {
            return null;
        }

        return new AgreementSummary
        {
            Quantity = quantity,
            Unit = measured.Unit,
            Count = study.TestMice,
            Reference = new MeanDeviation(Number(ClaimStatistic.ReferenceMean), Number(ClaimStatistic.ReferenceSd)),
            Predicted = new MeanDeviation(Number(ClaimStatistic.PredictedMean), Number(ClaimStatistic.PredictedSd)),
            Bias = new Estimate(Number(ClaimStatistic.Bias)),
            LowerLimit = new Estimate(Number(ClaimStatistic.LimitLower)),
            UpperLimit = new Estimate(Number(ClaimStatistic.LimitUpper)),
            TTestP = Number(ClaimStatistic.TTestP),
            Pearson = new Estimate(Number(ClaimStatistic.PearsonR)),
        };
    }

    private static PublishedClaim? First(PublishedStudy study, Func<PublishedClaim, bool> isWanted) =>
        study.Claims.FirstOrDefault(isWanted);

    private static double Value(PublishedClaim? claim, List<PublishedClaim> used)
    {
        if (claim is null)
        {
            return double.NaN;
        }

        used.Add(claim);
        return claim.Value;
    }
}
