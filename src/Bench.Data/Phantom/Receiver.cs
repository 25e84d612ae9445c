using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Turns a slice as it is into a slice as the scanner stores it: the coil's shading, ghosts of the moving blood along the rows' axis, the
/// blur of interpolation, complex noise of equal strength in both channels, and the magnitude of the two (so noise is Rician).
/// </summary>
internal sealed class Receiver
{
    private const float Brightest = 65535;

    private readonly int _size;
    private readonly float _blur;
    private readonly float _noise;
    private readonly float[] _shading;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float[] _line;

    public Receiver(MousePlan plan, HeartShape heart, TissueGreys tissue, int size)
    {
        _size = size;
        // Images of 256 are interpolated from 128 acquired, so their noise is smooth over two pixels.
        _blur = size == 256 ? 0.235f : size == 128 ? 0.1f : 0.05f;
        _noise = tissue.NoiseDeviation / ((2 * _blur * _blur) + ((1 - (2 * _blur)) * (1 - (2 * _blur))));
        _real = new float[size * size];
        _imaginary = new float[size * size];
        _line = new float[size];
        _shading = Shading(plan, heart, size);
    }

    /// <summary>Stores a slice.</summary>
    /// <param name="image">Grey values, heart included.</param>
    /// <param name="still">The surroundings alone; what differs beats and leaves ghosts.</param>
    /// <param name="ghost">Strength of the ghosts, 0 … 1.</param>
    /// <param name="key">Key of the noise.</param>
    /// <param name="stored">Receives grey values, row by row.</param>
    public void Store(float[] image, float[] still, float ghost, ulong key, Span<ushort> stored)
    {
        var shift = _size * 2 / 5 * _size;
        var table = GaussianTable.Values;
        for (var i = 0; i < image.Length; i++)
        {
            var source = i >= shift ? i - shift : i - shift + image.Length;
            var signal = (image[i] + (ghost * Math.Abs(image[source] - still[source]))) * _shading[i];
            var bits = CounterRandom.Mix(key + ((ulong)i * 0x9e3779b97f4a7c15));
            _real[i] = signal + (_noise * table[(int)(bits & (GaussianTable.Length - 1))]);
            _imaginary[i] = _noise * table[(int)((bits >> 20) & (GaussianTable.Length - 1))];
        }

        Blur(_real);
        Blur(_imaginary);
        for (var i = 0; i < stored.Length; i++)
        {
            var magnitude = MathF.Sqrt((_real[i] * _real[i]) + (_imaginary[i] * _imaginary[i]));
            stored[i] = (ushort)(Math.Min(magnitude, Brightest - 1) + 0.5f);
        }
    }

    private void Blur(float[] values)
    {
        var (side, middle) = (_blur, 1 - (2 * _blur));
        for (var row = 0; row < _size; row++)
        {
            var line = values.AsSpan(row * _size, _size);
            line.CopyTo(_line);
            for (var column = 1; column < _size - 1; column++)
                line[column] = (middle * _line[column]) + (side * (_line[column - 1] + _line[column + 1]));
        }

        values.AsSpan(0, _size).CopyTo(_line);
        for (var row = 1; row < _size - 1; row++)
        {
            var line = values.AsSpan(row * _size, _size);
            var next = values.AsSpan((row + 1) * _size, _size);
            for (var column = 0; column < _size; column++)
            {
                var here = line[column];
                line[column] = (middle * here) + (side * (_line[column] + next[column]));
                _line[column] = here;
            }
        }
    }

    private static float[] Shading(MousePlan plan, HeartShape heart, int size)
    {
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 6));
        var gain = 1 + (0.06 * random.Normal());
        var (tiltX, tiltY) = (0.012 * random.Normal(), 0.012 + (0.006 * random.Normal()));
        var moment = heart.At(0);
        var shading = new float[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var x = ((column + 0.5) * PhantomOptions.FieldOfViewMm / size) - moment.CentreX;
                var y = ((row + 0.5) * PhantomOptions.FieldOfViewMm / size) - moment.CentreY;
                shading[(row * size) + column] = (float)(gain * (1 + (tiltX * x) + (tiltY * y)) * (1 - (0.0008 * ((x * x) + (y * y)))));
            }
        }

        return shading;
    }
}
