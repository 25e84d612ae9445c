using Bench.Core;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;
using Bench.Reporting.Wording;
using Bench.Statistics;

namespace Bench.Reporting.Published;

/// <summary>Draws a <see cref="PublishedTable"/> from a study's claims. NaN for a number that is not printed.</summary>
internal static class PublishedTableReader
{
    private static readonly ClaimStatistic[] AgreementColumns =
    [
        ClaimStatistic.ReferenceMean, ClaimStatistic.ReferenceSd, ClaimStatistic.PredictedMean, ClaimStatistic.PredictedSd, ClaimStatistic.Bias,
        ClaimStatistic.LimitLower, ClaimStatistic.LimitUpper, ClaimStatistic.TTestP, ClaimStatistic.PearsonR,
    ];

    public static PublishedTable Read(string path)
    {
        var study = PublishedStudy.Read(path);
        var used = new List<PublishedClaim>();
        var agreement = Labels.Quantities.Select(q => Agreement(study, q, used)).OfType<PublishedAgreement>().ToArray();
        var dice = study.Claims
            .Where(c => c is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.Mean, Subject: null })
            .DistinctBy(c => c.Key)
            .Select(c => new PublishedDice(c.Structure, c.Phase, Value(c, used), Value(First(study, d => d.Key == c.Key with { Statistic = ClaimStatistic.StandardDeviation }), used)))
            .ToArray();
        var audited = AuditedStudy.Of(study, Path.GetDirectoryName(Path.GetFullPath(path))!);
        var places = string.Join("; ", used.Select(c => c.Where).Distinct());
        return new PublishedTable(study.Version, $"{study.Source}: {places}", study.TestMice, agreement, dice)
        {
            Audit = StudyAudit.Of(audited),
            IsByPopulation = audited.Conventions.Deviation == DeviationConvention.Population,
        };
    }

    private static PublishedAgreement? Agreement(PublishedStudy study, Quantity quantity, List<PublishedClaim> used)
    {
        var row = AgreementColumns.Select(s => First(study, c => c.Measure == ClaimMeasure.Agreement && c.Quantity == quantity && c.Statistic == s)).ToArray();
        if (Array.Find(row, c => c is { Statistic: not (ClaimStatistic.TTestP or ClaimStatistic.PearsonR) }) is not { } measured)
        {
            return null;
        }

        var v = row.Select(c => Value(c, used)).ToArray();
        return new PublishedAgreement(quantity, measured.Unit, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
    }

    private static PublishedClaim? First(PublishedStudy study, Func<PublishedClaim, bool> isWanted) => study.Claims.FirstOrDefault(isWanted);

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
