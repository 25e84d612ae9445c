using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Values that no data can give: a Dice above 1, a correlation beyond ±1, a negative SD, limits the wrong way round, an SD too large for
/// values between 0 and 1.
/// </summary>
internal sealed class PossibleRangeRule : IAuditRule
{
    public string Name => "possible_range";

    public string Title => "Dice, p, r, SDs, percentages and limits have values that data can give.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var claim in study.Study.Claims)
        {
            if (Bounds(claim) is { } bounds)
            {
                yield return bounds.Meets(claim.Number.Range) ? null : AuditFinding.Of(
                    this,
                    [claim],
                    $"{claim.Statement}: {ClaimText.Value(claim)} lies outside {ClaimText.Range(bounds, claim)}.",
                    ClaimText.Range(bounds, claim),
                    bounds);
            }
        }

        foreach (
            var check in study.Study.Claims
                .Where(c => c is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.StandardDeviation })
                .SelectMany(c => DiceSpread(study, c)))
        {
            yield return check;
        }

        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            foreach (var row in study.Rows((quantity, ClaimStatistic.LimitLower), (quantity, ClaimStatistic.LimitUpper)))
            {
                yield return row[0].Number.Range.Low <= row[1].Number.Range.High ? null : AuditFinding.Of(
                    this,
                    row,
                    $"{ClaimText.Name(quantity)}: the lower limit of agreement {row[0].Printed} is above the upper one {row[1].Printed}.",
                    "the limits the other way round");
            }
        }
    }

    private static ValueRange? Bounds(PublishedClaim claim) => claim switch
    {
        { Statistic: ClaimStatistic.PearsonR or ClaimStatistic.DiceErrorSpearman } => new(-1, 1),
        { Statistic: ClaimStatistic.TTestP or ClaimStatistic.PBelow } => new(0, 1),
        { Statistic: ClaimStatistic.Percentage } => new(0, 100),
        { Measure: ClaimMeasure.Dice } => new(0, claim.Unit == "%" ? 100 : 1),
        { Quantity: Quantity.EjectionFraction, Statistic: ClaimStatistic.ReferenceMean or ClaimStatistic.PredictedMean } =>
            new(0, claim.Unit == "%" ? 100 : 1),
        {
            Statistic: ClaimStatistic.ReferenceMean
                or ClaimStatistic.PredictedMean
                or ClaimStatistic.ReferenceSd
                or ClaimStatistic.PredictedSd
                or ClaimStatistic.StandardDeviation
        } => new(
            0, double.PositiveInfinity),
        _ => null,
    };

    /// <summary>n values between 0 and 1 with mean m have a variance of at most m·(1 − m)·n/(n − 1).</summary>
    private IEnumerable<AuditFinding?> DiceSpread(AuditedStudy study, PublishedClaim deviation)
    {
        var mean = study.Study.Claims.FirstOrDefault(
            c => c.Key == deviation.Key with { Statistic = ClaimStatistic.Mean } && c.Unit == deviation.Unit);
        var n = study.Cases(deviation);
        if (mean is null || n < 2)
        {
            yield break;
        }

        var scale = mean.Unit == "%" ? 100.0 : 1;
        var middle = Math.Clamp(scale / 2, mean.Number.Range.Low, mean.Number.Range.High);
        var most = new ValueRange(0, Math.Sqrt(Math.Max(0, middle * (scale - middle) * n / (n - 1))));
        yield return most.Meets(deviation.Number.Range) ? null : AuditFinding.Of(
            this,
            [deviation, mean],
            $"{deviation.Statement}: {ClaimText.Value(deviation)} is more than Dice with a mean of {mean.Printed} can spread.",
            ClaimText.Range(most, deviation),
            most);
    }
}
