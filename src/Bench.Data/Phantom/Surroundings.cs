namespace Bench.Data.Phantom;

/// <summary>What lies around the heart in one slice: body, chest wall, lung, liver, vessels. Grey values before shading and noise.</summary>
internal static class Surroundings
{
    private const double Tissue = 3000;
    private const double Lung = 550;
    private const double Liver = 3300;
    private const double Vessel = 9500;

    /// <summary>Draws one slice.</summary>
    /// <param name="options">Size of the images.</param>
    /// <param name="shape">The heart that they lie around.</param>
    /// <param name="mouse">Number of the mouse.</param>
    /// <param name="slice">0-based slice.</param>
    /// <param name="slices">Slices in all.</param>
    /// <returns>H·W values.</returns>
    public static float[] Draw(PhantomOptions options, HeartShape shape, int mouse, int slice, int slices)
    {
        var body = new PhantomRandom(options.Seed, mouse, 2);
        var field = PhantomOptions.FieldOfViewMm;
        var (bodyRow, bodyColumn) = ((field / 2) + body.Uniform(-0.6, 0.6), (field / 2) + body.Uniform(-0.8, 0.8));
        var (bodyHeight, bodyWidth) = (body.Uniform(10.8, 12.0), body.Uniform(11.3, 12.9));
        var wave = body.Uniform(0, 6);
        var texture = new ValueNoise(options.Seed, mouse, 10, 1.3);
        var fine = new ValueNoise(options.Seed, mouse, 11, 0.45);
        var depth = slices == 1 ? 0 : slice / (double)(slices - 1);
        var (lungRow, lungColumn) = (shape.CentreRow - 5.5 + body.Uniform(-0.5, 0.5), shape.CentreColumn - 1.0 + body.Uniform(-0.6, 0.6));
        var (lungHeight, lungWidth) = (6.6 - (2.0 * depth), 5.4 - (2.2 * depth));
        var (liverRow, liverColumn) = (shape.CentreRow - 7.5, shape.CentreColumn + 4.8 - (1.6 * depth));
        var liverSize = 4.6 + (1.6 * depth);
        var vessels = Vessels(options.Seed, mouse, slice, liverRow, liverColumn, liverSize, lungRow, lungColumn);

        var size = options.Size;
        var pixel = options.PixelMm;
        var image = new float[size * size];
        for (var i = 0; i < image.Length; i++)
        {
            var (row, column) = (((i / size) + 0.5) * pixel, ((i % size) + 0.5) * pixel);
            var (dr, dc) = (row - bodyRow, column - bodyColumn);
            var angle = Math.Atan2(dr, dc);
            var edge = 1 + (0.05 * Math.Cos((2 * angle) + wave)) + (0.03 * Math.Cos((3 * angle) - wave));
            var toSkin = (1 - (Math.Sqrt((dr * dr / (bodyHeight * bodyHeight)) + (dc * dc / (bodyWidth * bodyWidth))) / edge)) * bodyHeight;
            if (toSkin < -0.3)
            {
                continue;
            }

            var grain = (0.22 * texture.At(row, column, slice)) + (0.16 * fine.At(row, column, slice));
            var value = Tissue * (1 + grain);
            value *= 1 + (0.35 * Math.Sin((toSkin * 4.2) + (texture.At(row, column, slice + 40) * 2)) * Math.Exp(-toSkin / 1.4));
            var inLiver = Inside(row - liverRow, column - liverColumn, liverSize * 1.05, liverSize, 0.25);
            value += inLiver * ((Liver * (1 + (0.6 * grain))) - value);
            var inLung = Inside(row - lungRow, column - lungColumn, lungHeight, lungWidth, 0.25) * (1 - inLiver);
            value += inLung * ((Lung * (1 + grain)) - value);
            foreach (var (vesselRow, vesselColumn, alongRow, alongColumn, length, radius) in vessels)
            {
                var along = Math.Clamp(((row - vesselRow) * alongRow) + ((column - vesselColumn) * alongColumn), 0, length);
                var (vr, vc) = (row - vesselRow - (along * alongRow), column - vesselColumn - (along * alongColumn));
                var inVessel = Math.Clamp(0.5 - ((Math.Sqrt((vr * vr) + (vc * vc)) - radius) / 0.2), 0, 1);
                value += inVessel * ((Vessel * (1 + grain)) - value);
            }

            image[i] = (float)(Math.Clamp(0.5 + (toSkin / 0.3), 0, 1) * Math.Max(0, value));
        }

        return image;
    }

    /// <summary>1 inside an ellipse, 0 outside, with a soft edge.</summary>
    private static double Inside(double row, double column, double height, double width, double softMm) =>
        Math.Clamp(0.5 + ((1 - Math.Sqrt((row * row / (height * height)) + (column * column / (width * width)))) * Math.Min(height, width) / softMm), 0, 1);

    private static (double Row, double Column, double AlongRow, double AlongColumn, double Length, double Radius)[] Vessels(
        int seed, int mouse, int slice, double liverRow, double liverColumn, double liverSize, double lungRow, double lungColumn)
    {
        var random = new PhantomRandom(seed, mouse, 3, slice);
        var vessels = new (double, double, double, double, double, double)[random.Whole(7, 12)];
        for (var i = 0; i < vessels.Length; i++)
        {
            var inLung = random.NextDouble() < 0.45;
            var angle = random.Uniform(0, 2 * Math.PI);
            var reach = random.Uniform(0.1, 0.75);
            var (row, column) = inLung
                ? (lungRow + (4.5 * reach * Math.Sin(angle)), lungColumn + (3.2 * reach * Math.Cos(angle)))
                : (liverRow + (liverSize * reach * Math.Sin(angle)), liverColumn + (liverSize * reach * Math.Cos(angle)));
            var direction = random.Uniform(0.6, 2.5);
            vessels[i] = (row, column, Math.Sin(direction), Math.Cos(direction), inLung ? random.Uniform(0, 0.8) : random.Uniform(0.2, 2.4), random.Uniform(0.12, 0.36));
        }

        return vessels;
    }
}
