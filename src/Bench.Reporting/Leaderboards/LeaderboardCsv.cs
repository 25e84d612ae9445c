using System.Globalization;
using System.Text;
using Bench.Core.IO;
using Bench.Evaluation.Leaderboards;

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
        var text = new StringBuilder(string.Join(',', Columns)).Append('\n');
        foreach (var (number, group) in board.Groups.Index())
        {
            foreach (var row in group.Rows)
            {
                foreach (var measure in group.Measures)
                {
                    var cell = row.Cells[measure.Name];
                    string[] cells =
                    [
                        Number(number + 1), row.RunId, row.Model, row.Label, measure.Name, measure.Unit, Number(cell.Mean),
                        Number(cell.Confidence.Low), Number(cell.Confidence.High), Number(cell.Count), Number(cell.Missing),
                        cell.Rank is { } rank ? Number(rank) : "", Number(cell.RankInterval.Low), Number(cell.RankInterval.High),
                        row.Created, $"{row.Folder}/report.html",
                    ];
                    text.AppendJoin(',', cells.Select(CsvCell.Of)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
