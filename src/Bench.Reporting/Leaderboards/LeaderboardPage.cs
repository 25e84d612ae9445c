using System.Globalization;
using System.Text;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Leaderboards;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Leaderboards;

/// <summary>A leaderboard as one HTML page that needs neither network nor script.</summary>
public static class LeaderboardPage
{
    private const int PlotWidth = 180;
    private const int PlotHeight = 16;
    private const int PlotMargin = 5;
    private const int Decimals = 3;

    /// <summary>Writes the page.</summary>
    /// <param name="board">The leaderboard.</param>
    /// <param name="title">Its title.</param>
    /// <param name="notes">What was left out, in sentences.</param>
    public static string Of(Leaderboard board, string title, IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(notes);
        var page = new HtmlPage();
        page.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head").Raw("<meta charset=\"utf-8\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Element("title", title).Raw("<style>\n").Raw(Style()).Raw("</style>\n").Close("head").Open("body").Open("main")
            .Element("h1", title)
            .Element("p", $"Ranked by {Name(board.Measure)}: mean over test cases with its 95 % interval. A rank's range is its 95 % "
                + "interval over 1000 bootstrap samples of the cases: models whose ranges overlap are not told apart by these cases. A "
                + "model that lacks a value for a case is not ranked by that measure. Tests of single pairs: bench compare --models.");
        foreach (var (number, group) in board.Groups.Index())
        {
            Group(page, board, group, number + 1);
        }

        if (notes.Count > 0)
        {
            page.Element("h2", "Not ranked").Open("ul");
            foreach (var note in notes)
            {
                page.Element("li", note);
            }

            page.Close("ul");
        }

        return page.Close("main").Close("body").Close("html").ToString();
    }

    private static void Group(HtmlPage page, Leaderboard board, LeaderboardGroup group, int number)
    {
        var models = NumberText.Plural(group.Rows.Count, "model", "models");
        page.Element("h2", board.Groups.Count == 1 ? models : $"Group {number}: {models}");
        if (group.Differences.Count > 0)
        {
            page.Open("div", ("class", "differs"))
                .Element(
                    "p", $"Not ranked with group 1, as these differ: {string.Join(", ", group.Differences.Select(d => d.Name).Distinct())}")
                .Open("dl");
            foreach (var difference in group.Differences)
            {
                var (there, here) = (difference.Baseline.TrimEnd('.'), difference.Run.TrimEnd('.'));
                page.Element("dt", difference.Name).Element("dd", $"group 1: {there}. Here: {here}.");
            }

            page.Close("dl").Close("div");
        }

        var (low, high) = Range(board, group);
        page.Open("div", ("class", "scroll")).Open("table").Open("caption")
            .Text(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name(board.Measure)}: dots are means, lines 95 % intervals, from {low:0.###} to {high:0.###}{Unit(board.Measure)}. "
                    + $"In brackets: ranks by other measures; of errors, less is better."))
            .Close("caption").Open("thead").Open("tr");
        page.Element("th", "rank", ("scope", "col"), ("class", "text")).Element("th", "model", ("scope", "col"), ("class", "text"))
            .Element("th", Name(board.Measure), ("scope", "col")).Element("th", "95 % interval", ("scope", "col"), ("class", "text"));
        foreach (var measure in Others(board, group))
        {
            page.Element("th", $"{Name(measure)}{Unit(measure)}", ("scope", "col"));
        }

        page.Element("th", "cases", ("scope", "col")).Close("tr").Close("thead").Open("tbody");
        foreach (var row in group.Rows)
        {
            Row(page, board, group, row, low, high);
        }

        page.Close("tbody").Close("table").Close("div").Open("dl");
        foreach (var condition in group.Conditions)
        {
            page.Element("dt", condition.Name).Element("dd", condition.Text);
        }

