using System.Globalization;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Counts are whole; a percentage of n is that of a whole number of n; the mean of n values that come in steps is a multiple of step/n
/// (the GRIM test, Brown &amp; Heathers 2017); a quotient is that of its two numbers.
/// </summary>
internal sealed class GranularityRule : IAuditRule
{
    public string Name => "granularity";

    public string Title => "Counts are whole; percentages and means of whole numbers are among those that n allows.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var claim in study.Study.Claims)
        {
            if (claim.Statistic == ClaimStatistic.Count)
            {
                yield return claim.Value >= 0 && claim.Value == Math.Floor(claim.Value) ? null : AuditFinding.Of(
                    this,
                    [claim],
                    $"{claim.Statement}: a count of {claim.Printed} cannot be.",
                    $"a whole number near {Math.Max(0, Math.Round(claim.Value)).ToString(CultureInfo.InvariantCulture)}");
            }

            if (claim.Ratio is { } ratio)
            {
                yield return Quotient(
                    claim, study.Study.Claims.Single(c => c.Id == ratio[0]), study.Study.Claims.Single(c => c.Id == ratio[1]));
            }
            else if (claim is { Statistic: ClaimStatistic.Percentage, N: { } of })
            {
                yield return Steps(claim, 100.0 / of, $"of {of} cases");
            }

            if (
                claim is { Granularity: { } step }
                    && study.Cases(claim) is var n
                    && claim.Statistic is ClaimStatistic.Mean
                        or ClaimStatistic.ReferenceMean
                        or ClaimStatistic.PredictedMean
                        or ClaimStatistic.Bias)
            {
                yield return Steps(claim, step / n, $"as the mean of {n} values in steps of {step.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    private AuditFinding? Quotient(PublishedClaim claim, PublishedClaim first, PublishedClaim second)
    {
        var quotient = (claim.Unit == "%" ? 100 : 1) * (Exact(first) / Exact(second));
        return quotient.Meets(claim.Number.Range) ? null : AuditFinding.Of(
            this,
            [claim, first, second],
            $"{claim.Statement}: {ClaimText.Value(claim)} is printed, but {first.Printed} of {second.Printed} is "
                + $"{ClaimText.Range(quotient, claim, 1)}.",
            ClaimText.Range(quotient, claim, 1),
            quotient);
    }

    private AuditFinding? Steps(PublishedClaim claim, double step, string what)
    {
        var range = claim.Number.Range;
        var (below, above) = (Math.Floor(claim.Value / step) * step, Math.Ceiling(claim.Value / step) * step);
        return new ValueRange(below, below).Meets(range) || new ValueRange(above, above).Meets(range) ? null : AuditFinding.Of(
            this,
            [claim],
            $"{claim.Statement}: {ClaimText.Value(claim)} cannot come {what}; the nearest that can are {Text(below, claim)} and "
                + $"{Text(above, claim)}.",
            $"{Text(below, claim)} or {Text(above, claim)}");
    }

    private static string Text(double value, PublishedClaim like) => ClaimText.Range(new ValueRange(value, value), like, 1);

    private static ValueRange Exact(PublishedClaim claim) =>
        claim.Statistic == ClaimStatistic.Count ? new ValueRange(claim.Value, claim.Value) : claim.Number.Range;
}
