using System.Globalization;
using Bench.Testing;

namespace Bench.Statistics.Tests.Evidence;

/// <summary>The 25 test mice read off Figure 3 of the 2025 draft: baselines/published/draft-2025/points.</summary>
internal static class PublishedPoints
{
    public static (double[] Reference, double[] Predicted) Of(string quantity)
    {
        var (file, column) = quantity switch
        {
            "mass-ed" => ("figure3-mass-ed.csv", 1),
            "mass-es" => ("figure3-mass-es.csv", 1),
            "edv" => ("figure3-volumes.csv", 1),
            "esv" => ("figure3-volumes.csv", 3),
            "sv" => ("figure3-volumes.csv", 5),
            "ef" => ("figure3-volumes.csv", 7),
            _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "Unknown quantity."),
        };
        var rows = File.ReadLines(RepositoryFolder.Combine("baselines", "published", "draft-2025", "points", file))
            .Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToArray();
        return ([.. rows.Select(r => Number(r[column]))], [.. rows.Select(r => Number(r[column + 1]))]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
