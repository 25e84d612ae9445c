namespace Bench.Data.Phantom;

/// <summary>A rod with round ends: a piece of vessel, a rib, a bubble. Seen in the slices near its own.</summary>
/// <param name="FromX">One end, mm along columns.</param>
/// <param name="FromY">One end, mm along rows.</param>
/// <param name="ToX">Other end.</param>
/// <param name="ToY">Other end.</param>
/// <param name="RadiusMm">Half its thickness, mm.</param>
/// <param name="Grey">Its grey value.</param>
/// <param name="SliceMm">Where it lies along the stack, mm.</param>
/// <param name="ReachMm">How far along the stack it is seen, mm.</param>
internal readonly record struct Strand(
    double FromX, double FromY, double ToX, double ToY, double RadiusMm, double Grey, double SliceMm, double ReachMm)
{
    /// <summary>Paints it over an image.</summary>
    /// <param name="image">Grey values, row by row.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="sliceMm">Middle of the slice along the stack, mm.</param>
    /// <param name="within">Share of each pixel that may be painted.</param>
    /// <param name="uneven">Smooth unevenness, −1 … 1, which moves its edge in and out.</param>
    public void Paint(float[] image, int size, double sliceMm, float[] within, float[] uneven)
    {
        var strength = Math.Min(1, 1.5 * (1 - (Math.Abs(sliceMm - SliceMm) / ReachMm)));
        if (strength <= 0)
            return;
        var perMm = size / PhantomOptions.FieldOfViewMm;
        var (fromX, fromY, alongX, alongY) = (
            (float)(FromX * perMm), (float)(FromY * perMm), (float)((ToX - FromX) * perMm), (float)((ToY - FromY) * perMm));
        var radius = (float)(RadiusMm * perMm);
        // A rod thinner than a pixel fills part of it only.
        var opacity = (float)strength * Math.Min(1, (radius * 2) + 0.15f);
        var square = Math.Max((alongX * alongX) + (alongY * alongY), 1e-6f);
        var firstRow = Math.Max(0, (int)(Math.Min(fromY, fromY + alongY) - radius - 1));
        var lastRow = Math.Min(size - 1, (int)(Math.Max(fromY, fromY + alongY) + radius + 1));
        var firstColumn = Math.Max(0, (int)(Math.Min(fromX, fromX + alongX) - radius - 1));
        var lastColumn = Math.Min(size - 1, (int)(Math.Max(fromX, fromX + alongX) + radius + 1));
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var (x, y) = (column + 0.5f - fromX, row + 0.5f - fromY);
                var along = Math.Clamp(((x * alongX) + (y * alongY)) / square, 0, 1);
                var (restX, restY) = (x - (along * alongX), y - (along * alongY));
                var away = MathF.Sqrt((restX * restX) + (restY * restY));
                var place = (row * size) + column;
                var share = Math.Clamp((radius * (1 + (0.2f * uneven[place]))) - away + 0.5f, 0, 1) * opacity * within[place];
                // Blood is slower near the wall, so a vessel is brightest along its middle.
                var grey = (float)Grey * (1.05f - (0.35f * Math.Min(1, away / (radius + 0.5f))));
                image[place] += share * (grey - image[place]);
            }
        }
    }
}
