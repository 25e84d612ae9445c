using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>Everything thin or round around the heart, drawn once for a mouse: vessels of lung and liver, ribs, limb bone, stomach and gut.</summary>
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

    private Strand Spot(double x, double y, double radius, double grey, double slice, double reach) => Rod(x, y, x + 0.01, y, radius, grey, slice, reach);

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
            yield return Spot(radius * PortableMath.Cos(angle), radius * PortableMath.Sin(angle), _random.Uniform(0.14, 0.2), _random.Uniform(3500, 6500), _random.Uniform(3, 6.5), 2);
        }
    }

    // Caval and pulmonary veins run from the base of the heart towards the back.
    private IEnumerable<Strand> GreatStreaks()
    {
        for (var i = 0; i < 6; i++)
        {
            var (x, y) = (_random.Uniform(-3.6, 0.6), _random.Uniform(4.2, 6.4));
            var slice = _random.Uniform(0, 2.6);
            var grey = _random.Uniform(5500, 11000);
            var radius = _random.Uniform(0.16, 0.5);
            for (var piece = 0; piece < 9; piece++)
            {
                var (toX, toY) = (x + _random.Uniform(-0.5, 0.62), y - _random.Uniform(0.7, 1.3));
                yield return Rod(x, y, toX, toY, radius * _random.Uniform(0.5, 1.25), grey * _random.Uniform(0.55, 1.1), slice + _random.Uniform(-0.4, 0.4), 1.2);
                if (_random.Uniform() < 0.4)
                    yield return Rod(toX, toY, toX + _random.Uniform(-1.1, 1.1), toY + _random.Uniform(-0.5, 0.9), radius * 0.5, grey * 0.8, slice, 1);
                (x, y) = (toX, toY);
            }
        }
    }

    private IEnumerable<Strand> BackVessels()
    {
        for (var i = 0; i < 3; i++)
        {
            var (x, y) = (_random.Uniform(-3, 4), _random.Uniform(-9, -2));
            for (var slice = 2.5; slice < _depthMm; slice += 0.9)
            {
                yield return Rod(x, y, x + _random.Uniform(-0.3, 0.3), y + _random.Uniform(-0.7, 0.7), _random.Uniform(0.25, 0.7), _random.Uniform(9000, 15500), slice, 1.1);
                if (_random.Uniform() < 0.5)
                    yield return Rod(x, y, x + _random.Uniform(-1.8, 1.8), y + _random.Uniform(-0.4, 1.6), _random.Uniform(0.15, 0.32), _random.Uniform(7000, 12000), slice, 0.9);
                (x, y) = (x + _random.Uniform(-0.1, 0.35), y + _random.Uniform(-0.4, 0.4));
            }
        }
    }

    private IEnumerable<Strand> LiverVessels()
    {
        for (var tree = 0; tree < 44; tree++)
        {
            var (x, y) = (_random.Uniform(-2.5, 9), _random.Uniform(-9, 5));
            var slice = _random.Uniform(0, _depthMm);
            var heading = _random.Uniform(0, 6.28);
            var radius = _random.Uniform(0.08, 0.27);
            var grey = 3600 + (radius * _random.Uniform(9000, 24000));
            for (var branch = 0; branch < 5; branch++)
            {
                var turn = heading + _random.Uniform(-0.9, 0.9);
                var length = _random.Uniform(0.35, 1.1);
                var (toX, toY) = (x + (length * PortableMath.Cos(turn)), y + (length * PortableMath.Sin(turn)));
                yield return Rod(x, y, toX, toY, radius, grey, slice, 0.9);
                if (_random.Uniform() < 0.55)
                    (x, y, heading, radius) = (toX, toY, turn, radius * 0.85);
            }
        }
    }

    private IEnumerable<Strand> Stomach()
    {
        foreach (var (x, y, radius, slice) in new[] { (5.2, -0.5, 2.6, _depthMm - 0.8), (0.6, -6.8, 1.7, _depthMm - 0.6), (3.5, -4.2, 1.5, _depthMm + 0.3) })
        {
            var (middleX, middleY) = (x + _random.Uniform(-0.9, 0.9), y + _random.Uniform(-0.9, 0.9));
            var grey = _random.Uniform(3300, 4200);
            yield return Rod(middleX, middleY, middleX + _random.Uniform(-1, 1), middleY + _random.Uniform(-0.8, 0.8), radius + 0.12, 4300, slice, 2.3);
            yield return Rod(middleX, middleY, middleX + _random.Uniform(-1, 1), middleY + _random.Uniform(-0.8, 0.8), radius - 0.1, grey, slice, 2.2);
            for (var bubble = 0; bubble < 26; bubble++)
            {
                var angle = _random.Uniform(0, 6.28);
                var distance = radius * _random.Uniform(0, 0.95);
                yield return Spot(
                    middleX + (distance * PortableMath.Cos(angle)), middleY + (distance * PortableMath.Sin(angle)),
                    _random.Uniform(0.1, 0.38), _random.Uniform() < 0.7 ? _random.Uniform(300, 1800) : 5200, slice + _random.Uniform(-1, 1), 0.9);
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
            yield return Rod(atX, atY, atX + _random.Uniform(-0.4, 0.4), atY + _random.Uniform(-0.9, 0.9), _random.Uniform(0.08, 0.16), _random.Uniform(4200, 8000), _random.Uniform(0, _depthMm), 0.9);
        }

        for (var i = 0; i < 44; i++)
        {
            var (atX, atY) = (_random.Uniform(-11, 6), _random.Uniform(9.5, 14.5));
            yield return Rod(atX, atY, atX + _random.Uniform(-1.2, 1.2), atY + _random.Uniform(-0.5, 0.5), _random.Uniform(0.07, 0.18), i % 2 == 0 ? _random.Uniform(400, 1500) : _random.Uniform(4200, 7500), _random.Uniform(0, _depthMm), 1.1);
        }
    }
}
