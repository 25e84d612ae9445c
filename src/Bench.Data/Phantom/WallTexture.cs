using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Unevenness drawn out along the chest wall, as muscle fibres and sheets of fascia are: random values on a grid of direction and depth
/// below the skin, joined without corners and closed around the mouse.
/// </summary>
internal sealed class WallTexture
{
    private readonly int _around;
    private readonly int _down;
    private readonly double _stepMm;
    private readonly float[] _grid;

    /// <summary>Makes one.</summary>
    /// <param name="key">Key of the random stream.</param>
    /// <param name="around">Grid points around the mouse, at least 1.</param>
    /// <param name="stepMm">Distance between grid points in depth, mm.</param>
    /// <param name="depthMm">Depth that the grid reaches, mm; deeper, it begins anew.</param>
    public WallTexture(ulong key, int around, double stepMm, double depthMm)
    {
        (_around, _down, _stepMm) = (around, (int)(depthMm / stepMm) + 1, stepMm);
        var random = new CounterRandom(key);
        _grid = new float[_around * _down];
        for (var i = 0; i < _grid.Length; i++)
            _grid[i] = (float)random.Uniform(-1, 1);
    }

    /// <summary>Value at a place, −1 … 1; standard deviation about 0.4.</summary>
    /// <param name="direction">From <see cref="Directions.IndexOf"/>.</param>
    /// <param name="depth">Below the skin, mm, at least 0.</param>
    public float At(float direction, float depth)
    {
        var along = direction * _around / Directions.Count;
        var below = (float)(depth / _stepMm);
        var (column, row) = ((int)along, (int)below);
        var across = Smooth(along - column);
        var down = Smooth(below - row);
        var (left, right) = (column % _around, (column + 1) % _around);
        var (upper, lower) = (row % _down * _around, (row + 1) % _down * _around);
        var above = _grid[upper + left] + (across * (_grid[upper + right] - _grid[upper + left]));
        var under = _grid[lower + left] + (across * (_grid[lower + right] - _grid[lower + left]));
        return above + (down * (under - above));
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));
}
