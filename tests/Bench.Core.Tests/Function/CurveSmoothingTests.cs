using Bench.Core.Function;
using Bench.Core.Tests.Golden;

namespace Bench.Core.Tests.Function;

public sealed class CurveSmoothingTests
{
    [Fact]
    public void Golden_curves_agree_with_scipy_savgol_filter()
    {
        foreach (var golden in GoldenFile.Read("curves.json").GetProperty("cases").EnumerateArray())
        {
            var smoothing = new CurveSmoothing(golden.GetProperty("window").GetInt32(), golden.GetProperty("degree").GetInt32());
            var (values, slopes) = smoothing.Apply(
                GoldenFile.Numbers(golden.GetProperty("values")), golden.GetProperty("periodic").GetBoolean());
            Assert.All(GoldenFile.Numbers(golden.GetProperty("smooth")).Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
            Assert.All(GoldenFile.Numbers(golden.GetProperty("slopes")).Zip(slopes), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_smoothing_keeps_the_values_and_takes_central_differences(bool periodic)
    {
        double[] curve = [5, 9, 2, 7, 4];
        var (values, slopes) = CurveSmoothing.None.Apply(curve, periodic);
        Assert.All(curve.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.Equal((2.0 - 5) / 2, slopes[1], 12);
        // At an end: parabola through the last three points, (−3·5 + 4·9 − 2) / 2; round the end: (9 − 4) / 2.
        Assert.Equal(periodic ? 2.5 : 9.5, slopes[0], 12);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(5, 0)]
    [InlineData(9, 2)]
    public void Impossible_windows_are_refused(int window, int degree) =>
        Assert.Throws<ArgumentException>(() => new CurveSmoothing(window, degree).Apply([1, 2, 3, 4, 5], periodic: false));
}
