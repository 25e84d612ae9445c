using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Everything thin or round around the heart, drawn once for a mouse: vessels of lung and liver, ribs, limb bone, stomach and gut.
/// </summary>
internal sealed class Anatomy
{
    private readonly CounterRandom _random;
    private readonly BodyOutline _body;
    private readonly double _depthMm;

    public Anatomy(CounterRandom random, BodyOutline body, int slices)
    {
        (_random, _body, _depthMm) = (random, body, slices);
        InLung = [.. LungVessels(), .. GreatStreaks()];
        InLiver = [.. LiverVessels()];
        OverLiver = [.. Stomach(), .. BackVessels()];
        InWall = [.. Ribs(), .. Limb()];
    }

    /// <summary>Painted in the lungs, behind the liver.</summary>
    public IReadOnlyList<Strand> InLung { get; }

    /// <summary>Painted within the liver.</summary>
    public IReadOnlyList<Strand> InLiver { get; }

    /// <summary>Painted over liver and lungs.</summary>
    public IReadOnlyList<Strand> OverLiver { get; }

    /// <summary>Painted in the chest wall.</summary>
    public IReadOnlyList<Strand> InWall { get; }

    private Strand Rod(double x, double y, double toX, double toY, double radius, double grey, double slice, double reach)
    {
        var (fromX, fromY) = _body.Turned(x, y);
        var (endX, endY) = _body.Turned(toX, toY);
        return new Strand(fromX, fromY, endX, endY, radius, grey, slice, reach);
    }

    private Strand Spot(double x, double y, double radius, double grey, double slice, double reach) =>
        Rod(x, y, x + 0.01, y, radius, grey, slice, reach);

    private IEnumerable<Strand> LungVessels()
    {
        for (var i = 0; i < 150; i++)
        {
            var angle = _random.Uniform(1.2, 4.1);
            var radius = _random.Uniform(4.5, 10.5);
            var (x, y) = (radius * PortableMath.Cos(angle), radius * PortableMath.Sin(angle));
            var length = _random.Uniform(0, 0.7);
            var turn = _random.Uniform(0, 6.28);
            yield return Rod(
                x, y, x + (length * PortableMath.Cos(turn)), y + (length * PortableMath.Sin(turn)),
                _random.Uniform(0.07, 0.17), _random.Uniform(2200, 7000), _random.Uniform(0, _depthMm), 0.8);
        }

        // Between the ribs, along the left lung's outer edge.
        var (_, chest) = _body.At(0.45);
        for (var angle = 2.0; angle < 3.9; angle += 0.125)
        {
            var index = Directions.IndexOf((float)PortableMath.Cos(angle + _body.Turn), (float)PortableMath.Sin(angle + _body.Turn));
            var radius = Directions.At(chest, index) - _random.Uniform(0.15, 0.45);
            yield return Spot(
                radius * PortableMath.Cos(angle),
                radius * PortableMath.Sin(angle),
                _random.Uniform(0.14, 0.25),
                _random.Uniform(4000, 9000),
                _random.Uniform(3, 6.5),
                2);
        }
    }

    // Caval and pulmonary veins run from the base of the heart towards the back, as bands of one piece that swell and narrow slowly.
    private IEnumerable<Strand> GreatStreaks()
    {
        for (var i = 0; i < 5; i++)
        {
            var (x, y) = (_random.Uniform(-3.4, 0.8), _random.Uniform(4.2, 6.2));
            var slice = _random.Uniform(0, 2.6);
            var grey = _random.Uniform(5000, 10500);
            var radius = _random.Uniform(0.16, 0.46);
            var (heading, bend) = (_random.Uniform(-0.45, 0.35), _random.Uniform(-0.04, 0.04));
            for (var piece = 0; piece < 16; piece++)
            {
                heading += bend + _random.Uniform(-0.2, 0.2);
                radius = Math.Clamp(radius * _random.Uniform(0.78, 1.2), 0.1, 0.5);
                grey *= _random.Uniform(0.91, 1.04);
                var (toX, toY) = (x + (0.55 * PortableMath.Sin(heading)), y - (0.55 * PortableMath.Cos(heading)));
                yield return Rod(x, y, toX, toY, radius, grey, slice, 1.2);
                if (_random.Uniform() < 0.22)
                {
                    var twig = heading + _random.Uniform(-1.3, 1.3);
                    yield return Rod(
                        toX,
                        toY,
                        toX + (0.8 * PortableMath.Sin(twig)),
                        toY - (0.8 * PortableMath.Cos(twig)),
                        radius * 0.45,
                        grey * 0.75,
                        slice,
                        0.9);
                }

                (x, y) = (toX, toY);
            }
        }

        // Where they enter the lung, bronchi and vessels are cut across.
        for (var i = 0; i < 14; i++)
        {
            var (x, y) = (_random.Uniform(-3, 1.2), _random.Uniform(2.6, 5.6));
            yield return Rod(
                x, y, x + _random.Uniform(-0.3, 0.3), y + _random.Uniform(-0.5, 0.5),
                _random.Uniform(0.1, 0.32), _random.Uniform(4500, 11500), _random.Uniform(0, 3.4), 0.9);
        }
    }

