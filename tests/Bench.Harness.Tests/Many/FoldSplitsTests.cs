using Bench.Core;
using Bench.Harness.Splits;

namespace Bench.Harness.Tests.Many;

public sealed class FoldSplitsTests
{
    private static readonly string[] Cases = [.. Enumerable.Range(1, 12).Select(n => $"Mouse{n}")];

    [Fact]
    public void Every_case_is_tested_once_and_validation_comes_from_the_part_that_is_not_tested()
    {
        var folds = FoldSplits.Of(Cases, null, [], 5);

        Assert.Equal(Cases.Order(), folds.SelectMany(f => f.Test).Order());
        Assert.All(folds, f =>
        {
            Assert.NotEmpty(f.Validation);
            Assert.Equal(Cases.Order(), f.Train.Concat(f.Validation).Concat(f.Test).Order());
        });
        Assert.Equal(["folds5-seed42-fold1", "folds5-seed42-fold2"], folds.Take(2).Select(f => f.Name));
    }

    [Fact]
    public void Each_kind_of_case_is_in_each_fold_in_proportion()
    {
        // 6 of a and 3 of b over 3 folds: 2 and 1 in each.
        var kinds = Cases.Take(9).Select((c, i) => (c, Kind: i < 6 ? "a" : "b")).ToDictionary(c => c.c, c => c.Kind);

        var folds = FoldSplits.Of([.. kinds.Keys], kinds, [], 3);

        Assert.All(folds, f => Assert.Equal((2, 1), (f.Test.Count(c => kinds[c] == "a"), f.Test.Count(c => kinds[c] == "b"))));
    }

    [Fact]
    public void Cases_that_are_one_heart_stay_in_one_fold_however_they_are_linked()
    {
        (string, string)[] twins = [("Mouse2", "Mouse9"), ("Mouse12", "Mouse9"), ("Mouse4", "Mouse5")];

        var folds = FoldSplits.Of(Cases, null, twins, 4);

        Assert.Equal(Cases.Order(), folds.SelectMany(f => f.Test).Order());
        Assert.All(
            new[] { "Mouse2", "Mouse9", "Mouse12" },
            c => Assert.Equal(folds.Single(f => f.Test.Contains("Mouse2")), folds.Single(f => f.Test.Contains(c))));
        Assert.Equal(folds.Single(f => f.Test.Contains("Mouse4")), folds.Single(f => f.Test.Contains("Mouse5")));
        Assert.Contains("kept in one fold, having the same images: Mouse2 and Mouse9", folds[0].Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(13)]
    public void Folds_that_leave_nothing_to_train_on_are_refused(int folds)
    {
        var refused = Assert.Throws<InputException>(() => FoldSplits.Of(Cases, null, [], folds));

        Assert.Equal("--folds", refused.InputSource);
        Assert.Contains("give 3 to 12", refused.Message, StringComparison.Ordinal);
    }
}
