namespace Bench.Core.Wall;

/// <summary>
/// Wall thickness by rays: in each slice, 360 rays leave the centroid of the blood pool, one a degree; the thickness along a ray is the
/// exact length of its path through myocardium pixels, papillary muscles included. The AHA segments are anchored at the right ventricle
/// (Cerqueira et al. 2002, Circulation 105:539), which these masks do not have, so segments here start at a fixed image direction: good for
/// comparing two masks of one heart, not for naming walls.
/// </summary>
public static class WallThickness
{
    /// <summary>Rays in a slice.</summary>
    public const int RayCount = 360;

    /// <summary>Measures every slice: S entries, in the order stored.</summary>
    /// <param name="map">Labels of one frame.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="segments">Angle segments, 1 … 360 and a divisor of 360; AHA has 6 at base and mid-ventricle, 4 at the apex.</param>
    /// <exception cref="ArgumentException">The spacing is not positive, or the segments do not divide the circle.</exception>
    public static IReadOnlyList<SliceWallThickness> PerSlice(LabelMap map, VoxelSpacing spacing, int segments = 6)
    {
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));
        if (segments is < 1 or > RayCount || RayCount % segments != 0)
            throw new ArgumentOutOfRangeException(nameof(segments), segments, $"must divide {RayCount}.");

        return [.. Enumerable.Range(0, map.Size.Slices).Select(slice => Measure(map, slice, spacing, segments))];
    }

    private static SliceWallThickness Measure(LabelMap map, int slice, VoxelSpacing spacing, int segments)
    {
        var pixels = map.Slice(slice);
        var undefined = Enumerable.Repeat(double.NaN, segments).ToArray();
        if (HeartIn(pixels, map.Size) is not { } heart)
            return new SliceWallThickness(slice, double.NaN, double.NaN, double.NaN, double.NaN, undefined);

        var rays = new double[RayCount];
        for (var ray = 0; ray < RayCount; ray++)
        {
            var angle = (ray + 0.5) * 2 * Math.PI / RayCount;
            rays[ray] = LengthInMyocardium(
                pixels, map.Size.Width, heart, -Math.Sin(angle) / spacing.RowMm, Math.Cos(angle) / spacing.ColumnMm);
        }

        var met = rays.Where(r => r > 0).ToArray();
        return met.Length == 0
            ? new SliceWallThickness(slice, double.NaN, double.NaN, double.NaN, 0, undefined)
            : new SliceWallThickness(
                slice, met.Average(), met.Min(), met.Max(), (double)met.Length / RayCount,
                [.. rays.Chunk(RayCount / segments).Select(s => s.Where(r => r > 0).DefaultIfEmpty(double.NaN).Average())]);
    }

    // The centroid of the blood pool and the box around both structures, beyond which no ray needs to go; null without blood pool.
    private static Heart? HeartIn(ReadOnlySpan<byte> pixels, StackSize size)
    {
        long rows = 0, columns = 0, count = 0;
        var (top, bottom, left, right) = (-1, -1, size.Width, -1);
        for (var row = 0; row < size.Height; row++)
        {
            var line = pixels.Slice(row * size.Width, size.Width);
            var begin = line.IndexOfAnyExcept((byte)0);
            if (begin < 0)
                continue;

            var end = line.LastIndexOfAnyExcept((byte)0);
            (top, bottom, left, right) = (top < 0 ? row : top, row, Math.Min(left, begin), Math.Max(right, end));
            for (var column = begin; column <= end; column++)
            {
                if (line[column] != (byte)Structure.BloodPool)
                    continue;

                rows += row;
                columns += column;
                count++;
            }
        }

        return count == 0 ? null : new Heart((double)rows / count, (double)columns / count, top, bottom, left, right);
    }

    // Walks from pixel to pixel along the ray (Amanatides and Woo 1987, Eurographics): positions in pixels, distance t in mm.
    private static double LengthInMyocardium(ReadOnlySpan<byte> pixels, int width, Heart heart, double rowsPerMm, double columnsPerMm)
    {
        var (row, column) = (heart.CentreRow, heart.CentreColumn);
        var (r, c) = ((int)Math.Floor(row + 0.5), (int)Math.Floor(column + 0.5));
        var (nextRow, rowStep) = FirstCrossing(row, r, rowsPerMm);
        var (nextColumn, columnStep) = FirstCrossing(column, c, columnsPerMm);
        var (t, inside) = (0.0, 0.0);
        while (r >= heart.Top && r <= heart.Bottom && c >= heart.Left && c <= heart.Right)
        {
            var leave = Math.Min(nextRow, nextColumn);
            if (pixels[(r * width) + c] == (byte)Structure.Myocardium)
                inside += leave - t;

            t = leave;
            if (nextRow <= nextColumn)
            {
                r += Math.Sign(rowsPerMm);
                nextRow += rowStep;
            }
            else
            {
                c += Math.Sign(columnsPerMm);
                nextColumn += columnStep;
            }
        }

        return inside;
    }

    // Distance to the first border between pixels along one axis, and from one border to the next.
    private static (double FirstMm, double StepMm) FirstCrossing(double position, int pixel, double perMm) =>
        perMm == 0
            ? (double.PositiveInfinity, double.PositiveInfinity)
            : ((pixel + (perMm > 0 ? 0.5 : -0.5) - position) / perMm, 1 / Math.Abs(perMm));

    private sealed record Heart(double CentreRow, double CentreColumn, int Top, int Bottom, int Left, int Right);
}

/// <summary>Thickness of the myocardium in one slice. Undefined values are NaN.</summary>
/// <param name="Slice">0-based slice.</param>
/// <param name="MeanMm">Mean over the rays that meet myocardium, mm; NaN where none does or the slice has no blood pool.</param>
/// <param name="MinimumMm">Thinnest of those rays, mm.</param>
/// <param name="MaximumMm">Thickest of those rays, mm.</param>
/// <param name="Coverage">
/// Share of rays that meet myocardium, 0 … 1: below 1 the ring is open. NaN where the slice has no blood pool.
/// </param>
/// <param name="SegmentsMm">
/// Mean thickness in each of the angle segments, mm, counter-clockwise as the image is displayed, the first starting at the direction of
/// increasing columns.
/// </param>
public sealed record SliceWallThickness(
    int Slice, double MeanMm, double MinimumMm, double MaximumMm, double Coverage, IReadOnlyList<double> SegmentsMm);

/// <summary>
/// Thickness of the myocardium in one slice by expert and model, over the whole ring or one part of it by angle. Undefined values are NaN.
/// </summary>
/// <param name="FrameIndex">0-based frame of the cine.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Slice">0-based slice.</param>
/// <param name="ReferenceMm">
/// Mean by the expert, mm: the ring, then each segment counter-clockwise from the direction of increasing columns.
/// </param>
/// <param name="PredictedMm">The same by the model.</param>
/// <param name="ReferenceCoverage">
/// Share of rays that meet myocardium by the expert, 0 … 1: below 1 the ring is open. NaN without blood pool.
/// </param>
/// <param name="PredictedCoverage">The same by the model.</param>
public sealed record WallMeasurement(
    int FrameIndex,
    CardiacPhase Phase,
    int Slice,
    IReadOnlyList<double> ReferenceMm,
    IReadOnlyList<double> PredictedMm,
    double ReferenceCoverage,
    double PredictedCoverage);
