using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>Smooth random unevenness over an image: random values on a grid, joined without corners.</summary>
internal static class Texture
{
    /// <summary>Makes one image of it.</summary>
    /// <param name="key">Key of the random stream.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="gridMm">Distance between grid points, mm.</param>
    /// <returns>Values in −1 … 1, row by row; standard deviation about 0.4.</returns>
    public static float[] Make(ulong key, int size, double gridMm)
    {
        var pixelMm = PhantomOptions.FieldOfViewMm / size;
        var nodes = (int)(PhantomOptions.FieldOfViewMm / gridMm) + 3;
        var random = new CounterRandom(key);
        var grid = new float[nodes * nodes];
        for (var i = 0; i < grid.Length; i++)
            grid[i] = (float)random.Uniform(-1, 1);

        var places = new int[size];
        var weights = new float[size];
        for (var i = 0; i < size; i++)
        {
            var position = (i + 0.5) * pixelMm / gridMm;
            places[i] = (int)position;
            weights[i] = (float)PortableMath.SmoothStep(position - places[i]);
        }

        var values = new float[size * size];
        for (var row = 0; row < size; row++)
        {
            var upper = grid.AsSpan(places[row] * nodes, nodes);
            var lower = grid.AsSpan((places[row] + 1) * nodes, nodes);
            var down = weights[row];
            for (var column = 0; column < size; column++)
            {
                var node = places[column];
                var across = weights[column];
                var above = upper[node] + (across * (upper[node + 1] - upper[node]));
                var below = lower[node] + (across * (lower[node + 1] - lower[node]));
                values[(row * size) + column] = above + (down * (below - above));
            }
        }

        return values;
    }
}
