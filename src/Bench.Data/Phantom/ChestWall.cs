using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Skin, muscle and fascia of the chest, in layers that follow the skin. What lies beyond the right edge of the field of view folds over to
/// the left one, as a scanner folds it.
/// </summary>
internal sealed class ChestWall
{
    private const int Sheets = 4;
    private const float FibreDepthMm = 6;
    private const float SeenBeyondMm = 3.5f;

    private readonly BodyOutline _body;
    private readonly TissueGreys _tissue;
    private readonly WallTexture _fibres;
    private readonly WallTexture _bundles;
    private readonly float[] _depths = new float[Sheets];
    private readonly float[] _strengths = new float[Sheets];
    private readonly float _folding;
    private readonly int _size;
    private readonly float _pixelMm;

    public ChestWall(ulong mouseKey, BodyOutline body, TissueGreys tissue, int size)
    {
        (_body, _tissue, _size) = (body, tissue, size);
        _pixelMm = (float)(PhantomOptions.FieldOfViewMm / size);
        _fibres = new WallTexture(CounterRandom.Key(mouseKey, 10), 48, 0.2, FibreDepthMm);
        _bundles = new WallTexture(CounterRandom.Key(mouseKey, 11), 22, 0.9, FibreDepthMm);
        var random = new CounterRandom(CounterRandom.Key(mouseKey, 12));
        _folding = (float)random.Uniform(0.1, 0.85);
        for (var i = 0; i < Sheets; i++)
        {
            _depths[i] = (float)(0.62 + (0.75 * i) + random.Uniform(-0.15, 0.2));
            // Fascia is dark, fat between muscles bright.
            var bright = i > 0 && random.Uniform() < 0.5;
            _strengths[i] = (float)(bright ? random.Uniform(-1, -0.4) : random.Uniform(0.3, 0.6));
        }
    }

    /// <summary>Paints a slice.</summary>
    /// <param name="image">Grey values, zero on entry.</param>
    /// <param name="inside">Receives each pixel's share of chest or belly within the wall.</param>
    /// <param name="wall">Receives each pixel's share of wall.</param>
    /// <param name="coarse">Unevenness over about 1.3 mm.</param>
    /// <param name="fine">Unevenness over about 0.3 mm.</param>
    /// <param name="level">0 at the first slice … 1 at the last.</param>
    public void Paint(float[] image, float[] inside, float[] wall, float[] coarse, float[] fine, double level)
    {
        var (skin, chest) = _body.At(level);
        for (var row = 0; row < _size; row++)
        {
            var y = ((row + 0.5f) * _pixelMm) - (float)_body.CentreY;
            for (var column = 0; column < _size; column++)
            {
                var x = ((column + 0.5f) * _pixelMm) - (float)_body.CentreX;
                var place = (row * _size) + column;
                var (grey, open, share) = At(x, y, skin, chest, coarse[place], fine[place]);
                inside[place] = open * share;
                wall[place] = share * (1 - open);
                image[place] = share * grey;
                // The farther beyond the edge, the less of it the coil sees.
                var seen = _folding * Math.Max(0, 1 - (column * _pixelMm / SeenBeyondMm));
                if (seen == 0)
                    continue;
                var (folded, _, foldedShare) = At(x + (float)PhantomOptions.FieldOfViewMm, y, skin, chest, coarse[place], fine[place]);
                image[place] += seen * foldedShare * folded;
            }
        }
    }

    // Grey value, share within the wall, and share of the mouse at all.
    private (float Grey, float Open, float Share) At(float x, float y, float[] skin, float[] chest, float coarse, float fine)
    {
        var perPixel = 1 / _pixelMm;
        var index = Directions.IndexOf(x, y);
        var radius = MathF.Sqrt((x * x) + (y * y));
        var depth = Directions.At(skin, index) + (0.25f * coarse) - radius;
        var share = Math.Clamp((depth * perPixel) + 0.5f, 0, 1);
        if (share == 0)
            return (0, 0, 0);
        var height = radius - Directions.At(chest, index) - (0.22f * coarse);
        var open = Math.Clamp(0.5f - (height * perPixel), 0, 1);
        var air = _tissue.Lung * (1 + (0.6f * fine));
        if (open == 1)
            return (air, 1, share);
        var below = Math.Max(0, depth);
        // Thin layers are even; the thick muscles of the limb are bundles that run every way.
        var layered = Math.Max(0.2f, 1 - (below / 3.5f));
        var grey = _tissue.Muscle
            * (
                1 + ((0.3f - (0.16f * layered)) * coarse) + (0.36f * fine) + (
                    0.34f * layered * _fibres.At(index, below)) + (0.14f * _bundles.At(index, below)));
        // Bright skin over fat; then sheets of fascia, dark or bright, broken here and there; last the lining of the chest.
        grey *= 1 + (0.65f * Ridge(depth - 0.2f, 0.26f));
        for (var i = 0; i < Sheets; i++)
        {
            var broken = Math.Max(0, 0.6f + _bundles.At(index, _depths[i] + i));
            grey *= 1 - (broken * _strengths[i] * Ridge(depth - _depths[i] - (0.3f * coarse), 0.15f));
        }

        grey *= 1 + (0.3f * Ridge(height - 0.12f, 0.15f)) - (0.4f * Ridge(height - 1.1f - (0.4f * coarse), 0.14f));
        return (grey + (open * (air - grey)), open, share);
    }

    private static float Ridge(float distance, float halfWidth) => Math.Max(0, 1 - (distance * distance / (halfWidth * halfWidth)));
}
