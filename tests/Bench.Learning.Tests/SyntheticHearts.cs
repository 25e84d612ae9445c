using Bench.Core;

namespace Bench.Learning.Tests;

/// <summary>
/// A cohort that is quick to draw and easy to segment: a bright blood pool in a dark ring of myocardium, a bright right ventricle beside
/// it, two round organs, a grey body, noise. Every mouse differs; the same number always gives the same mouse.
/// </summary>
internal static class SyntheticHearts
{
    private const double Supersampling = 3;

    public static MouseCase Mouse(int number, int size = 64, int slices = 4)
    {
        var random = new Random(number);
        var inner = size * (0.075 + (0.035 * random.NextDouble()));
        var geometry = new Geometry(
            Row: size * (0.4 + (0.2 * random.NextDouble())),
            Column: size * (0.4 + (0.2 * random.NextDouble())),
            Wall: size * (0.035 + (0.02 * random.NextDouble())),
            Angle: random.NextDouble() * Math.Tau,
            Gain: 500 + (1000 * random.NextDouble()));
        ContouredFrame[] frames =
        [
            Frame(0, CardiacPhase.EndDiastole, size, slices, inner, geometry, random),
            Frame(7, CardiacPhase.EndSystole, size, slices, inner * 0.65, geometry with { Wall = geometry.Wall * 1.3 }, random),
        ];
        return new MouseCase($"Mouse{number}", VoxelSpacing.Published, frames, []);
    }

    public static IReadOnlyList<MouseCase> Mice(int first, int count, int size = 64, int slices = 4) =>
        [.. Enumerable.Range(first, count).Select(n => Mouse(n, size, slices))];

    private static ContouredFrame Frame(int index, CardiacPhase phase, int size, int slices, double inner, Geometry g, Random random)
    {
        var extent = new StackSize(size, size, slices);
        var image = new float[extent.Count];
        var labels = new byte[extent.Count];
        for (var s = 0; s < slices; s++)
        {
            // The last slice lies beyond the apex: no heart in it.
            var radius = s == slices - 1 && slices > 1 ? 0 : inner * Math.Sqrt(1 - Math.Pow(s / (double)slices, 2));
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    var i = extent.IndexOf(row, column, s);
                    labels[i] = Label(row, column, radius, g);
                    image[i] = (float)((g.Gain * Intensity(row, column, radius, size, g)) + (g.Gain * 0.05 * Gaussian(random)));
                }
            }
        }

        return new ContouredFrame(index, phase, new ImageStack(extent, image), new LabelMap(extent, labels));
    }

    private static byte Label(double row, double column, double radius, Geometry g)
    {
        var distance = Math.Sqrt(Math.Pow(row - g.Row, 2) + Math.Pow(column - g.Column, 2));
        return radius == 0 ? (byte)0 : distance < radius ? (byte)2 : distance < radius + g.Wall ? (byte)1 : (byte)0;
    }

    private static double Intensity(int row, int column, double radius, int size, Geometry g)
    {
        var sum = 0.0;
        for (var k = 0; k < Supersampling * Supersampling; k++)
        {
            var y = row + (((k % (int)Supersampling) + 0.5) / Supersampling) - 0.5;
            var x = column + (((k / (int)Supersampling) + 0.5) / Supersampling) - 0.5;
            sum += Label(y, x, radius, g) switch { 2 => 1.0, 1 => 0.3, _ => Surroundings(y, x, radius, size, g) };
        }

        return sum / (Supersampling * Supersampling);
    }

    private static double Surroundings(double y, double x, double radius, int size, Geometry g)
    {
        var reach = (radius * 1.3) + g.Wall;
        var (right, down) = (g.Column + (reach * Math.Cos(g.Angle)), g.Row + (reach * Math.Sin(g.Angle)));
        if (radius > 0 && Math.Sqrt(Math.Pow(y - down, 2) + Math.Pow(x - right, 2)) < radius)
        {
            return 0.95;
        }

        var body = Math.Sqrt(Math.Pow((y - (size / 2.0)) / (size * 0.45), 2) + Math.Pow((x - (size / 2.0)) / (size * 0.4), 2));
        var organ = Math.Sqrt(Math.Pow(y - (size * 0.78), 2) + Math.Pow(x - (size * 0.35), 2)) < size * 0.08;
        return body > 1 ? 0.02 : organ ? 0.8 : 0.15 + (0.25 * (0.5 + (0.5 * Math.Sin(x * 11 / size) * Math.Cos(y * 9 / size))));
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

    private sealed record Geometry(double Row, double Column, double Wall, double Angle, double Gain);
}
