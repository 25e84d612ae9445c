using System.Globalization;
using System.Text;
using Bench.Core.Measures;
using Bench.Evaluation.Results;

namespace Bench.Cli.Comparison;

/// <summary>A comparison of models as text: for each measure its ranking and its pairs.</summary>
internal static class ComparisonText
{
    public static string Of(ModelComparison comparison)
    {
        var text = new StringBuilder(
            $"{comparison.Models.Count} models on {comparison.Mice.Count} common mice: {string.Join(", ", comparison.Models)}\n");
        if (comparison.OtherMice.Count > 0)
        {
            text.Append($"left out, as some model lacks them: {string.Join(", ", comparison.OtherMice)}\n");
        }

        foreach (var note in comparison.Notes)
        {
            text.Append($"note: {note}\n");
        }

        text.Append(
            "Differences are first less second. p are Holm-corrected over all pairs and measures; intervals are 95 % (t, and BCa "
                + "bootstrap over mice).\n");
        foreach (var measure in comparison.Measures)
        {
            Measure(text, measure);
        }

        return text.ToString();
    }

    private static void Measure(StringBuilder text, MeasureComparison measure)
    {
        var unit = measure.Unit.Length == 0 ? "" : $", {measure.Unit}";
        text.Append(
            $"\n{measure.Measure}{unit} ({(measure.Better == BetterWhen.Larger ? "larger" : "smaller")} is better, {measure.Mice} mice)\n");
        var width = measure.Ranking.Max(r => r.Label.Length);
        foreach (var model in measure.Ranking)
        {
            text.Append(
                $"  {model.Rank}. {model.Label.PadRight(width)}  {RegressionText.Number(model.Mean)}  rank "
                    + $"{Rank(model.RankInterval.Low)} to {Rank(model.RankInterval.High)}\n");
        }

        if (measure.RankTest is { } test)
        {
            text.Append(
                $"  all at once (Friedman, ranks within a mouse): p {RegressionText.P(test.ImanDavenportP)}, Holm p "
                    + $"{RegressionText.P(test.HolmP)}, Kendall's W {test.KendallW.ToString("0.00", CultureInfo.InvariantCulture)}\n");
        }

        foreach (var pair in measure.Pairs)
        {
            text.Append(
                $"  {pair.First} − {pair.Second}: {RegressionText.Signed(pair.Difference)} "
                    + $"({RegressionText.Signed(pair.Interval.Low)} to {RegressionText.Signed(pair.Interval.High)}; BCa "
                    + $"{RegressionText.Signed(pair.Bootstrap.Low)} to {RegressionText.Signed(pair.Bootstrap.High)}); ");
            text.Append($"t p {RegressionText.P(pair.TTestHolm)}, Wilcoxon p {RegressionText.P(pair.WilcoxonHolm)}");
            text.Append(
                double.IsNaN(pair.Margin)
                    ? ""
                    : $", TOST ±{pair.Margin.ToString("G4", CultureInfo.InvariantCulture)} p {RegressionText.P(pair.EquivalenceP)}");
            text.Append($"; {pair.Wins} won, {pair.Ties} tied, {pair.Losses} lost: {Word(pair)}\n");
        }
    }

    private static string Rank(double rank) => double.IsNaN(rank) ? "–" : rank.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Word(PairComparison pair) => pair.Verdict switch
    {
        PairVerdict.FirstBetter => $"{pair.First} is better",
        PairVerdict.SecondBetter => $"{pair.Second} is better",
        PairVerdict.Equivalent => "equivalent within the margin",
        _ => "not told apart",
    };
}
