namespace Bench.Statistics.Tests;

public class FractionMeanIntervalTests
{
    [Fact]
    public void Stays_between_0_and_1_where_the_t_interval_does_not()
    {
        double[] dice = [0.99, 0.98, 0.6];
        Assert.True(Summary.Of(dice).MeanInterval.High > 1);

        // By hand: mean 0.856667, SE 0.128366, t(2) 4.302653; logit 1.787876 ± 4.498073 gives these ends (numpy 1.24).
        var interval = FractionMeanInterval.Of(dice);
        Close.Decimals(0.062374, interval.Low, 6);
        Close.Decimals(0.998141, interval.High, 6);
    }

    [Fact]
    public void Many_values_give_the_t_interval()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(i => 0.8 + (0.1 * Math.Sin(i)))];
        var (bounded, plain) = (FractionMeanInterval.Of(values), Summary.Of(values).MeanInterval);
        Assert.Equal(plain.Low, bounded.Low, 1e-6);
        Assert.Equal(plain.High, bounded.High, 1e-6);
    }

    [Fact]
    public void Is_a_point_for_equal_values_and_undefined_for_one()
    {
        Assert.Equal(new Interval(1, 1, 0.95), FractionMeanInterval.Of([1, 1, double.NaN]));
        Assert.False(FractionMeanInterval.Of([0.9]).IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionMeanInterval.Of([0.9, 1.1]));
    }

    [Fact]
    public void Holds_its_mean_whatever_the_values()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            double[] values =
            [
                .. Enumerable.Range(0, 2 + random.Next(30)).Select(_ => random.Next(4) == 0 ? random.Next(2) : random.NextDouble())
            ];
            var (interval, mean) = (FractionMeanInterval.Of(values), Summary.Of(values).Mean);
            Assert.InRange(interval.Low, 0, mean);
            Assert.InRange(interval.High, mean, 1);
        }
    }
}
