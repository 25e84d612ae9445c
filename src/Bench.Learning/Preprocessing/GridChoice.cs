using Bench.Core;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Preprocessing;

/// <summary>
/// The working grid of cases of several sizes whose study states none: the median distance of pixels, as nnU-Net takes it, and the largest
/// field.
/// </summary>
internal static class GridChoice
{
    private const int Multiple = 16;
    private const double Rounding = 1e-6;

    /// <summary>Chooses a grid.</summary>
    /// <param name="cases">All cases to learn from and to watch.</param>
    /// <returns>Null where all images have as many rows and columns: then nothing is interpolated.</returns>
    public static StudyGrid? Of(IReadOnlyList<MouseCase> cases)
    {
        var planes = cases.SelectMany(c => c.Frames.Select(f => (f.Reference.Size, c.Spacing))).ToArray();
        if (planes.All(p => p.Size.Height == planes[0].Size.Height && p.Size.Width == planes[0].Size.Width))
        {
            return null;
        }

        var distances = cases.SelectMany(c => new[] { c.Spacing.RowMm, c.Spacing.ColumnMm }).Order().ToArray();
        var median = (distances[(distances.Length - 1) / 2] + distances[distances.Length / 2]) / 2;
        return new StudyGrid(
            median,
            planes.Max(p => Pixels(p.Size.Height * p.Spacing.RowMm / median)),
            planes.Max(p => Pixels(p.Size.Width * p.Spacing.ColumnMm / median)));
    }

    private static int Pixels(double count) => (int)Math.Ceiling((count - Rounding) / Multiple) * Multiple;
}
