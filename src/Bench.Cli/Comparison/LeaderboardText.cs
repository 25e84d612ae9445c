using System.Globalization;
using System.Text;
using Bench.Evaluation.Leaderboards;

namespace Bench.Cli.Comparison;

/// <summary>A leaderboard on the terminal: rank, mean and interval of each model by the measure that decides.</summary>
internal static class LeaderboardText
{
    public static string Of(Leaderboard board)
    {
        var text = new StringBuilder();
        foreach (var (number, group) in board.Groups.Index())
        {
            if (board.Groups.Count > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(number > 0 ? "\n" : "")}Group {number + 1}\n");
            }

            foreach (var difference in group.Differences)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  other {difference.Name} than group 1: there {difference.Baseline.TrimEnd('.')}; here {difference.Run}\n");
            }

            var width = group.Rows.Max(r => r.Label.Length);
            text.Append(CultureInfo.InvariantCulture, $"  {"rank",-10} {"model".PadRight(width)}  {board.Measure.Name}\n");
            foreach (var row in group.Rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Rank(row, board),-10} {row.Label.PadRight(width)}  {Value(row, board)}\n");
            }
        }

        return text.ToString();
    }

    private static string Rank(LeaderboardRow row, Leaderboard board) => row.Cells.GetValueOrDefault(board.Measure.Name) switch
    {
        { Rank: { } rank, RankInterval.IsDefined: true } cell =>
            string.Create(CultureInfo.InvariantCulture, $"{rank} ({cell.RankInterval.Low:0}–{cell.RankInterval.High:0})"),
        { Rank: { } rank } => $"{rank}",
        _ => "–",
    };

    private static string Value(LeaderboardRow row, Leaderboard board) => row.Cells.GetValueOrDefault(board.Measure.Name) is { } cell
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{cell.Mean:0.0000} ({cell.Confidence.Low:0.0000} to {cell.Confidence.High:0.0000}), {cell.Count} cases"
                + $"{(cell.Missing > 0 ? $", {cell.Missing} without a value: not ranked" : "")}; {row.Folder}")
        : $"not measured; {row.Folder}";
}
