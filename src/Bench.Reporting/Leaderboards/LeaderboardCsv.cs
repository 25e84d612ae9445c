using Bench.Evaluation.Baselines;
using Bench.Evaluation.Leaderboards;
using Bench.Reporting.Tables;

namespace Bench.Reporting.Leaderboards;

/// <summary>A leaderboard as CSV: a row for each group, model and measure.</summary>
public static class LeaderboardCsv
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "group", "run", "model", "label", "measure", "unit", "mean", "confidence_low", "confidence_high", "cases", "missing", "rank",
        "rank_low", "rank_high", "created", "report",
    ];

    /// <summary>Writes it.</summary>
    /// <param name="board">The leaderboard.</param>
    public static string Of(Leaderboard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return new ResultTable("leaderboard", Columns, board.Groups.Index().SelectMany(
            g => g.Item.Rows.SelectMany(row => g.Item.Measures.Select(measure => Row(g.Index + 1, row, measure))))).ToCsv();
    }

    private static Cell[] Row(int group, LeaderboardRow row, MouseMeasure measure)
    {
        var cell = row.Cells[measure.Name];
        return
        [
            group, row.RunId, row.Model, row.Label, measure.Name, measure.Unit, cell.Mean, cell.Confidence.Low, cell.Confidence.High,
            cell.Count, cell.Missing, (double?)cell.Rank, cell.RankInterval.Low, cell.RankInterval.High, row.Created,
            $"{row.Folder}/report.html",
        ];
    }
}
