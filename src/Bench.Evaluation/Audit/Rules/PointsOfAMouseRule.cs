using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>Within one mouse, in one row of a file of points: SV = EDV − ESV and EF = SV/EDV, as far as points can be read.</summary>
internal sealed class PointsOfAMouseRule : IAuditRule
{
    public string Name => "points_of_a_mouse";

    public string Title => "In each mouse's points, SV = EDV − ESV and EF = SV/EDV.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var file in study.Points.GroupBy(p => (p.Source.File, p.Source.Subject)))
        {
            var of = file.GroupBy(p => p.Source.Quantity).ToDictionary(g => g.Key, g => g.First());
            if (
                !of.TryGetValue(Quantity.EndDiastolicVolume, out var diastolic)
                    || !of.TryGetValue(Quantity.EndSystolicVolume, out var systolic))
            {
                continue;
            }

            foreach (var who in new[] { "expert", "model" })
            {
                for (var i = 0; i < diastolic.Reference.Count; i++)
                {
                    var (edv, esv) = (At(diastolic, who, i), At(systolic, who, i));
                    if (of.TryGetValue(Quantity.StrokeVolume, out var stroke))
                    {
                        yield return Compare(stroke, who, i, edv - esv, "EDV − ESV");
                    }

                    if (of.TryGetValue(Quantity.EjectionFraction, out var fraction) && edv.Low > 0)
                    {
                        yield return Compare(
                            fraction, who, i, Scale(study, fraction) * (new ValueRange(1, 1) - (esv / edv)), "1 − ESV/EDV");
                    }
                }
            }
        }
    }

    /// <summary>100 where EF is in percent: as a claim's unit says, else as the values do.</summary>
    private static double Scale(AuditedStudy study, PointColumns fraction)
    {
        var stated = study.Study.Claims.FirstOrDefault(
            c =>
                c.Quantity == Quantity.EjectionFraction
                    && c.Statistic is not (ClaimStatistic.PearsonR or ClaimStatistic.TTestP or ClaimStatistic.DiceErrorSpearman));
        var isPercent = stated is null ? fraction.Reference.Concat(fraction.Predicted).Any(v => Math.Abs(v) > 1.5) : stated.Unit == "%";
        return isPercent ? 100 : 1;
    }

    private static ValueRange At(PointColumns points, string who, int row) =>
        ValueRange.Around((who == "expert" ? points.Reference : points.Predicted)[row], points.Source.ReadingError);

    private AuditFinding? Compare(PointColumns points, string who, int row, ValueRange implied, string formula)
    {
        var read = At(points, who, row);
        if (read.Meets(implied))
        {
            return null;
        }

        var value = ((read.Low + read.High) / 2).ToString("G6", CultureInfo.InvariantCulture);
        var place = $"{points.Source.File}, row {row + 1}";
        return new AuditFinding(
            Name,
            AuditSeverity.Contradiction,
            [place],
            [$"{ClaimText.Name(points.Source.Quantity)} by the {who}: {value} ({place})"],
            $"{place}: {ClaimText.Name(points.Source.Quantity)} by the {who} is {value}, but {formula} gives {implied.Text(2)}.",
            implied.Text(2),
            implied.Low,
            implied.High);
    }
}
