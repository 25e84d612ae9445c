namespace Bench.Learning.Augmentation;

/// <summary>
/// Scaling, rotation and shift about the centre of the image: a point at (x, y) from the centre goes to
/// R(angle)·(scaleX·x, scaleY·y) + shift. Image values are interpolated bilinearly, labels taken from the nearest pixel.
/// </summary>
/// <param name="ScaleRows">Factor down the rows.</param>
/// <param name="ScaleColumns">Factor along the columns.</param>
/// <param name="AngleDegrees">Rotation, clockwise as the image is seen (rows go down).</param>
/// <param name="ShiftRows">Shift down, pixels.</param>
/// <param name="ShiftColumns">Shift to the right, pixels.</param>
internal readonly record struct AffineChange(
    double ScaleRows, double ScaleColumns, double AngleDegrees, double ShiftRows, double ShiftColumns)
{
    /// <summary>Applies the change to an image and its labels, in place.</summary>
    public void Apply(Span<byte> image, Span<byte> labels, int height, int width, BorderMode border)
    {
        var sourceImage = image.ToArray();
        var sourceLabels = labels.ToArray();
        var (sine, cosine) = Math.SinCos(AngleDegrees * Math.PI / 180);
        var (centreRow, centreColumn) = ((height - 1) / 2.0, (width - 1) / 2.0);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                // Backwards: where does this pixel come from?
                var (y, x) = (row - centreRow - ShiftRows, column - centreColumn - ShiftColumns);
                var fromRow = centreRow + (((cosine * y) - (sine * x)) / ScaleRows);
                var fromColumn = centreColumn + (((sine * y) + (cosine * x)) / ScaleColumns);
                var i = (row * width) + column;
                image[i] = Interpolate(sourceImage, height, width, fromRow, fromColumn, border);
                labels[i] = At(sourceLabels, height, width, (int)Math.Floor(fromRow + 0.5), (int)Math.Floor(fromColumn + 0.5), border);
            }
        }
    }

    private static byte Interpolate(byte[] image, int height, int width, double row, double column, BorderMode border)
    {
        var (top, left) = ((int)Math.Floor(row), (int)Math.Floor(column));
        var (down, right) = (row - top, column - left);
        var upper = (At(image, height, width, top, left, border) * (1 - right)) + (At(image, height, width, top, left + 1, border) * right);
        var lower = (
            At(image, height, width, top + 1, left, border) * (1 - right)) + (At(image, height, width, top + 1, left + 1, border) * right);
        return GreyLevels.Round((upper * (1 - down)) + (lower * down));
    }

    private static byte At(byte[] image, int height, int width, int row, int column, BorderMode border)
    {
        if ((uint)row < (uint)height && (uint)column < (uint)width)
        {
            return image[(row * width) + column];
        }

        return border == BorderMode.Constant ? (byte)0 : image[(Reflect(row, height) * width) + Reflect(column, width)];
    }

    private static int Reflect(int position, int length)
    {
        if (length == 1)
        {
            return 0;
        }

        var period = 2 * (length - 1);
        var wrapped = ((position % period) + period) % period;
        return wrapped < length ? wrapped : period - wrapped;
    }
}
