using System.Text.RegularExpressions;
using Bench.Core.Cleaning;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Leaderboards;
using Bench.Evaluation.Results;
using Bench.Reporting.Leaderboards;
using Bench.Testing;

namespace Bench.Reporting.Tests.Leaderboards;

/// <summary>The page and the table of a leaderboard of two runs that can be ranked together and one that cannot.</summary>
public sealed partial class LeaderboardPageTests
{
    private const StringComparison Whole = StringComparison.Ordinal;

    private static readonly Leaderboard Board = Make();

    [Fact]
    public void The_page_leads_to_each_report_and_says_why_a_run_is_not_ranked_with_the_others()
    {
        var page = LeaderboardPage.Of(Board, "Mice <2026>", ["x: the same run as y."]);

        Assert.Contains("<h1>Mice &lt;2026&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"a%20run/report.html\"", page, StringComparison.Ordinal);
        Assert.Contains("as these differ: cleaning", page, StringComparison.Ordinal);
        Assert.Contains("x: the same run as y.", page, StringComparison.Ordinal);

        // A row for each model of each run, and two head rows; each with as many cells.
        var rows = Row().Matches(page).Select(m => m.Value).ToArray();
        Assert.Equal(2 + Board.Groups.Sum(g => g.Rows.Count), rows.Length);
        Assert.Single(rows.Select(r => Cell().Count(r)).Distinct());
    }

    [Fact]
    public void The_page_needs_no_network_and_no_script()
    {
        var page = LeaderboardPage.Of(Board, "L", []);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_a_row_for_each_group_model_and_measure()
    {
        var lines = LeaderboardCsv.Of(Board).TrimEnd('\n').Split('\n');

        Assert.Equal(string.Join(',', LeaderboardCsv.Columns), lines[0]);
        Assert.Equal(1 + Board.Groups.Sum(g => g.Rows.Count * g.Measures.Count), lines.Length);
        Assert.Contains(lines, l => l.StartsWith("1,", Whole) && l.Contains(",dice.both.mean,,", Whole));
        Assert.Contains(lines, l => l.StartsWith("2,", Whole));
    }

    private static Leaderboard Make()
    {
        var (first, other) = (SampleResult.Create(2, 6), SampleResult.Create(1, 6));
        var cleaned = first with
        {
            RunId = "cleaned",
            Settings = first.Settings with { Cleaning = AppliedCleaning.Of(CleaningRule.ByName("largest-26")) },
        };
        LeaderboardRun Run(string folder, EvaluationResult result) => new(folder, result, new Dictionary<string, string>());
        var by = MouseMeasure.Known.Single(m => m.Name == Leaderboard.DefaultMeasure);
        return Leaderboard.Of([Run("a run", first), Run("b", first with { RunId = "b", Models = other.Models }), Run("c", cleaned)], by);
    }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh][ >]")]
    private static partial Regex Cell();
}
