using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Splits;

/// <summary>What one list of a split holds.</summary>
/// <param name="Mice">Mice.</param>
/// <param name="Stacks">Contoured frames.</param>
/// <param name="Images">Slices of contoured frames, labelled or not.</param>
/// <param name="InflowStacks">Contoured frames that are neither ED nor ES.</param>
public sealed record PartCounts(int Mice, int Stacks, int Images, int InflowStacks)
{
    /// <summary>Counts the lists of a split: training, validation, test.</summary>
    /// <param name="split">The split.</param>
    /// <param name="mice">What is known of its mice; those that are not among them are counted as mice alone.</param>
    public static IReadOnlyList<PartCounts> Of(Split split, IReadOnlyCollection<MouseRecord> mice)
    {
        var known = mice.ToDictionary(m => m.Mouse, StringComparer.Ordinal);
        return [.. split.Lists.Select(list =>
        {
            var records = list.Mice.Where(known.ContainsKey).Select(m => known[m]).ToArray();
            return new PartCounts(
                list.Mice.Count,
                records.Sum(r => r.Frames.Count),
                records.Sum(r => r.Shape.Count == 4 ? r.Shape[2] * r.Frames.Count : 0),
                records.Sum(r => r.Frames.Count(f => f.Phase == CardiacPhase.Inflow)));
        })];
    }
}
