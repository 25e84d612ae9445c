using System.Globalization;
using Bench.Evaluation.Claims;
using Bench.Statistics.Agreement;
using Bench.Statistics.Comparison;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// A difference that changes with the size of what is measured is reported: by the slope of difference on mean of a figure's points (Bland
/// and Altman 1999), at 5 % after Holm's correction over the quantities of a group of mice. How firmly it stands, without single points and
/// on the other axis, is said with it.
/// </summary>
internal sealed class ProportionalBiasRule : IAuditRule
{
    private const double Alpha = 0.05;

    public string Name => "proportional_bias";

    public string Title => "Where the points show a bias that changes with size, the study reports it.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var group in study.Points.DistinctBy(p => (p.Source.Quantity, p.Source.Subject)).GroupBy(p => p.Source.Subject))
        {
            PointColumns[] points = [.. group];
            var trends = points.Select(p => ProportionalBias.Of(p.Reference, p.Predicted)).ToArray();
            var corrected = MultipleComparisons.Holm([.. trends.Select(t => t.Line.SlopePValue)]);
            for (var i = 0; i < points.Length; i++)
            {
                var reported = study.Study.Claims.Any(
                    c =>
                        c.Statistic == ClaimStatistic.ProportionalSlope
                            && c.Quantity == points[i].Source.Quantity
                            && c.Subject == group.Key);
                yield return reported || !(corrected[i] < Alpha) ? null : Found(points[i], trends[i], corrected[i], points.Length);
            }
        }
    }

    private AuditFinding Found(PointColumns points, ProportionalBias trend, double corrected, int quantities)
    {
        var name = ClaimText.Name(points.Source.Quantity);
        var slope = trend.Line.Slope;
        var onReference = ProportionalBias.Of(points.Reference, points.Predicted, HorizontalAxis.Reference).Line;
        var without = LeaveOneOut.Of(points.Reference, points.Predicted, alpha: Alpha);
        var weakest = without.Cases.MaxBy(c => c.SlopePValueWithout)!;
        var pivotal = without.Pivotal.Select(c => $"{c.Index + 1}").ToArray();
        var leans = pivotal.Length == 0
            ? "no single point decides it"
            : $"it leans on row{(pivotal.Length == 1 ? "" : "s")} {string.Join(", ", pivotal)}, without "
                + $"{(pivotal.Length == 1 ? "which" : "any one of which")} p is above 0.05";
        var reads = slope > 0
            ? "the model reads high values too high and low ones too low, against its mean difference"
            : "the model reads high values too low and low ones too high, against its mean difference";
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{name}: by the points of {points.Source.File} the difference changes with the mean by {slope:0.000} for each unit (p "
                + $"{P(trend.Line.SlopePValue)}; corrected for {quantities} quantities, p {P(corrected)}), which the study does not "
                + $"report: {reads}. ")
            + string.Create(CultureInfo.InvariantCulture,
                $"How firmly it stands: {leans}; without row {weakest.Index + 1} the slope is {weakest.SlopeWithout:0.000} (p "
                    + $"{P(weakest.SlopePValueWithout)}); on the expert's value instead of the mean it is {onReference.Slope:0.000} "
                    + $"(p {P(onReference.SlopePValue)}).");
        return new AuditFinding(
            Name,
            AuditSeverity.Omission,
            [points.Source.File],
            [$"{name}: points of {points.Source.File}"],
            text,
            string.Create(
                CultureInfo.InvariantCulture,
                $"a slope of {slope:0.000} ({trend.Line.SlopeInterval.Low:0.000} to {trend.Line.SlopeInterval.High:0.000}), reported"),
            trend.Line.SlopeInterval.Low,
            trend.Line.SlopeInterval.High);
    }

    private static string P(double p) => p < 0.001 ? "< 0.001" : FormattableString.Invariant($"= {p:0.000}");
}
