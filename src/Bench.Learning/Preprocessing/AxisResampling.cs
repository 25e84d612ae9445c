namespace Bench.Learning.Preprocessing;

/// <summary>
/// How pixels of one axis become pixels of another with a different distance or number: linear interpolation between the two nearest
/// centres. Pixel i of the result lies at <see cref="Start"/> + i·<see cref="Step"/> of the source, counted in pixels from the centre of
/// its first one (half-pixel centres: a pixel reaches half a pixel to each side, and what lies beyond the outermost ones' edges is
/// outside).
/// </summary>
internal sealed class AxisResampling
{
    private readonly int[] _lower;
    private readonly double[] _fraction;

    private AxisResampling(int sourceCount, int count, double start, double step)
    {
        (SourceCount, Count, Start, Step) = (sourceCount, count, start, step);
        (_lower, _fraction) = (new int[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var at = start + (i * step);
            if (at is < -0.5 || at > sourceCount - 0.5)
            {
                _lower[i] = -1;
                continue;
            }

            var within = Math.Clamp(at, 0, sourceCount - 1);
            _lower[i] = Math.Min((int)within, Math.Max(0, sourceCount - 2));
            _fraction[i] = within - _lower[i];
        }
    }

    /// <summary>Pixels of the source.</summary>
    public int SourceCount { get; }

    /// <summary>Pixels of the result.</summary>
    public int Count { get; }

    /// <summary>Where the first pixel of the result lies in the source.</summary>
    public double Start { get; }

    /// <summary>Pixels of the source from one pixel of the result to the next.</summary>
    public double Step { get; }

    /// <summary>
    /// An axis whose middle is the source's. At equal distances whole pixels are cut off or added, one more at the end where their number
    /// is odd.
    /// </summary>
    /// <param name="sourceCount">Pixels of the source.</param>
    /// <param name="sourceMm">Distance between them.</param>
    /// <param name="count">Pixels wanted.</param>
    /// <param name="mm">Distance wanted.</param>
    public static AxisResampling Centred(int sourceCount, double sourceMm, int count, double mm)
    {
        var step = mm / sourceMm;
        var start = ((sourceCount - 1) - ((count - 1) * step)) / 2;
        return new AxisResampling(sourceCount, count, step == 1 ? Math.Truncate(start) : start, step);
    }

    /// <summary>The way back: each pixel of the source from those of the result.</summary>
    public AxisResampling Inverse() => new(Count, SourceCount, -Start / Step, 1 / Step);

    /// <summary>Whether a pixel of the result lies outside of the source.</summary>
    public bool IsOutside(int i) => _lower[i] < 0;

    /// <summary>The two pixels of the source that a pixel of the result lies between, and the second's share.</summary>
    public (int Lower, int Upper, double Fraction) At(int i) => (_lower[i], Math.Min(_lower[i] + 1, SourceCount - 1), _fraction[i]);
}