        page.Close("dl");
    }

    private static void Row(HtmlPage page, Leaderboard board, LeaderboardGroup group, LeaderboardRow row, double low, double high)
    {
        var decisive = row.Cells.GetValueOrDefault(board.Measure.Name);
        var folder = string.Join('/', row.Folder.Split('/').Select(Uri.EscapeDataString));
        page.Open("tr").Element("td", decisive is null ? "–" : Rank(decisive), ("class", "text by"))
            .Open("td", ("class", "text")).Text(row.Label)
            .Open("span", ("class", "run")).Element("a", row.RunId, ("href", $"{folder}/report.html")).Text(" · ")
            .Element("a", "PDF", ("href", $"{folder}/report.pdf")).Text(row.IsTrainedHere ? "" : "; masks made elsewhere")
            .Close("span").Close("td")
            .Element("td", decisive is null ? "–" : NumberText.Fixed(decisive.Mean, Decimals), ("class", "by"))
            .Open("td", ("class", "text")).Raw(decisive is null ? "" : Plot(decisive, low, high)).Close("td");
        foreach (var measure in Others(board, group))
        {
            var cell = row.Cells[measure.Name];
            page.Open("td").Text(NumberText.Fixed(cell.Mean, measure.Quantity is null ? Decimals : 1))
                .Element("span", cell.Rank is null ? " (–)" : $" ({cell.Rank})", ("class", "range")).Close("td");
        }

        var of = decisive is { Missing: > 0 } ? $" of {decisive.Count + decisive.Missing}" : "";
        page.Element("td", decisive is null ? "–" : $"{decisive.Count}{of}").Close("tr");
    }

    private static string Style()
    {
        using var stream = typeof(LeaderboardPage).Assembly.GetManifestResourceStream("Bench.Reporting.Leaderboards.leaderboard.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Rank(LeaderboardCell cell) => cell.Rank is not { } rank ? "–"
        : double.IsNaN(cell.RankInterval.Low) ? $"{rank}"
        : string.Create(CultureInfo.InvariantCulture, $"{rank} ({cell.RankInterval.Low:0}–{cell.RankInterval.High:0})");

    private static string Plot(LeaderboardCell cell, double low, double high)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg width=\"{PlotWidth}\" height=\"{PlotHeight}\" role=\"img\" aria-label=\"");
        text.Append(CultureInfo.InvariantCulture, $"{cell.Confidence.Low:0.000} to {cell.Confidence.High:0.000}\">");
        if (double.IsFinite(cell.Confidence.Low) && double.IsFinite(cell.Confidence.High))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{X(cell.Confidence.Low):0.0} 8H{X(cell.Confidence.High):0.0}\" stroke=\"currentColor\" stroke-width=\"2\"/>");
        }

        if (double.IsFinite(cell.Mean))
        {
            text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(cell.Mean):0.0}\" cy=\"8\" r=\"4\" fill=\"currentColor\"/>");
        }

        return text.Append("</svg>").ToString();

        double X(double value) => PlotMargin + ((PlotWidth - (2 * PlotMargin)) * (high > low ? (value - low) / (high - low) : 0.5));
    }

    // From the least to the greatest end of the intervals of the group.
    private static (double Low, double High) Range(Leaderboard board, LeaderboardGroup group)
    {
        double[] ends =
        [
            .. group.Rows.Select(r => r.Cells.GetValueOrDefault(board.Measure.Name)).OfType<LeaderboardCell>()
                .SelectMany(c => new[] { c.Confidence.Low, c.Confidence.High, c.Mean }).Where(double.IsFinite)
        ];
        return ends.Length == 0 ? (0, 1) : (ends.Min(), ends.Max());
    }

    private static IEnumerable<MouseMeasure> Others(Leaderboard board, LeaderboardGroup group) =>
        group.Measures.Where(m => m.Name != board.Measure.Name);

    private static string Name(MouseMeasure measure)
    {
        var parts = measure.Name.Split('.');
        return measure.Quantity is not null
            ? $"{parts[^1]} error"
            : $"Dice, {parts[1].Replace('_', ' ')}{(parts[^1] == "mean" ? "" : $" at {parts[^1]}")}";
    }

    private static string Unit(MouseMeasure measure) => measure.Unit.Length == 0 ? "" : $" ({measure.Unit})";
}
