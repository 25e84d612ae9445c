using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Where and how a mouse of a family is scanned: turned by any angle, mirrored, larger or smaller, anywhere in the image; ghosts, shading,
/// blur, coarser sampling, noise and sharpening; slices in either order.
/// </summary>
internal sealed class WideScan
{
    private const int LabelCount = 3;

    private readonly ulong _key;
    private readonly int _size;
    private readonly int _coarse;
    private readonly bool _reversed;
    private readonly float _ghost;
    private readonly float _noise;
    private readonly float _blur;
    private readonly float _sharpening;
    private readonly float[] _acrossGain;
    private readonly float[] _downGain;
    private readonly (float X, float Y) _fromX;
    private readonly (float X, float Y) _fromY;
    private readonly (float X, float Y) _origin;

    public WideScan(PhantomFamily family, MousePlan plan, HeartShape heart, TissueGreys tissue, int size)
    {
        (_key, _size) = (plan.Key, size);
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 25));
        double Draw(Extent extent) => random.Uniform(extent.Low, extent.High);
        // Low values are likelier for what spoils an image.
        double Seldom(Extent extent) => extent.Low + ((extent.High - extent.Low) * random.Uniform() * random.Uniform());
        _reversed = random.Uniform() < 0.5;
        var moment = heart.At(0);
        var zoom = Draw(family.Zoom);
        var angle = random.Uniform(0, 6.283);
        var mirror = random.Uniform() < 0.5 ? -1 : 1;
        var (cosine, sine) = (PortableMath.Cos(angle) / zoom, PortableMath.Sin(angle) / zoom);
        (_fromX, _fromY) = (((float)cosine, (float)(-sine * mirror)), ((float)sine, (float)(cosine * mirror)));
        // Half of the heart's width, as a share of the image; of a heart that the edge cuts, the middle is still seen.
        var half = moment.OuterRadiusMm * zoom / PhantomOptions.FieldOfViewMm;
        var cut = random.Uniform() < family.Edge;
        var (low, high) = (Math.Min(0.5, half + 0.03), Math.Max(0.5, 0.97 - half));
        var along = random.Uniform(low, high);
        var near = half * random.Uniform(0.15, 0.7);
        var across = !cut ? random.Uniform(low, high) : random.Uniform() < 0.5 ? near : 1 - near;
        var (atX, atY) = random.Uniform() < 0.5 ? (across * size, along * size) : (along * size, across * size);
        var perMm = size / PhantomOptions.FieldOfViewMm;
        _origin = (
            (float)((moment.CentreX * perMm) - (atX * _fromX.X) - (atY * _fromX.Y)),
            (float)((moment.CentreY * perMm) - (atX * _fromY.X) - (atY * _fromY.Y)));
        _ghost = (float)Seldom(family.Ghost);
        _blur = (float)(Draw(family.Blur) * size / 128);
        _coarse = (int)(size * Draw(family.Coarseness));
        _sharpening = (float)Seldom(family.Sharpening);
        var noise = Seldom(new Extent(1 / family.Signal.High, 1 / family.Signal.Low));
        _noise = (float)(Math.Max(tissue.Blood, tissue.Myocardium) * noise);
        (_acrossGain, _downGain) = (Shading(random, Draw(family.Shading), size), Shading(random, Draw(family.Shading), size));
    }

    /// <summary>Scans a slice.</summary>
    /// <param name="image">Grey values, heart included.</param>
    /// <param name="still">The surroundings alone; what differs beats and leaves ghosts.</param>
    /// <param name="labels">Labels of the image.</param>
    /// <param name="frame">0-based.</param>
    /// <param name="slice">0-based.</param>
    /// <param name="stored">Receives grey values, row by row.</param>
    /// <param name="storedLabels">Receives labels.</param>
    public void Store(
        float[] image, float[] still, ReadOnlySpan<byte> labels, int frame, int slice, Span<ushort> stored, Span<byte> storedLabels)
    {
        var seen = new float[image.Length];
        for (var row = 0; row < _size; row++)
        {
            for (var column = 0; column < _size; column++)
            {
                var x = _origin.X + ((column + 0.5f) * _fromX.X) + ((row + 0.5f) * _fromX.Y) - 0.5f;
                var y = _origin.Y + ((column + 0.5f) * _fromY.X) + ((row + 0.5f) * _fromY.Y) - 0.5f;
                var place = (row * _size) + column;
                (seen[place], storedLabels[place]) = Look(image, still, labels, x, y);
            }
        }

        var shift = _size * 2 / 5 * _size;
        var signal = new float[image.Length];
        for (var i = 0; i < signal.Length; i++)
        {
            var source = (i + shift) % signal.Length;
            signal[i] = (seen[i] + (_ghost * seen[source])) * _acrossGain[i % _size] * _downGain[i / _size];
        }

        Smooth(signal, _size, _blur);
        var acquired = Resample(signal, _size, _coarse);
        AddNoise(acquired, CounterRandom.Key(_key, 26, (ulong)frame, (ulong)slice));
        signal = Resample(acquired, _coarse, _size);
        if (_sharpening > 0)
            Sharpen(signal);
        for (var i = 0; i < stored.Length; i++)
            stored[i] = (ushort)Math.Clamp(signal[i] + 0.5f, 0, ushort.MaxValue);
    }

    /// <summary>Where a slice goes in the stack.</summary>
    /// <param name="slice">From the base.</param>
    /// <param name="slices">How many there are.</param>
    public int PlaceOf(int slice, int slices) => _reversed ? slices - 1 - slice : slice;

    // Beyond the painted field the surroundings are mirrored, without the heart. A label is that of the larger part of the four pixels
    // around.
    private (float Grey, byte Label) Look(float[] image, float[] still, ReadOnlySpan<byte> labels, float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (right, down) = (x - left, y - top);
        var inside = left >= 0 && top >= 0 && left < _size - 1 && top < _size - 1;
        var source = inside ? image : still;
        var grey = 0f;
        Span<float> shares = stackalloc float[LabelCount];
        shares.Clear();
        for (var k = 0; k < 4; k++)
        {
            var place = (Mirrored(top + (k / 2)) * _size) + Mirrored(left + (k % 2));
            var share = (k % 2 == 0 ? 1 - right : right) * (k < 2 ? 1 - down : down);
            grey += share * source[place];
            if (inside)
                shares[labels[place]] += share;
        }

        return (grey, shares[1] + shares[2] <= 0.5f ? (byte)0 : shares[2] > shares[1] ? (byte)2 : (byte)1);
    }

    private int Mirrored(int place)
    {
        var period = 2 * _size;
        var at = ((place % period) + period) % period;
        return at < _size ? at : period - 1 - at;
    }

    private void AddNoise(float[] signal, ulong key)
    {
        var table = GaussianTable.Values;
        for (var i = 0; i < signal.Length; i++)
        {
            var bits = CounterRandom.Mix(key + ((ulong)i * 0x9e3779b97f4a7c15));
            var real = signal[i] + (_noise * table[(int)(bits & (GaussianTable.Length - 1))]);
            var imaginary = _noise * table[(int)((bits >> 20) & (GaussianTable.Length - 1))];
            signal[i] = MathF.Sqrt((real * real) + (imaginary * imaginary));
        }
    }

    private void Sharpen(float[] signal)
    {
        var smooth = (float[])signal.Clone();
        Smooth(smooth, _size, 1.2f * _size / 128);
        for (var i = 0; i < signal.Length; i++)
            signal[i] += 2 * _sharpening * (signal[i] - smooth[i]);
    }

    // Three passes of [w, 1 − 2w, w] each way have the variance 6w.
    private static void Smooth(float[] values, int size, float deviation)
    {
        var passes = 3 + (int)(deviation * deviation);
        var side = Math.Min(0.33f, deviation * deviation / (2 * passes));
        var line = new float[size];
        for (var pass = 0; pass < 2 * passes; pass++)
        {
            var (step, jump) = pass % 2 == 0 ? (1, size) : (size, 1);
            for (var first = 0; first < size; first++)
            {
                for (var i = 0; i < size; i++)
                    line[i] = values[(first * jump) + (i * step)];
                for (var i = 0; i < size; i++)
                {
                    var beside = line[Math.Max(0, i - 1)] + line[Math.Min(size - 1, i + 1)];
                    values[(first * jump) + (i * step)] = ((1 - (2 * side)) * line[i]) + (side * beside);
                }
            }
        }
    }

    private static float[] Resample(float[] values, int from, int to)
    {
        if (from == to)
            return values;
        var result = new float[to * to];
        for (var row = 0; row < to; row++)
        {
            var y = Math.Clamp(((row + 0.5f) * from / to) - 0.5f, 0, from - 1.001f);
            for (var column = 0; column < to; column++)
            {
                var x = Math.Clamp(((column + 0.5f) * from / to) - 0.5f, 0, from - 1.001f);
                var (left, top) = ((int)x, (int)y);
                var (right, down) = (x - left, y - top);
                var place = (top * from) + left;
                var upper = values[place] + (right * (values[place + 1] - values[place]));
                var lower = values[place + from] + (right * (values[place + from + 1] - values[place + from]));
                result[(row * to) + column] = upper + (down * (lower - upper));
            }
        }

        return result;
    }

    private static float[] Shading(CounterRandom random, double depth, int size)
    {
        var (waves, phase) = (random.Uniform(0.25, 1.2), random.Uniform(0, 6.283));
        return
        [
            .. Enumerable.Range(0, size).Select(i => (float)PortableMath.Exp(depth * PortableMath.Sin((6.283 * waves * i / size) + phase)))
        ];
    }
}
