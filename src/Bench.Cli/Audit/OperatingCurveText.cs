using System.Globalization;
using System.Text;
using System.Text.Json;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Audit;

/// <summary>The operating curve of verdicts as a table in Markdown, as docs/claims.md shows it, or as JSON.</summary>
internal static class OperatingCurveText
{
    /// <summary>Pairs of study and run behind each rate.</summary>
    public const int Trials = 5000;

    private const int Seed = 20260217;

    /// <summary>Simulates and writes the table.</summary>
    /// <param name="mice">Mice of the study, and of a run.</param>
    /// <param name="asJson">Whether to write JSON.</param>
    /// <exception cref="Bench.Core.InputException">Too few mice.</exception>
    public static string Of(int mice, bool asJson)
    {
        if (mice < 5)
        {
            throw new Bench.Core.InputException("--operating-curve", $"the study has {mice} mice; the simulation needs at least 5.", "leave the option out.");
        }

        var points = OperatingCurve.Of(mice, mice, Trials, Seed);
        return asJson ? JsonSerializer.Serialize(points, ResultJson.Options) : Table(points, mice);
    }

    private static string Table(IReadOnlyList<OperatingPoint> points, int mice)
    {
        string[] claims = [.. points.Select(p => p.Claim).Distinct()];
        var text = new StringBuilder($"Share of runs judged \"reproduced\", in percent: study and run of {mice} mice each, {Trials} pairs, numbers as printed (standard error at most 0.7)\n\n");
        text.Append($"| the run's population | {string.Join(" | ", claims)} |\n|{string.Concat(Enumerable.Repeat(" --- |", claims.Length + 1))}\n");
        foreach (var population in points.GroupBy(p => (p.Change, p.Size)))
        {
            text.Append($"| {Name(population.Key.Change, population.Key.Size)} | {string.Join(" | ", claims.Select(c => (100 * population.Single(p => p.Claim == c).Rate).ToString("F1", CultureInfo.InvariantCulture)))} |\n");
        }

        return text.ToString();
    }

    private static string Name(string change, double size) => (change, size) switch
    {
        ("shift", 0) => "the same (true)",
        ("shift", _) => $"shifted by {size.ToString(CultureInfo.InvariantCulture)} SD",
        _ => $"differences {size.ToString(CultureInfo.InvariantCulture)} × as wide",
    };
}
