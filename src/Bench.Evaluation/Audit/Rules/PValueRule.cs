using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Bias and limits of agreement fix the paired t-test: t = bias·√n / SD of the differences, n − 1 degrees of freedom. The test takes that SD by n − 1; where the
/// limits were drawn with n, t = bias·√(n − 1) / SD.
/// </summary>
internal sealed class PValueRule : IAuditRule
{
    public string Name => "p_value";

    public string Title => "p of the paired t-test follows from bias, limits of agreement and n.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from quantity in Enum.GetValues<Quantity>()
        from row in study.Rows((quantity, ClaimStatistic.Bias), (quantity, ClaimStatistic.LimitLower), (quantity, ClaimStatistic.LimitUpper), (quantity, ClaimStatistic.TTestP))
        where study.Cases(row[0]) > 1
        select Check(study, row);

    private AuditFinding? Check(AuditedStudy study, PublishedClaim[] row)
    {
        var (bias, lower, upper, p) = (row[0], row[1], row[2], row[3]);
        var n = study.Cases(bias);
        var deviation = LimitArithmetic.Deviation(lower, upper, study.Study.Conventions.LimitsFactor);
        var size = bias.Number.Range.Magnitude();
        var sample = PValues(size, deviation, Math.Sqrt(n), n);
        var population = PValues(size, deviation, Math.Sqrt(n - 1), n);
        var (fitsSample, fitsPopulation) = (sample.Meets(p.Number.Range), population.Meets(p.Number.Range));
        var stated = study.Study.Conventions.Deviation;
        var start = $"{ClaimText.Name(bias.Quantity)}: p is printed as {p.Printed}; a bias of {bias.Printed} with limits of {lower.Printed} to {upper.Printed} and n = {n} gives ";
        if (!fitsSample && !fitsPopulation)
        {
            var either = sample.Joined(population);
            return AuditFinding.Of(this, [p, bias, lower, upper], $"{start}{either.Text(p.Decimals)}.", $"p {either.Text(p.Decimals)}", either);
        }

        if (!fitsSample && stated != DeviationConvention.Population)
        {
            return AuditFinding.Of(
                this,
                [p, bias, lower, upper],
                $"{start}{sample.Text(p.Decimals)} if the limits use the SD by n − 1, and {population.Text(p.Decimals)} if they use the SD by n: only the latter fits, so the limits are too narrow.",
                $"limits wider by a factor of {Math.Sqrt(n / (n - 1.0)):F3}",
                severity: AuditSeverity.Convention);
        }

        return fitsPopulation || stated != DeviationConvention.Population ? null : AuditFinding.Of(
            this,
            [p, bias, lower, upper],
            $"{start}{population.Text(p.Decimals)} if the limits use the SD by n, as the study says, and {sample.Text(p.Decimals)} if they use the SD by n − 1: only the latter fits.",
            $"p {population.Text(p.Decimals)}",
            population,
            AuditSeverity.Convention);
    }

    private static ValueRange PValues(ValueRange size, ValueRange deviation, double root, int n) => new(
        StudentTDistribution.TwoSided(deviation.Low > 0 ? size.High * root / deviation.Low : double.PositiveInfinity, n - 1),
        StudentTDistribution.TwoSided(deviation.High > 0 ? size.Low * root / deviation.High : size.Low > 0 ? double.PositiveInfinity : 0, n - 1));
}
