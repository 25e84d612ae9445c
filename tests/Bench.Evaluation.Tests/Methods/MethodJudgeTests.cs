using Bench.Core.Studies;
using Bench.Evaluation.Methods;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Statistics.Methods;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Methods;

public class MethodJudgeTests
{
    private const string Dice = "dice.both.mean";

    [Fact]
    public void Without_seeds_weights_are_judged_and_what_assumed_spreads_would_mean_is_told()
    {
        var verdicts = SampleResult.Create(2, 20).MethodVerdicts!;
        Assert.False(verdicts.JudgesMethods);
        Assert.All(verdicts.Measures.SelectMany(m => m.Pairs), p =>
        {
            Assert.Equal(MethodStanding.WeightsOnly, p.Standing);
            Assert.True(double.IsNaN(p.FalseSuperiority) && double.IsNaN(p.PValue));
            Assert.False(p.Difference.Interval.IsDefined);
        });
        var pair = Pair(verdicts);
        Assert.Equal(AssumedSpreads.SeedSds, pair.Assumed.Select(a => a.SeedSd));

        // The more trainings scatter, the less one of each shows, and the more are needed.
        Assert.True(pair.FalseSuperiorityOfWeights < pair.Assumed[0].FalseSuperiority);
        Assert.True(pair.Assumed[0].FalseSuperiority < pair.Assumed[2].FalseSuperiority);
        Assert.True((pair.Assumed[0].SeedsNeeded ?? int.MaxValue) <= (pair.Assumed[2].SeedsNeeded ?? int.MaxValue));
    }

    [Fact]
    public void With_seeds_the_numbers_are_those_of_the_matrices()
    {
        var result = SampleResult.Create(new SampleOptions { Models = 2, Mice = 20, Seeds = 4 });
        var tables = result.Methods
            .Select(m => new CaseSeedTable(m.Measures.Single(x => x.Measure == Dice).Values)).ToArray();
        var expected = MethodDifference.Of(tables[0], tables[1]);
        var pair = Pair(result.MethodVerdicts!);
        Assert.Equal(expected.Difference, pair.Difference.Value, 12);
        Assert.Equal(expected.Interval.Low, pair.Difference.Low, 12);
        Assert.Equal(expected.FalseSuperiority, pair.FalseSuperiority, 12);
        Assert.Equal(expected.Detectable, pair.Detectable, 12);
        Assert.True(pair.HolmP >= pair.PValue);
        Assert.Empty(pair.Assumed);
        var mean = result.MethodVerdicts!.Measures.Single(m => m.Measure == Dice).Methods[0];
        Assert.Equal(MethodMean.Of(tables[0]).Mean, mean.Mean.Value, 12);
        Assert.True(mean.Mean.High < 1);
        Assert.Equal(4, mean.Seeds);
    }

    [Fact]
    public void A_network_with_seeds_beside_masks_made_elsewhere_is_not_compared_as_a_method()
    {
        var result = SampleResult.Create(new SampleOptions { Models = 2, Mice = 12, Seeds = 3 });
        var verdicts = MethodJudge.Of(
            [result.Models[0], result.Models[1] with { Seed = null }], [result.Methods[0]], StudyTerms.Mouse);
        Assert.True(verdicts.JudgesMethods);
        Assert.False(verdicts.JudgesAll);
        Assert.Equal([3, 1], verdicts.Methods.Select(m => m.Seeds));
        Assert.Equal(MethodStanding.WeightsOnly, Pair(verdicts).Standing);
        Assert.True(verdicts.Measures[0].Methods[0].Mean.Interval.IsDefined);
    }

    [Fact]
    public void Three_methods_are_put_in_order_and_a_clear_one_wins()
    {
        var result = SampleResult.Create(new SampleOptions { Models = 3, Mice = 20, Seeds = 5 });
        var worse = result.Methods[2] with
        {
            Measures = [.. result.Methods[2].Measures.Select(m => m with
            {
                Values = [.. m.Values.Select(r => r.Select(v => v - 0.1).ToArray())],
            })],
        };
        var measure = MethodJudge.Of(result.Models, [.. result.Methods.Take(2), worse], StudyTerms.Mouse).Measures
            .Single(m => m.Measure == Dice);
        Assert.Equal(worse.Method, measure.Order!.Ranks[^1].Label);
        Assert.Equal(MethodStanding.FirstBetter, measure.Pairs[^1].Standing);
        Assert.InRange(measure.Order.KendallTau, 0.3, 1);
    }

    [Fact]
    public void Verdicts_and_coverage_survive_the_file()
    {
        var result = SampleResult.Create(new SampleOptions { Models = 3, Mice = 12, Seeds = 3, Folds = 3 });
        var path = Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}.json");
        try
        {
            ResultJson.Write(result, path);
            var read = ResultJson.ReadResult(path);
            Assert.Equal(
                System.Text.Json.JsonSerializer.Serialize(result.MethodVerdicts, ResultJson.Options),
                System.Text.Json.JsonSerializer.Serialize(read.MethodVerdicts, ResultJson.Options));
            Assert.Equal(result.Coverage, read.Coverage);
            Assert.Equal(3, read.MethodVerdicts!.Methods[0].Folds);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static MethodPair Pair(MethodVerdicts verdicts) => verdicts.Measures.Single(m => m.Measure == Dice).Pairs[0];
}
