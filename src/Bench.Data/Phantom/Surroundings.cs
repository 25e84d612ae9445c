using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>What does not beat: one image a slice of skin, chest wall, lungs, liver and gut, and the unevenness of its tissues.</summary>
internal sealed class Surroundings
{
    private const float Muscle = 2750;
    private const float Lung = 260;
    private const float Liver = 3050;

    private readonly int _size;
    private readonly float _pixelMm;
    private readonly BodyOutline _body;
    private readonly Anatomy _anatomy;
    private readonly ulong _key;
    private readonly int _slices;
    private readonly (double X, double Y, double Radius) _liver;

    public Surroundings(MousePlan plan, HeartShape heart, int size)
    {
        _size = size;
        _pixelMm = (float)(PhantomOptions.FieldOfViewMm / size);
        _key = plan.Key;
        _slices = heart.Slices;
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 2));
        var middle = heart.At(0);
        _body = new BodyOutline(random, middle.CentreX, middle.CentreY);
        _anatomy = new Anatomy(random, _body, heart.Slices);
        var (liverX, liverY) = _body.Turned(8.2 + (0.4 * random.Normal()), -5.6 + (0.4 * random.Normal()));
        _liver = (liverX, liverY, 7.4 + (0.4 * random.Normal()));
    }

    /// <summary>Paints a slice.</summary>
    /// <param name="slice">0-based.</param>
    public SurroundingSlice Paint(int slice)
    {
        var coarse = Texture.Make(CounterRandom.Key(_key, 3, (ulong)slice), _size, 1.3);
        var fine = Texture.Make(CounterRandom.Key(_key, 4, (ulong)slice), _size, 0.32);
        var image = new float[_size * _size];
        var inside = new float[_size * _size];
        var wall = new float[_size * _size];
        var (skin, chest) = _body.At(slice / (_slices - 1.0));
        PaintWall(image, inside, wall, coarse, fine, skin, chest);
        foreach (var strand in _anatomy.InWall)
            strand.Paint(image, _size, slice + 0.5, wall);
        foreach (var strand in _anatomy.InLung)
            strand.Paint(image, _size, slice + 0.5, inside);
        var liver = PaintLiver(image, inside, coarse, fine, slice);
        foreach (var strand in _anatomy.InLiver)
            strand.Paint(image, _size, slice + 0.5, liver);
        foreach (var strand in _anatomy.OverLiver)
            strand.Paint(image, _size, slice + 0.5, inside);
        return new SurroundingSlice(image, coarse, fine);
    }

    private void PaintWall(float[] image, float[] inside, float[] wall, float[] coarse, float[] fine, float[] skin, float[] chest)
    {
        var perPixel = 1 / _pixelMm;
        for (var row = 0; row < _size; row++)
        {
            var y = ((row + 0.5f) * _pixelMm) - (float)_body.CentreY;
            for (var column = 0; column < _size; column++)
            {
                var x = ((column + 0.5f) * _pixelMm) - (float)_body.CentreX;
                var place = (row * _size) + column;
                var index = Directions.IndexOf(x, y);
                var radius = MathF.Sqrt((x * x) + (y * y));
                var depth = Directions.At(skin, index) + (0.25f * coarse[place]) - radius;
                var share = Math.Clamp((depth * perPixel) + 0.5f, 0, 1);
                if (share == 0)
                    continue;
                var height = radius - Directions.At(chest, index) - (0.22f * coarse[place]);
                var grey = Muscle * (1 + (0.3f * coarse[place]) + (0.26f * fine[place]));
                // Bright skin, and dark sheets of fat and fascia between the muscles.
                grey *= 1 + (0.45f * Ridge(depth - 0.2f, 0.3f)) - (0.6f * Ridge(depth - 0.62f - (0.2f * coarse[place]), 0.14f))
                    - (0.5f * Ridge(depth - 1.55f - (0.5f * coarse[place]), 0.13f)) - (0.4f * Ridge(height - 1.1f - (0.4f * coarse[place]), 0.14f));
                var open = Math.Clamp(0.5f - (height * perPixel), 0, 1);
                inside[place] = open * share;
                wall[place] = share * (1 - open);
                image[place] = share * (grey + (open * ((Lung * (1 + (0.6f * fine[place]))) - grey)));
            }
        }
    }

    private float[] PaintLiver(float[] image, float[] inside, float[] coarse, float[] fine, int slice)
    {
        var share = new float[image.Length];
        var perPixel = 1 / _pixelMm;
        var radius = (float)(_liver.Radius + (0.95 * slice));
        for (var row = 0; row < _size; row++)
        {
            var y = ((row + 0.5f) * _pixelMm) - (float)_liver.Y;
            for (var column = 0; column < _size; column++)
            {
                var place = (row * _size) + column;
                if (inside[place] == 0)
                    continue;
                var x = ((column + 0.5f) * _pixelMm) - (float)_liver.X;
                var depth = radius + (0.3f * coarse[place]) - MathF.Sqrt((x * x) + (y * y));
                share[place] = inside[place] * Math.Clamp((depth * perPixel * 0.6f) + 0.5f, 0, 1);
                var grey = Liver * (1 + (0.1f * coarse[place]) + (0.19f * fine[place]));
                image[place] += share[place] * (grey - image[place]);
            }
        }

        return share;
    }

    private static float Ridge(float distance, float halfWidth) => Math.Max(0, 1 - (distance * distance / (halfWidth * halfWidth)));
}
