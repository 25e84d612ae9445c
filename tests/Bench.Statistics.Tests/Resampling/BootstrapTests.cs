using Bench.Statistics.Resampling;
using Bench.Statistics.Tests.Evidence;

namespace Bench.Statistics.Tests.Resampling;

public class BootstrapTests
{
    // Known answers of philox4x32-10 in Random123's kat_vectors.
    [Fact]
    public void Philox_gives_the_known_answers_of_its_authors()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), CounterStream.Block(0, 0, 0));
        Assert.Equal(
            (0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), CounterStream.Block(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue));
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            CounterStream.Block(0x85a308d3243f6a88, 0x0370734413198a2e, 0x299f31d0a4093822));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var (reference, predicted) = PublishedPoints.Of("ef");
        var one = PairedBootstrap.Of(reference, predicted, new BootstrapOptions { Resamples = 2000, Threads = 1 });
        var many = PairedBootstrap.Of(reference, predicted, new BootstrapOptions { Resamples = 2000, Threads = 8 });
        Assert.Equal(one.Bias, many.Bias);
        Assert.Equal(one.Concordance, many.Concordance);
        Assert.NotEqual(one.Bias, PairedBootstrap.Of(reference, predicted, new BootstrapOptions { Resamples = 2000, Seed = 7 }).Bias);
    }

    [Fact]
    public void Estimates_are_those_of_the_data_and_intervals_come_near_the_t_interval()
    {
        var (reference, predicted) = PublishedPoints.Of("edv");
        var boot = PairedBootstrap.Of(reference, predicted);
        var exact = Statistics.Agreement.BlandAltman.Of(reference, predicted);
        Close.Relative(exact.Bias, boot.Bias.Estimate, 1e-12);
        Close.Relative(exact.StandardDeviation, boot.StandardDeviation.Estimate, 1e-12);
        Close.Relative(exact.UpperLimit, boot.UpperLimit.Estimate, 1e-12);
        Close.Relative(Statistics.Association.PearsonCorrelation.Of(reference, predicted).Coefficient, boot.Pearson.Estimate, 1e-12);
        Close.Relative(
            Statistics.Association.ConcordanceCorrelation.Of(reference, predicted).Coefficient, boot.Concordance.Estimate, 1e-12);
        Assert.InRange(boot.Bias.Bca.Low, exact.BiasInterval.Low - 0.2, exact.BiasInterval.Low + 0.3);
        Assert.InRange(boot.Bias.Bca.High, exact.BiasInterval.High - 0.3, exact.BiasInterval.High + 0.2);
        Assert.Equal(0, boot.Pearson.UndefinedCount);
    }

    [Fact]
    public void Few_or_equal_units_have_documented_outcomes()
    {
        Assert.Equal(StatisticOutcome.TooFewValues, Bootstrap.OfMean([3]).Estimates[0].Outcome);
        Assert.True(double.IsNaN(Bootstrap.OfMean([]).Estimates[0].Estimate));
        var equal = Bootstrap.OfMean([2, 2, 2]).Estimates[0];
        Assert.Equal((StatisticOutcome.NoVariation, 2.0, 2.0), (equal.Outcome, equal.Bca.Low, equal.Bca.High));
        Assert.Equal(2, Bootstrap.OfMean([1, double.NaN, 3]).UnitCount);

        // With two units half of all resamples is a single point, which has no correlation.
        var two = PairedBootstrap.Of([1, 2], [1, 3]);
        Assert.Equal(StatisticOutcome.NotApplicable, two.Pearson.Outcome);
        Assert.InRange(two.Pearson.UndefinedCount, 4800, 5200);
    }

    [Fact]
    public void Draws_are_uniform()
    {
        var counts = new int[7];
        var units = new int[7];
        for (var r = 0; r < 10_000; r++)
        {
            Bootstrap.DrawUnits(1, r, units);
            Array.ForEach(units, u => counts[u]++);
        }

        // 10,000 expected each, standard deviation about 93.
        Assert.All(counts, c => Assert.InRange(c, 9600, 10_400));
    }

    [Theory]
    [InlineData("edv")]
    [InlineData("esv")]
    [InlineData("sv")]
    [InlineData("ef")]
    [InlineData("mass-ed")]
    [InlineData("mass-es")]
    public void Twenty_five_mice_are_resampled_ten_thousand_times(string quantity)
    {
        var (reference, predicted) = PublishedPoints.Of(quantity);
        Assert.Equal(10_000, PairedBootstrap.Of(reference, predicted).Options.Resamples);
    }

    [Fact]
    public void Resamples_without_the_one_case_that_differs_have_no_bias_and_no_spread()
    {
        // Without case 7, in 35 % of resamples, all differences are zero: so are the lower ends.
        double[] reference = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], predicted = [1, 2, 3, 4, 5, 6, 900, 8, 9, 10, 11];
        var bootstrap = PairedBootstrap.Of(reference, predicted);
        Assert.Equal(0, bootstrap.Bias.Percentile.Low);
        Assert.Equal(0, bootstrap.StandardDeviation.Percentile.Low);
        Assert.Equal(0, bootstrap.UpperLimit.Percentile.Low);
    }
}
