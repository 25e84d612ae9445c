using System.Globalization;
using Bench.Data.Formats;

namespace Bench.Data.Verification;

/// <summary>Says that voxels of cases differ in size.</summary>
public static class SpacingCheck
{
    /// <summary>A sentence with the number of voxel sizes and their range.</summary>
    /// <param name="cases">What was found in the files of the cases.</param>
    /// <param name="word">What cases are called.</param>
    /// <returns>Null where all are of one size.</returns>
    public static string? Sentence(IReadOnlyCollection<MouseRecord> cases, string word)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var sizes = cases.Where(c => c.SpacingMm.Count == 3)
            .Select(c => (Row: c.SpacingMm[0], Column: c.SpacingMm[1], Slice: c.SpacingMm[2])).ToArray();
        // Headers hold single precision, and programs round differently.
        var different = sizes.Select(s => (Math.Round(s.Row, 3), Math.Round(s.Column, 3), Math.Round(s.Slice, 3))).Distinct().Count();
        return different <= 1
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"voxel spacing differs: {different} voxel sizes, to a thousandth of a millimetre, among {sizes.Length} {word}; "
                    + $"pixels of {Range(sizes.SelectMany(s => new[] { s.Row, s.Column }))} mm, "
                    + $"slices of {Range(sizes.Select(s => s.Slice))} mm.");
    }

    private static string Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Min() == all.Max()
            ? all[0].ToString("0.###", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{all.Min():0.###} to {all.Max():0.###}");
    }
}
