using System.Globalization;
using System.Text;
using Bench.Evaluation.Baselines;

namespace Bench.Cli.Comparison;

/// <summary>A check against a baseline as text: what became worse first, with the mice; then every measure on a line.</summary>
internal static class RegressionText
{
    public static string Of(RegressionReport report)
    {
        var text = new StringBuilder($"{report.RunId} against {report.Baseline}: {Word(report.Outcome)}\n");
        foreach (var difference in report.Differences)
        {
            text.Append($"  {difference.Name} differs: baseline {difference.Baseline}; run {difference.Run}\n");
        }

        foreach (var model in report.MissingModels)
        {
            text.Append($"  the run lacks the model {model}\n");
        }

        foreach (var measure in report.Measures.Where(m => m.Outcome is RegressionOutcome.Worse or RegressionOutcome.Better))
        {
            Detail(text, measure);
        }

        if (report.Measures.Count > 0)
        {
            Table(text, report.Measures);
        }

        return text.ToString();
    }

    private static void Detail(StringBuilder text, MeasureRegression m)
    {
        text.Append(
            $"\n{m.Model}, {m.Measure}: {Word(m.Outcome)} by {Number(Math.Abs(m.Change))}{Unit(m)} ({Number(m.Baseline)} → "
                + $"{Number(m.Run)}, {m.Count} mice; tolerance {Number(m.Tolerance)} from {m.ToleranceFrom})\n");
        if (m.LostMice.Count > 0)
        {
            text.Append($"  without a value now: {string.Join(", ", m.LostMice)}\n");
        }

        if (m.WorseMice.Count > 0)
        {
            text.Append(
                $"  {m.WorseMice.Count} of {m.Count} mice worse by more than a mouse's tolerance, {Number(m.MouseTolerance)}: "
                    + $"{string.Join(", ", m.WorseMice.Select(w => w.Mouse))}\n");
        }

        foreach (var mouse in m.MostChanged)
        {
            text.Append($"  {mouse.Mouse}: {Number(mouse.Baseline)} → {Number(mouse.Run)} ({Signed(mouse.Change)})\n");
        }
    }

    private static void Table(StringBuilder text, IReadOnlyList<MeasureRegression> measures)
    {
        var model = measures.Max(m => m.Model.Length);
        var name = measures.Max(m => m.Measure.Length);
        text.Append(
            $"\n{"model".PadRight(model)}  {"measure".PadRight(name)}  {"baseline",9} {"run",9} {"change",9} {"tolerance",9} {"p",7}  \n");
        foreach (var m in measures)
        {
            text.Append(
                $"{m.Model.PadRight(model)}  {m.Measure.PadRight(name)}  {Number(m.Baseline),9} {Number(m.Run),9} "
                    + $"{Signed(m.Change),9} {Number(m.Tolerance),9} {P(m.TTestP),7}  {Word(m.Outcome)}\n");
        }
    }

    private static string Word(RegressionOutcome outcome) => outcome switch
    {
        RegressionOutcome.Met => "met",
        RegressionOutcome.Better => "better",
        RegressionOutcome.Worse => "worse",
        _ => "not comparable",
    };

    private static string Unit(MeasureRegression measure) => measure.Unit.Length == 0 ? "" : $" {measure.Unit}";

    internal static string Number(double value) =>
        double.IsNaN(value)
            ? "–"
            : value != 0 && Math.Abs(value) < 1e-4
            ? value.ToString("0.0e-0", CultureInfo.InvariantCulture)
            : value.ToString("F4", CultureInfo.InvariantCulture);

    internal static string Signed(double value) => value > 0 ? "+" + Number(value) : Number(value);

    internal static string P(double p) => double.IsNaN(p) ? "–" : p < 0.001 ? "<0.001" : p.ToString("F3", CultureInfo.InvariantCulture);
}
