namespace Bench.Learning.Preprocessing;

/// <summary>Linear interpolation of a slice on another grid of the same plane, rows and columns apart.</summary>
/// <param name="rows">How rows are taken.</param>
/// <param name="columns">How columns are taken.</param>
internal sealed class PlaneResampling(AxisResampling rows, AxisResampling columns)
{
    private const int LabelValues = 1 + Core.LabelMap.HighestLabel;

    /// <summary>The way back.</summary>
    public PlaneResampling Inverse() => new(rows.Inverse(), columns.Inverse());

    /// <summary>Interpolates grey values; pixels outside of the source get the least of those inside.</summary>
    /// <param name="source">Rows × columns of the source.</param>
    /// <param name="target">Rows × columns of the result.</param>
    public void Image(ReadOnlySpan<float> source, Span<float> target)
    {
        var least = float.PositiveInfinity;
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                if (rows.IsOutside(r) || columns.IsOutside(c))
                {
                    continue;
                }

                var value = (float)Interpolated(source, r, c, 1, 0);
                target[(r * columns.Count) + c] = value;
                least = MathF.Min(least, value);
            }
        }

        FillOutside(target, float.IsPositiveInfinity(least) ? 0 : least);
    }

    /// <summary>The label that has the largest share of each pixel; the lower one where two have as much.</summary>
    /// <param name="source">Rows × columns of the source.</param>
    /// <param name="target">Rows × columns of the result.</param>
    public void Labels(ReadOnlySpan<byte> source, Span<byte> target)
    {
        Span<double> shares = stackalloc double[LabelValues];
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                shares.Clear();
                if (!rows.IsOutside(r) && !columns.IsOutside(c))
                {
                    AddShares(source, r, c, shares);
                }

                var best = 0;
                for (var label = 1; label < shares.Length; label++)
                {
                    best = shares[label] > shares[best] ? label : best;
                }

                target[(r * columns.Count) + c] = (byte)best;
            }
        }
    }

    /// <summary>Interpolates probabilities; outside of the source the first class, background, has 1.</summary>
    /// <param name="source">Rows × columns × classes of the source.</param>
    /// <param name="target">Rows × columns × classes of the result.</param>
    /// <param name="classes">Number of classes.</param>
    public void Probabilities(ReadOnlySpan<float> source, Span<float> target, int classes)
    {
        target.Clear();
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                var at = ((r * columns.Count) + c) * classes;
                if (rows.IsOutside(r) || columns.IsOutside(c))
                {
                    target[at] = 1;
                    continue;
                }

                for (var k = 0; k < classes; k++)
                {
                    target[at + k] = (float)Interpolated(source, r, c, classes, k);
                }
            }
        }
    }

    /// <summary>The class of the highest probability of each pixel; the lowest class where several have it.</summary>
    /// <param name="probabilities">Pixels × classes.</param>
    /// <param name="labels">Pixels.</param>
    /// <param name="classes">Number of classes.</param>
    public static void Highest(ReadOnlySpan<float> probabilities, Span<byte> labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            var (best, at) = (0, i * classes);
            for (var k = 1; k < classes; k++)
            {
                best = probabilities[at + k] > probabilities[at + best] ? k : best;
            }

            labels[i] = (byte)best;
        }
    }

    /// <summary>Pixels of the result that have a label and lie outside of the source.</summary>
    /// <param name="labels">Rows × columns of the result.</param>
    public long CountOutside(ReadOnlySpan<byte> labels)
    {
        var count = 0L;
        for (var i = 0; i < labels.Length; i++)
        {
            count += labels[i] != 0 && (rows.IsOutside(i / columns.Count) || columns.IsOutside(i % columns.Count)) ? 1 : 0;
        }

        return count;
    }

    private double Interpolated(ReadOnlySpan<float> source, int r, int c, int stride, int channel)
    {
        var (top, bottom, down) = rows.At(r);
        var (left, right, along) = columns.At(c);
        float Value(ReadOnlySpan<float> s, int row, int column) => s[(((row * columns.SourceCount) + column) * stride) + channel];
        var upper = (Value(source, top, left) * (1 - along)) + (Value(source, top, right) * along);
        var lower = (Value(source, bottom, left) * (1 - along)) + (Value(source, bottom, right) * along);
        return (upper * (1 - down)) + (lower * down);
    }

    private void AddShares(ReadOnlySpan<byte> source, int r, int c, Span<double> shares)
    {
        var (top, bottom, down) = rows.At(r);
        var (left, right, along) = columns.At(c);
        shares[source[(top * columns.SourceCount) + left]] += (1 - down) * (1 - along);
        shares[source[(top * columns.SourceCount) + right]] += (1 - down) * along;
        shares[source[(bottom * columns.SourceCount) + left]] += down * (1 - along);
        shares[source[(bottom * columns.SourceCount) + right]] += down * along;
    }

    private void FillOutside(Span<float> target, float value)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                if (rows.IsOutside(r) || columns.IsOutside(c))
                {
                    target[(r * columns.Count) + c] = value;
                }
            }
        }
    }
}
