using System.Globalization;
using Bench.Data.Numerics;
using Bench.Testing;

namespace Bench.Data.Tests.Numerics;

public sealed class NumericsTests
{
    [Fact]
    public void Portable_functions_agree_with_the_platforms_own()
    {
        for (var x = -40.0; x <= 40; x += 0.0731)
        {
            Assert.Equal(Math.Sin(x), PortableMath.Sin(x), 1e-12);
            Assert.Equal(Math.Cos(x), PortableMath.Cos(x), 1e-12);
            Assert.InRange(PortableMath.Exp(x) / Math.Exp(x), 1 - 1e-12, 1 + 1e-12);
        }

        for (var x = 0.05; x < 20; x += 0.0311)
            Assert.Equal(Math.Cbrt(x), PortableMath.CubeRoot(x), 1e-13);
    }

    [Fact]
    public void The_normal_distribution_agrees_with_scipy()
    {
        foreach (
            var line in File
                .ReadLines(RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Numerics", "normal_distribution.csv"))
                .Skip(1))
        {
            var numbers = Array.ConvertAll(line.Split(','), n => double.Parse(n, CultureInfo.InvariantCulture));
            Assert.Equal(numbers[1], PortableMath.NormalDistribution(numbers[0]), 1e-12);
        }
    }

    [Fact]
    public void Noise_is_symmetric_of_mean_0_and_variance_1()
    {
        var values = GaussianTable.Values;

        Assert.Equal(GaussianTable.Length, values.Length);
        Assert.Equal(0, values.Sum(v => (double)v) / values.Length, 1e-7);
        Assert.Equal(1, values.Sum(v => (double)v * v) / values.Length, 1e-6);
        Assert.Equal(3, values.Sum(v => (double)v * v * v * v) / values.Length, 0.05);
        Assert.Equal(values.Order(), values);
    }

    [Fact]
    public void Directions_go_once_around_and_are_found_again()
    {
        Assert.Equal(2 * Math.PI, Directions.Widths.Sum(), 1e-9);
        for (var i = 0; i < Directions.Count; i++)
        {
            Assert.Equal(Math.Cos(Directions.Angles[i]), Directions.Cosines[i], 1e-9);
            Assert.Equal(
                i, Directions.IndexOf((float)(3 * Directions.Cosines[i]), (float)(3 * Directions.Sines[i])) % Directions.Count, 1e-3f);
        }
    }

    [Fact]
    public void Random_streams_are_even_and_differ_by_key()
    {
        var one = new CounterRandom(CounterRandom.Key(1, 2));
        var other = new CounterRandom(CounterRandom.Key(2, 1));
        var numbers = Enumerable.Range(0, 20_000).Select(_ => one.Uniform()).ToArray();
        var others = Enumerable.Range(0, 20_000).Select(_ => other.Uniform()).ToArray();

        // Four standard errors: 0.2887 / √20000 for the mean; 1 / √20000 for the correlation.
        Assert.Equal(0.5, numbers.Average(), 0.0082);
        Assert.Equal(0, numbers.Zip(others, (a, b) => 12 * (a - 0.5) * (b - 0.5)).Average(), 0.0283);
        Assert.Equal(0, numbers.Skip(1).Zip(numbers, (a, b) => 12 * (a - 0.5) * (b - 0.5)).Average(), 0.0283);
    }
}
