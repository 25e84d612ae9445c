using Bench.Core.Cleaning;
using Bench.Core.Components;
using Bench.Core.Tests.Golden;
using CsCheck;

namespace Bench.Core.Tests.Cleaning;

public sealed class CleaningRuleTests
{
    private static readonly CleaningRule[] Rules =
        [.. CleaningRule.All, .. Enum.GetValues<Connectivity>().Select(c => new LargestComponent(c))];

    [Fact]
    public void Golden_volumes_are_cleaned_as_with_scikit_image()
    {
        foreach (var golden in GoldenFile.Read("components.json").GetProperty("cases").EnumerateArray())
        {
            var map = GoldenFile.Map(golden.GetProperty("size"), golden.GetProperty("labels"));
            foreach (var expected in golden.GetProperty("largest").EnumerateObject())
            {
                var rule = new LargestComponent(Enum.Parse<Connectivity>(expected.Name));
                Assert.True(
                    Maps.Same(GoldenFile.Map(golden.GetProperty("size"), expected.Value), rule.Apply(map)), $"{rule.Name}, {map.Size}");
            }

            Assert.True(
                Maps.Same(GoldenFile.Map(golden.GetProperty("size"), golden.GetProperty("published")), CleaningRule.Published.Apply(map)),
                $"{map.Size}");
        }
    }

    [Theory]
    [InlineData("largest-4", Connectivity.Four)]
    [InlineData("largest-6", Connectivity.Six)]
    [InlineData("largest", Connectivity.Six)]
    [InlineData("Largest-8", Connectivity.Eight)]
    [InlineData("largest-18", Connectivity.Eighteen)]
    [InlineData("largest-26", Connectivity.TwentySix)]
    public void The_largest_component_is_found_by_every_number_of_neighbours(string name, Connectivity connectivity) =>
        Assert.Equal(connectivity, Assert.IsType<LargestComponent>(CleaningRule.ByName(name)).Connectivity);

    [Fact]
    public void The_published_rule_drops_below_ten_voxels()
    {
        var size = new StackSize(20, 20, 3);
        (Structure, Range, Range, Range) heart = (Structure.BloodPool, 0..5, 0..5, 0..3);
        // 5 × 1 × 2 = 10 voxels stay, 3 × 3 × 1 = 9 and 2 × 2 × 2 = 8 do not.
        var map = Maps.Paint(
            size,
            heart,
            (Structure.BloodPool, 10..15, 10..11, 0..2),
            (Structure.BloodPool, 10..12, 15..17, 0..2),
            (Structure.BloodPool, 17..20, 17..20, 2..3));
        Assert.True(Maps.Same(Maps.Paint(size, heart, (Structure.BloodPool, 10..15, 10..11, 0..2)), CleaningRule.Published.Apply(map)));
    }

    [Fact]
    public void The_published_rule_keeps_a_component_exactly_40_voxels_away_and_drops_one_farther()
    {
        var size = new StackSize(4, 100, 3);
        (Structure, Range, Range, Range) first = (Structure.Myocardium, 0..2, 10..12, 0..3);
        (Structure, Range, Range, Range) near = (Structure.Myocardium, 0..2, 50..52, 0..3);
        (Structure, Range, Range, Range) far = (Structure.Myocardium, 0..2, 91..93, 0..3);
        // All span three slices, so the first by row and column is dominant; the others are 40 and 81 columns from it.
        Assert.True(Maps.Same(Maps.Paint(size, first, near), CleaningRule.Published.Apply(Maps.Paint(size, first, near, far))));

        // One row lower it is √(40² + 1²) away.
        var lower = Maps.Paint(size, first, (Structure.Myocardium, 1..3, 50..52, 0..3));
        Assert.True(Maps.Same(Maps.Paint(size, first), CleaningRule.Published.Apply(lower)));
    }

    [Fact]
    public void The_published_rule_lets_span_decide_before_size()
    {
        var size = new StackSize(60, 90, 3);
        (Structure, Range, Range, Range) bulky = (Structure.BloodPool, 0..20, 0..20, 0..2);
        (Structure, Range, Range, Range) longest = (Structure.BloodPool, 40..42, 80..82, 0..3);
        Assert.True(Maps.Same(Maps.Paint(size, longest), CleaningRule.Published.Apply(Maps.Paint(size, bulky, longest))));
        Assert.True(Maps.Same(Maps.Paint(size, bulky), CleaningRule.Largest.Apply(Maps.Paint(size, bulky, longest))));
    }

    [Fact]
    public void The_published_rule_removes_a_structure_confined_to_one_slice() =>
        Assert.Equal(
            0,
            CleaningRule.Published
                .Apply(Maps.Paint(new StackSize(20, 20, 3), (Structure.BloodPool, 0..20, 0..20, 1..2)))
                .Count(Structure.BloodPool));

    [Fact]
    public void Of_two_largest_components_the_first_by_row_column_slice_stays()
    {
        // Slice 0 holds one at row 2, slice 2 one at row 0: the latter comes first in the (H, W, S) order of the study's files.
        var map = Maps.Draw("..../..../22..", "..../..../....", "22../..../....");
        Assert.True(Maps.Same(Maps.Draw("..../..../....", "..../..../....", "22../..../...."), CleaningRule.Largest.Apply(map)));
    }

    [Fact]
    public void In_slices_the_largest_of_each_slice_stays()
    {
        var map = Maps.Draw("22.2/...2", "2.../.222");
        Assert.True(Maps.Same(Maps.Draw("22../....", "..../.222"), new LargestComponent(Connectivity.Four).Apply(map)));
    }

    [Fact]
    public void Every_rule_only_removes_and_is_done_after_one_pass() => Maps.Any.Sample(map =>
    {
        foreach (var rule in Rules)
        {
            var once = rule.Apply(map);
            var change = CleaningChange.Between(map, once);
            Assert.Equal(map.Count(Structure.Myocardium) - once.Count(Structure.Myocardium), change.RemovedMyocardium);
            Assert.Equal(map.Count(Structure.BloodPool) - once.Count(Structure.BloodPool), change.RemovedBloodPool);
            Assert.True(Maps.Same(once, rule.Apply(once)), rule.Name);
        }
    });

    [Fact]
    public void Rules_are_found_by_name_and_an_unknown_name_lists_them()
    {
        Assert.Same(CleaningRule.Published, CleaningRule.ByName("Published"));
        Assert.Equal(Connectivity.TwentySix, Assert.IsType<LargestComponent>(CleaningRule.ByName("largest-26")).Connectivity);
        var error = Assert.Throws<InputException>(() => CleaningRule.ByName("biggest"));
        Assert.Contains("none, largest, published", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Relabelling_is_not_cleaning() =>
        Assert.Throws<ArgumentException>(() => CleaningChange.Between(Maps.Draw("1"), Maps.Draw("2")));
}
