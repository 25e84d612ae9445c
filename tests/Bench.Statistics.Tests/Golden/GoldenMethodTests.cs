using System.Text.Json;
using Bench.Statistics.Methods;
using Bench.Testing;

namespace Bench.Statistics.Tests.Golden;

/// <summary>Means and differences of methods against methods.json, made by make_methods.py beside it.</summary>
public class GoldenMethodTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(
        File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Statistics.Tests", "Golden", "methods.json"))).RootElement;

    public static TheoryData<string> Tables => Names("means");

    public static TheoryData<string> Pairs => Names("differences");

    [Theory]
    [MemberData(nameof(Tables))]
    public void Mean_and_components_agree_with_least_squares_and_analysis_of_variance(string name)
    {
        var golden = Find("means", name);
        var expected = golden.GetProperty("expected");
        var found = MethodMean.Of(Table(golden, "rows"));
        Assert.Equal(StatisticOutcome.Defined, found.Outcome);
        Close.Relative(expected.Number("mean"), found.Mean, 1e-12, "mean");
        Close.Relative(expected.Number("se"), found.StandardError, 1e-9, "standard error");
        Close.Relative(expected.Number("df"), found.DegreesOfFreedom, 1e-8, "degrees of freedom");
        Close.Relative(expected.Number("low"), found.Interval.Low, 1e-8, "low");
        Close.Relative(expected.Number("high"), found.Interval.High, 1e-8, "high");
        Close.Relative(expected.Number("case_sd"), found.CaseDeviation, 1e-8, "cases");
        Close.Relative(expected.Number("seed_sd"), found.SeedDeviation, 1e-7, "seeds");
        Close.Relative(expected.Number("rest_sd"), found.ResidualDeviation, 1e-9, "rest");
        foreach (var (mean, seed) in expected.Numbers("seed_means").Zip(found.SeedMeans))
        {
            Close.Relative(mean, seed, 1e-12, "mean of a seed");
        }
    }

    [Fact]
    public void Without_gaps_and_negative_components_restricted_maximum_likelihood_says_the_same()
    {
        var golden = Find("means", "balanced");
        var (reml, found) = (golden.GetProperty("reml"), MethodMean.Of(Table(golden, "rows")));
        Close.Relative(reml.Number("case_sd"), found.CaseDeviation, 1e-4);
        Close.Relative(reml.Number("seed_sd"), found.SeedDeviation, 1e-3);
        Close.Relative(reml.Number("rest_sd"), found.ResidualDeviation, 1e-4);
        Close.Relative(reml.Number("se"), found.StandardError, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Difference_agrees(string name)
    {
        var golden = Find("differences", name);
        var expected = golden.GetProperty("expected");
        var found = MethodDifference.Of(Table(golden, "first"), Table(golden, "second"));
        Close.Relative(expected.Number("difference"), found.Difference, 1e-10, "difference");
        Close.Relative(expected.Number("se"), found.StandardError, 1e-9, "standard error");
        Close.Relative(expected.Number("df"), found.DegreesOfFreedom, 1e-8, "degrees of freedom");
        Close.Relative(expected.Number("low"), found.Interval.Low, 1e-8, "low");
        Close.Relative(expected.Number("high"), found.Interval.High, 1e-8, "high");
        Close.Relative(expected.Number("p"), found.PValue, 1e-9, "p");
        Close.Relative(expected.Number("false_superiority"), found.FalseSuperiority, 1e-9, "false superiority");
        Close.Relative(expected.Number("of_weights"), found.FalseSuperiorityOfWeights, 1e-9, "of weights");
        Close.Relative(expected.Number("detectable"), found.Detectable, 1e-6, "detectable");
    }

    [Fact]
    public void False_superiority_of_printed_numbers_is_the_t_distribution_of_their_paired_difference()
    {
        foreach (var row in Root.GetProperty("printed").EnumerateArray())
        {
            Close.Relative(
                row.Number("p"),
                FalseSuperiority.Of(
                    row.Number("first") - row.Number("second"),
                    row.Number("first_sd"),
                    row.Number("second_sd"),
                    row.Number("r"),
                    row.GetProperty("n").GetInt32()),
                1e-9);
        }
    }

    private static TheoryData<string> Names(string section) =>
        [.. Root.GetProperty(section).EnumerateArray().Select(e => e.GetProperty("name").GetString()!)];

    private static JsonElement Find(string section, string name) =>
        Root.GetProperty(section).EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);

    private static CaseSeedTable Table(JsonElement element, string name) => new(
        element.GetProperty(name).EnumerateArray()
            .Select(row => row.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble()).ToArray()));
}
