using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Bias and SD of the differences fix the paired t-test: t = bias·√n / SD, n − 1 degrees of freedom. The test takes that SD by n − 1; where
/// the limits were drawn with n, t = bias·√(n − 1) / SD. The SD is that of the limits of agreement, or of one of them with the bias, or
/// else of both SDs with r.
/// </summary>
internal sealed class PValueRule : IAuditRule
{
    public string Name => "p_value";

    public string Title => "p of the paired t-test follows from bias, spread of the differences and n.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from quantity in Enum.GetValues<Quantity>()
        from spread in Spreads(study, quantity)
        where study.Cases(spread.Beside[0]) > 1
        select Check(study, spread);

    /// <summary>Spreads beside p and the bias, or beside p and both means where no bias is printed.</summary>
    private static IReadOnlyList<DifferenceSpread> Spreads(AuditedStudy study, Quantity quantity) =>
        DifferenceSpread.ByAny(study, quantity, ClaimStatistic.TTestP, ClaimStatistic.Bias) is { Count: > 0 } found
            ? found
            : DifferenceSpread.ByAny(study, quantity, ClaimStatistic.TTestP, ClaimStatistic.ReferenceMean, ClaimStatistic.PredictedMean);

    private AuditFinding? Check(AuditedStudy study, DifferenceSpread spread)
    {
        var p = spread.Beside[0];
        var bias = spread.Beside.Length == 2
            ? spread.Beside[1].Number.Range
            : spread.Beside[2].Number.Range - spread.Beside[1].Number.Range;
        PublishedClaim[] involved = [.. spread.Beside, .. spread.From];
        var n = study.Cases(p);
        var deviation = spread.Deviation;
        var size = bias.Magnitude();
        var sample = PValues(size, deviation, Math.Sqrt(n), n);
        var population = PValues(size, deviation, Math.Sqrt(n - 1), n);
        var (fitsSample, fitsPopulation) = (sample.Meets(p.Number.Range), population.Meets(p.Number.Range));
        var stated = study.Study.Conventions.Deviation;
        var shift = spread.Beside.Length == 2
            ? $"a bias of {spread.Beside[1].Printed}"
            : $"means of {spread.Beside[1].Printed} and {spread.Beside[2].Printed}";
        var start = $"{ClaimText.Name(p.Quantity)}: p is printed as {p.Printed}; {shift} with {spread.Text} and n = {n} gives ";
        var what = spread.IsByCorrelation ? "SDs" : "limits";
        if (!fitsSample && !fitsPopulation)
        {
            var either = sample.Joined(population);
            return AuditFinding.Of(this, involved, $"{start}{either.Text(p.Decimals)}.", $"p {either.Text(p.Decimals)}", either);
        }

        if (!fitsSample && stated != DeviationConvention.Population)
        {
            return AuditFinding.Of(
                this,
                involved,
                $"{start}{sample.Text(p.Decimals)} if the {what} use the SD by n − 1, and {population.Text(p.Decimals)} if they use "
                    + $"the SD by n: only the latter fits, so the {what} are too {(spread.IsByCorrelation ? "small" : "narrow")}.",
                $"{what} {(spread.IsByCorrelation ? "larger" : "wider")} by a factor of {Math.Sqrt(n / (n - 1.0)):F3}",
                severity: AuditSeverity.Convention);
        }

        return fitsPopulation || stated != DeviationConvention.Population ? null : AuditFinding.Of(
            this,
            involved,
            $"{start}{population.Text(p.Decimals)} if the {what} use the SD by n, as the study says, and {sample.Text(p.Decimals)} if "
                + "they use the SD by n − 1: only the latter fits.",
            $"p {population.Text(p.Decimals)}",
            population,
            AuditSeverity.Convention);
    }

    private static ValueRange PValues(ValueRange size, ValueRange deviation, double root, int n) => new(
        StudentTDistribution.TwoSided(deviation.Low > 0 ? size.High * root / deviation.Low : double.PositiveInfinity, n - 1),
        StudentTDistribution.TwoSided(
            deviation.High > 0 ? size.Low * root / deviation.High : size.Low > 0 ? double.PositiveInfinity : 0, n - 1));
}
