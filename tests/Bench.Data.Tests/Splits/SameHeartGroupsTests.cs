using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Data.Tests.Splits;

/// <summary>Expected lists by hand.</summary>
public sealed class SameHeartGroupsTests
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["a1"] = "a",
        ["a2"] = "a",
        ["a3"] = "a",
        ["a4"] = "a",
        ["b1"] = "b",
        ["b2"] = "b",
    };

    [Fact]
    public void A_tested_case_whose_twin_is_trained_on_changes_places_with_one_of_its_kind()
    {
        var split = new Split("s", "By hand.", ["a1", "a2", "b1"], ["b2"], ["a3", "a4"]);

        var kept = SameHeartGroups.Apply(split, Kinds, [("a1", "a4")]);

        Assert.Equal(["a1", "a4", "b1"], kept.Train);
        Assert.Equal(["b2"], kept.Validation);
        Assert.Equal(["a3", "a2"], kept.Test);
        Assert.Equal("By hand. Then, to keep those of the same images in one list, exchanged: a4 for a2.", kept.Rule);
    }

    [Fact]
    public void The_first_of_a_pair_moves_where_the_second_is_trained_on()
    {
        var kept = SameHeartGroups.Apply(new Split("s", "By hand.", ["a2", "a3"], [], ["a1", "b1"]), Kinds, [("a1", "a2")]);

        Assert.Equal(["a2", "a1"], kept.Train);
        Assert.Equal(["a3", "b1"], kept.Test);
    }

    [Fact]
    public void Twins_in_one_list_and_cases_that_are_not_in_the_split_stay()
    {
        var split = new Split("s", "By hand.", ["a1", "a2"], [], ["b1"]);

        Assert.Same(split, SameHeartGroups.Apply(split, Kinds, [("a1", "a2"), ("a1", "b2")]));
    }

    [Fact]
    public void A_twin_that_finds_none_of_its_kind_moves_alone()
    {
        var kept = SameHeartGroups.Apply(new Split("s", "By hand.", ["a1"], [], ["a2", "b1"]), Kinds, [("a1", "a2")]);

        Assert.Equal(["a1", "a2"], kept.Train);
        Assert.Equal(["b1"], kept.Test);
    }

    // Names of patients of the ACDC challenge; that 074 and 076 have the same images is known from the data.
    [Fact]
    public void The_split_of_the_challenge_has_every_patient_once_and_the_pair_in_one_list()
    {
        var split = Split.Read(RepositoryFolder.Combine("baselines", "splits", "acdc-80.json"));

        Assert.Equal((56, 8, 16), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(80, split.Lists.SelectMany(l => l.Mice).Distinct().Count());
        Assert.Superset(new HashSet<string> { "patient074", "patient076" }, split.Train.ToHashSet());

        // Groups are blocks of twenty numbers in the challenge: DCM, HCM, MINF, NOR, RV.
        int[] Groups(IEnumerable<string> patients) =>
            [.. patients.GroupBy(p => (int.Parse(p[7..], null) - 1) / 20).OrderBy(g => g.Key).Select(g => g.Count())];
        Assert.All(Groups(split.Train), count => Assert.InRange(count, 11, 12));
        Assert.All(Groups(split.Test), count => Assert.InRange(count, 3, 4));
        Assert.Equal(5, Groups(split.Test).Length);
    }
}