    private IEnumerable<Strand> BackVessels()
    {
        for (var i = 0; i < 3; i++)
        {
            var (x, y) = (_random.Uniform(-3, 4), _random.Uniform(-9, -2));
            for (var slice = 2.5; slice < _depthMm; slice += 0.9)
            {
                yield return Rod(
                    x,
                    y,
                    x + _random.Uniform(-0.3, 0.3),
                    y + _random.Uniform(-0.7, 0.7),
                    _random.Uniform(0.25, 0.7),
                    _random.Uniform(9000, 15500),
                    slice,
                    1.1);
                if (_random.Uniform() < 0.5)
                {
                    yield return Rod(
                        x,
                        y,
                        x + _random.Uniform(-1.8, 1.8),
                        y + _random.Uniform(-0.4, 1.6),
                        _random.Uniform(0.15, 0.32),
                        _random.Uniform(7000, 12000),
                        slice,
                        0.9);
                }

                (x, y) = (x + _random.Uniform(-0.1, 0.35), y + _random.Uniform(-0.4, 0.4));
            }
        }
    }

    // A few trees spread from bright trunks; between them lie the ends of many more.
    private IEnumerable<Strand> LiverVessels()
    {
        for (var tree = 0; tree < 9; tree++)
        {
            var (x, y) = (_random.Uniform(-1.5, 5), _random.Uniform(-8, 0));
            var slice = _random.Uniform(1.5, _depthMm);
            var grey = _random.Uniform(7500, 13500);
            yield return Rod(
                x, y, x + _random.Uniform(-0.7, 0.7), y + _random.Uniform(-0.7, 0.7), _random.Uniform(0.2, 0.42), grey, slice, 1.1);
            for (var main = _random.Below(3) + 1; main > 0; main--)
            {
                foreach (var branch in Branches(x, y, _random.Uniform(0, 6.28), _random.Uniform(0.14, 0.3), 0.85 * grey, slice, 3))
                    yield return branch;
            }
        }

        for (var twig = 0; twig < 70; twig++)
        {
            foreach (
                var branch in Branches(
                    _random.Uniform(-2.5, 9),
                    _random.Uniform(-9, 5),
                    _random.Uniform(0, 6.28),
                    _random.Uniform(0.06, 0.12),
                    _random.Uniform(4200, 6800),
                    _random.Uniform(0, _depthMm),
                    1))
            {
                yield return branch;
            }
        }
    }

    private IEnumerable<Strand> Branches(double x, double y, double heading, double radius, double grey, double slice, int forks)
    {
        for (var piece = 0; piece < 3; piece++)
        {
            heading += _random.Uniform(-0.3, 0.3);
            var length = _random.Uniform(0.3, 0.6);
            var (toX, toY) = (x + (length * PortableMath.Cos(heading)), y + (length * PortableMath.Sin(heading)));
            yield return Rod(x, y, toX, toY, radius, grey, slice, 0.9);
            (x, y, radius, grey, slice) = (toX, toY, radius * 0.92, grey * 0.95, slice + _random.Uniform(-0.15, 0.15));
        }

        if (forks == 0)
            yield break;
        var (one, other) = (heading + _random.Uniform(0.2, 0.7), heading - _random.Uniform(0.2, 0.7));
        foreach (var branch in Branches(x, y, one, radius * 0.8, grey * 0.9, slice, forks - 1))
            yield return branch;
        foreach (var branch in Branches(x, y, other, radius * 0.7, grey * 0.85, slice, forks - 1))
            yield return branch;
    }

