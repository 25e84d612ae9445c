using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Cli.Models;

/// <summary>What <c>weights describe --json</c> writes.</summary>
/// <param name="File">The file.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Description">Skips, filters and heads in words.</param>
/// <param name="Skips">Kind of skips.</param>
/// <param name="Filters">Filters of levels 1, 2, ….</param>
/// <param name="Heads">Number of outputs.</param>
/// <param name="BatchNormEpsilon">Added to variances.</param>
/// <param name="WorkingSize">Longest side, pixels, at which the network looks at images; 0 for native size.</param>
/// <param name="Parameters">All parameters, moving statistics included.</param>
/// <param name="Trainable">Parameters that training changes.</param>
/// <param name="WeightsSha256">SHA-256 of the numbers.</param>
/// <param name="Metadata">What the file says of its origin.</param>
/// <param name="Arrays">Names and shapes.</param>
internal sealed record WeightsDocument(
    string File,
    string Network,
    string Description,
    SkipKind Skips,
    IReadOnlyList<int> Filters,
    int Heads,
    double BatchNormEpsilon,
    int WorkingSize,
    long Parameters,
    long Trainable,
    string WeightsSha256,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<WeightsDocument.Entry> Arrays)
{
    public static WeightsDocument Of(string file, NetworkWeights weights) => new(
        file,
        weights.Network.Name,
        weights.Network.ToString(),
        weights.Network.Skips,
        weights.Network.Filters,
        weights.Network.Heads,
        weights.Network.BatchNormEpsilon,
        weights.WorkingSize,
        weights.ParameterCount,
        weights.ParameterCount - weights.MovingStatisticsCount,
        weights.Sha256,
        weights.Metadata,
        [.. weights.Arrays.Select(a => new Entry(a.Name, a.Shape))]);

    /// <summary>One array.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Shape">Extent of each axis.</param>
    internal sealed record Entry(string Name, IReadOnlyList<long> Shape);
}
