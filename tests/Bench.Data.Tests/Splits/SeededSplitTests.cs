using System.Text.Json;
using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Data.Tests.Splits;

public sealed class SeededSplitTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(
        File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Splits", "stratified.json"))).RootElement;

    [Fact]
    public void Stratified_splits_are_those_of_numpy()
    {
        foreach (var expected in Golden.GetProperty("stratified").EnumerateArray())
        {
            var counts = Numbers(expected.GetProperty("counts"));
            var kinds = Mice(expected).ToDictionary(Name, n => Kind(n));

            var split = SeededSplit.Stratified("s", kinds, expected.GetProperty("seed").GetUInt32(), counts[0], counts[1]);

            var lists = expected.GetProperty("lists").EnumerateArray().Select(l => Numbers(l).Select(Name)).ToArray();
            Assert.Equal(lists[0], split.Train);
            Assert.Equal(lists[1], split.Validation);
            Assert.Equal(lists[2], split.Test);
        }
    }

    [Fact]
    public void Every_kind_is_in_every_list_by_its_share()
    {
        // The published proportions: 39, 11, 51 and 29 of 130.
        int[] kindOf = [.. Enumerable.Repeat(0, 39), .. Enumerable.Repeat(1, 11), .. Enumerable.Repeat(2, 51), .. Enumerable.Repeat(3, 29)];
        var kinds = Enumerable.Range(0, 130).ToDictionary(i => Name(i + 1), i => $"kind{kindOf[i]}");

        var split = SeededSplit.Stratified("s", kinds, 5, 90, 15);

        split.RequireFits([.. kinds.Keys], "cohort");
        foreach (var (list, count) in new[] { (split.Train, 90), (split.Validation, 15), (split.Test, 25) })
        {
            Assert.Equal(count, list.Count);
            Assert.All(kinds.Values.Distinct(), kind => Assert.InRange(
                list.Count(m => kinds[m] == kind) - (double)count * kinds.Values.Count(k => k == kind) / 130, -1, 1));
        }
    }

    [Fact]
    public void Folds_are_dealt_in_turn_from_the_shuffle_of_numpy()
    {
        foreach (var expected in Golden.GetProperty("folds").EnumerateArray())
        {
            var order = SeededSplit.Order([.. Mice(expected).Select(Name)], expected.GetProperty("seed").GetUInt32());
            var tests = expected.GetProperty("tests").EnumerateArray().Select(l => Numbers(l).Select(Name)).ToArray();

            var folds = SeededSplit.Folds("cv", order, "shuffled", tests.Length);

            Assert.Equal(Numbers(expected.GetProperty("order")).Select(Name), order);
            Assert.Equal(tests, folds.Select(f => f.Test));
            Assert.Equal(tests.Skip(1).Append(tests[0]), folds.Select(f => f.Validation));
            Assert.All(folds, fold => fold.RequireFits(order, "cohort"));
            Assert.All(folds, fold => Assert.Equal(order.Length, fold.Lists.Sum(l => l.Mice.Count)));
            Assert.Equal("cv-fold2", folds[1].Name);
        }
    }

    [Fact]
    public void A_shuffle_is_cut_in_order()
    {
        var order = Numbers(Golden.GetProperty("folds")[1].GetProperty("order")).Select(Name).ToArray();

        var split = SeededSplit.Shuffled("s", [.. order.Reverse()], 3, 10, 3);

        Assert.Equal(order[..10], split.Train);
        Assert.Equal(order[10..13], split.Validation);
        Assert.Equal(order[13..], split.Test);
    }

    [Fact]
    public void Counts_that_leave_no_test_mouse_are_a_programming_error()
    {
        Assert.Throws<ArgumentException>(() => SeededSplit.Shuffled("s", ["a", "b"], 1, 1, 1));
        Assert.Throws<ArgumentException>(() => SeededSplit.Shuffled("s", ["a", "a", "b"], 1, 1, 1));
        Assert.Throws<ArgumentException>(() => SeededSplit.Stratified("s", new Dictionary<string, string> { ["a"] = "x" }, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeededSplit.Folds("s", ["a", "b", "c"], "", 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeededSplit.Folds("s", ["a", "b", "c"], "", 2));
    }

    private static string Name(int number) => $"Mouse{number}";

    private static string Kind(int number) => number % 3 == 0 ? "control" : number % 7 == 0 ? "banded" : "dilated";

    private static IEnumerable<int> Mice(JsonElement expected) => Enumerable.Range(1, expected.GetProperty("mice").GetInt32());

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetInt32())];
}