    // Walls of stomach and gut, and in them food and gas.
    private IEnumerable<Strand> Stomach()
    {
        foreach (
            var (x, y, radius, slice) in new[]
            {
                (5.2, -0.5, 2.6, _depthMm - 0.8),
                (0.6, -6.8, 1.7, _depthMm - 0.6),
                (3.5, -4.2, 1.5, _depthMm + 0.3),
            })
        {
            var (middleX, middleY) = (x + _random.Uniform(-0.9, 0.9), y + _random.Uniform(-0.9, 0.9));
            var grey = _random.Uniform(2100, 3700);
            var (endX, endY) = (middleX + _random.Uniform(-1.6, 1.6), middleY + _random.Uniform(-1.3, 1.3));
            yield return Rod(middleX, middleY, endX, endY, radius + 0.1, 1700, slice, 2.3);
            yield return Rod(middleX, middleY, endX, endY, radius, 5600, slice, 2.3);
            yield return Rod(middleX, middleY, endX, endY, radius - 0.24, grey, slice, 2.2);
            for (var bubble = 0; bubble < 60; bubble++)
            {
                var angle = _random.Uniform(0, 6.28);
                var distance = radius * _random.Uniform(0, 0.95);
                yield return Spot(
                    middleX + (distance * PortableMath.Cos(angle)), middleY + (distance * PortableMath.Sin(angle)),
                    _random.Uniform(0.08, 0.34), grey * (
                        _random.Uniform() < 0.4
                            ? _random.Uniform(0.15, 0.6)
                            : _random.Uniform(0.8, 1.5)), slice + _random.Uniform(-1, 1), 0.9);
            }
        }
    }

    private IEnumerable<Strand> Ribs()
    {
        var (_, chest) = _body.At(0.5);
        for (var slice = 0.5; slice < _depthMm; slice += 1.3)
        {
            for (var angle = _random.Uniform(0.3, 0.6); angle < 4.2; angle += _random.Uniform(0.24, 0.42))
            {
                var index = Directions.IndexOf((float)PortableMath.Cos(angle + _body.Turn), (float)PortableMath.Sin(angle + _body.Turn));
                var radius = Directions.At(chest, index) + _random.Uniform(0.3, 0.7);
                var (x, y) = (radius * PortableMath.Cos(angle), radius * PortableMath.Sin(angle));
                var length = _random.Uniform(0.1, 0.9);
                var dark = _random.Uniform() < 0.7;
                yield return Rod(
                    x, y, x - (length * PortableMath.Sin(angle)), y + (length * PortableMath.Cos(angle)),
                    _random.Uniform(0.09, 0.2), dark ? _random.Uniform(500, 1500) : _random.Uniform(3800, 5500), slice, 0.9);
            }
        }
    }

    private IEnumerable<Strand> Limb()
    {
        var (x, y) = (_random.Uniform(-9.8, -8.6), _random.Uniform(9.5, 11));
        yield return Spot(x, y, 0.75, 3900, 1, 3.2);
        yield return Rod(x - 0.2, y, x + 0.2, y + 0.1, 0.5, 700, 1, 3);
        yield return Spot(x, y, 0.25, 2400, 1, 3);
        for (var i = 0; i < 12; i++)
        {
            var (atX, atY) = (_random.Uniform(-11, -6), _random.Uniform(2, 13));
            yield return Rod(
                atX,
                atY,
                atX + _random.Uniform(-0.4, 0.4),
                atY + _random.Uniform(-0.9, 0.9),
                _random.Uniform(0.08, 0.16),
                _random.Uniform(4200, 8000),
                _random.Uniform(0, _depthMm),
                0.9);
        }

        for (var i = 0; i < 44; i++)
        {
            var (atX, atY) = (_random.Uniform(-11, 6), _random.Uniform(9.5, 14.5));
            yield return Rod(
                atX,
                atY,
                atX + _random.Uniform(-1.2, 1.2),
                atY + _random.Uniform(-0.5, 0.5),
                _random.Uniform(0.07, 0.18),
                i % 2 == 0 ? _random.Uniform(400, 1500) : _random.Uniform(4200, 7500),
                _random.Uniform(0, _depthMm),
                1.1);
        }
    }
}
