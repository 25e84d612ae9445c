using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>The liver under its diaphragm, larger from slice to slice, in lobes that fissures divide.</summary>
internal sealed class Liver
{
    private const double LobesMm = 6.5;

    private readonly double _x;
    private readonly double _y;
    private readonly double _radius;
    private readonly TissueGreys _tissue;
    private readonly float[] _lobesAtBase;
    private readonly float[] _lobesAtApex;
    private readonly int _size;
    private readonly float _pixelMm;

    public Liver(ulong mouseKey, BodyOutline body, TissueGreys tissue, int size)
    {
        var random = new CounterRandom(CounterRandom.Key(mouseKey, 13));
        (_x, _y) = body.Turned(8.2 + (0.4 * random.Normal()), -5.6 + (0.4 * random.Normal()));
        _radius = 7.4 + (0.4 * random.Normal());
        (_tissue, _size) = (tissue, size);
        _pixelMm = (float)(PhantomOptions.FieldOfViewMm / size);
        _lobesAtBase = Texture.Make(CounterRandom.Key(mouseKey, 14), size, LobesMm);
        _lobesAtApex = Texture.Make(CounterRandom.Key(mouseKey, 15), size, LobesMm);
    }

    /// <summary>Paints a slice.</summary>
    /// <param name="image">Grey values of wall and lungs on entry.</param>
    /// <param name="inside">Share of each pixel within the wall.</param>
    /// <param name="coarse">Unevenness over about 1.3 mm.</param>
    /// <param name="fine">Unevenness over about 0.3 mm.</param>
    /// <param name="slice">0-based.</param>
    /// <param name="level">0 at the first slice … 1 at the last.</param>
    /// <returns>Share of each pixel that is liver.</returns>
    public float[] Paint(float[] image, float[] inside, float[] coarse, float[] fine, int slice, double level)
    {
        var share = new float[image.Length];
        var perPixel = 1 / _pixelMm;
        var radius = (float)(_radius + (0.95 * slice) + (1.4 * PortableMath.SmoothStep((level - 0.7) / 0.3)));
        var apical = (float)level;
        for (var row = 0; row < _size; row++)
        {
            var y = ((row + 0.5f) * _pixelMm) - (float)_y;
            for (var column = 0; column < _size; column++)
            {
                var place = (row * _size) + column;
                if (inside[place] == 0)
                    continue;
                var x = ((column + 0.5f) * _pixelMm) - (float)_x;
                var lobe = _lobesAtBase[place] + (apical * (_lobesAtApex[place] - _lobesAtBase[place]));
                var depth = radius + (0.3f * coarse[place]) + (1.1f * lobe) - MathF.Sqrt((x * x) + (y * y));
                share[place] = inside[place] * Math.Clamp((depth * perPixel * 0.5f) + 0.5f, 0, 1);
                var fissure = Math.Max(0, 1 - (lobe * lobe / 0.0009f));
                var grey = _tissue.Liver * (1 + (0.07f * coarse[place]) + (0.3f * fine[place]) + (0.22f * lobe) - (0.3f * fissure));
                image[place] += share[place] * (grey - image[place]);
            }
        }

        return share;
    }
}
