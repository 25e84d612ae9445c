namespace Bench.Data.Phantom;

/// <summary>Smooth random texture: random values on a grid, interpolated. About −1 … 1.</summary>
/// <param name="seed">Seed of the cohort.</param>
/// <param name="mouse">Number of the mouse.</param>
/// <param name="purpose">Distinguishes textures of one mouse.</param>
/// <param name="cellMm">Size of its grain, mm.</param>
internal sealed class ValueNoise(int seed, int mouse, int purpose, double cellMm)
{
    private const int Period = 64;
    private readonly float[] _grid = Fill(seed, mouse, purpose);

    public double At(double row, double column, int layer)
    {
        var (r, c) = (row / cellMm, column / cellMm);
        var (r0, c0) = ((int)Math.Floor(r), (int)Math.Floor(c));
        var (fr, fc) = (Smooth(r - r0), Smooth(c - c0));
        var top = Grid(r0, c0, layer) + ((Grid(r0, c0 + 1, layer) - Grid(r0, c0, layer)) * fc);
        var bottom = Grid(r0 + 1, c0, layer) + ((Grid(r0 + 1, c0 + 1, layer) - Grid(r0 + 1, c0, layer)) * fc);
        return top + ((bottom - top) * fr);
    }

    private static double Smooth(double t) => t * t * (3 - (2 * t));

    private float Grid(int row, int column, int layer) =>
        _grid[(((row + (layer * 17)) & (Period - 1)) * Period) + ((column + (layer * 29)) & (Period - 1))];

    private static float[] Fill(int seed, int mouse, int purpose)
    {
        var random = new PhantomRandom(seed, mouse, purpose);
        var grid = new float[Period * Period];
        for (var i = 0; i < grid.Length; i++)
        {
            grid[i] = (float)random.Uniform(-1, 1);
        }

        return grid;
    }
}
