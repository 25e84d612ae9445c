using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>What does not beat: one image a slice of skin, chest wall, lungs, liver and gut, and the unevenness of its tissues.</summary>
internal sealed class Surroundings
{
    private readonly int _size;
    private readonly ulong _key;
    private readonly int _slices;
    private readonly ChestWall _wall;
    private readonly Liver _liver;
    private readonly Anatomy _anatomy;

    public Surroundings(MousePlan plan, HeartShape heart, TissueGreys tissue, int size)
    {
        (_size, _key, _slices) = (size, plan.Key, heart.Slices);
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 2));
        var middle = heart.At(0);
        var body = new BodyOutline(random, middle.CentreX, middle.CentreY);
        _wall = new ChestWall(plan.Key, body, tissue, size);
        _liver = new Liver(plan.Key, body, tissue, size);
        _anatomy = new Anatomy(random, body, heart.Slices);
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
        var level = slice / (_slices - 1.0);
        _wall.Paint(image, inside, wall, coarse, fine, level);
        Paint(_anatomy.InWall, image, slice, wall, coarse);
        Paint(_anatomy.InLung, image, slice, inside, coarse);
        var liver = _liver.Paint(image, inside, coarse, fine, slice, level);
        Paint(_anatomy.InLiver, image, slice, liver, coarse);
        Paint(_anatomy.OverLiver, image, slice, inside, coarse);
        return new SurroundingSlice(image, coarse, fine);
    }

    private void Paint(IReadOnlyList<Strand> strands, float[] image, int slice, float[] within, float[] uneven)
    {
        foreach (var strand in strands)
            strand.Paint(image, _size, slice + 0.5, within, uneven);
    }
}

/// <summary>The part of a slice that does not beat. All are row by row.</summary>
/// <param name="Image">Grey values without coil shading and noise.</param>
/// <param name="Coarse">Unevenness over about 1.3 mm, −1 … 1.</param>
/// <param name="Fine">Unevenness over about 0.3 mm, −1 … 1.</param>
internal sealed record SurroundingSlice(float[] Image, float[] Coarse, float[] Fine);
