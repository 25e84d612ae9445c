using Bench.Core;
using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Data.Tests.Splits;

public sealed class SplitTests
{
    [Fact]
    public void The_notebook_rule_gives_the_lists_that_the_notebook_prints()
    {
        var split = NotebookRule.Make("notebook-seed42", [.. Enumerable.Range(1, 130).Select(n => $"Mouse{n}")], 42, 90, 15);

        Assert.Equal([5, 19, 25, 33, 34, 35, 39, 61, 63, 64, 80, 82, 92, 93, 128], Numbers(split.Validation).Order());
        Assert.Equal(
            [15, 125, 79, 87, 10, 29, 118, 100, 12, 75, 71, 60, 89, 49, 6, 56, 91, 99, 117, 36, 46, 78, 111, 65, 74], Numbers(split.Test));
        Assert.Equal(Enumerable.Range(1, 130), Numbers([.. split.Train, .. split.Validation, .. split.Test]).Order());
    }

    [Theory]
    [InlineData("notebook-seed42", 130, 90, 15, 25)]
    [InlineData("phantom-quick", 60, 30, 5, 25)]
    public void The_split_file_holds_what_its_rule_gives(string name, int mice, int train, int validation, int test)
    {
        var path = RepositoryFolder.Combine("baselines", "splits", name + ".json");
        var made = NotebookRule.Make(name, [.. Enumerable.Range(1, mice).Select(n => $"Mouse{n}")], 42, train, validation);
        using var scratch = new ScratchFolder();
        made.Write(scratch.Combine("made.json"));

        var read = Split.Read(path);

        Assert.Equal(File.ReadAllText(scratch.Combine("made.json")), File.ReadAllText(path));
        Assert.Equal(made.Train, read.Train);
        Assert.Equal(made.Validation, read.Validation);
        Assert.Equal(made.Test, read.Test);
        Assert.Equal((train, validation, test), (read.Train.Count, read.Validation.Count, read.Test.Count));
        Assert.Equal(name, read.Name);
    }

    [Fact]
    public void A_split_fits_a_cohort_that_has_all_its_mice_and_more() =>
        new Split("s", "", ["a"], ["b"], ["c"]).RequireFits(["a", "b", "c", "d"], "cohort");

    [Fact]
    public void A_split_with_a_mouse_that_the_cohort_lacks_is_refused_by_name()
    {
        var error = Assert.Throws<InputException>(() => new Split("s", "", ["a"], ["Mouse7"], ["c"]).RequireFits(["a", "c"], "data/mice"));

        Assert.Contains("Mouse7", error.Message);
        Assert.Contains("data/mice", error.Message);
    }

    [Fact]
    public void A_mouse_in_two_lists_is_refused_by_name_and_lists()
    {
        var error = Assert.Throws<InputException>(() => new Split("s", "", ["a"], [], ["b", "a"]).RequireFits(["a", "b"], "cohort"));

        Assert.Contains("a in train and test", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"name":"x","rule":"","train":[],"test":["a"]}""")]
    [InlineData("""{"name":"x","rule":"","train":[],"validation":null,"test":["a"]}""")]
    [InlineData("""{"name":"x","rule":"","train":[],"validation":[null],"test":["a"]}""")]
    [InlineData("""{"name":"x","rule":"","train":[],"validation":[],"test":[]}""")]
    [InlineData("""{"name":"x","rule":"","train":["a"],"validation":[],"test":["a"]}""")]
    [InlineData("""{"name":"x","rule":"","train":[],"validation":[],"test":[3]}""")]
    [InlineData("""{"name":"x","rule":"","train":[],"train":["a"],"validation":[],"test":["b"]}""")]
    public void A_file_that_is_not_a_split_is_refused_by_path(string text)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("split.json");
        File.WriteAllText(path, text);

        Assert.Contains(path, Assert.Throws<InputException>(() => Split.Read(path)).Message);
    }

    [Theory]
    [InlineData("{}", "it lacks 'train', 'validation', 'test'.")]
    [InlineData("""{"name":"x","rule":"","train":[],"validation":[],"test":7}""", "$.test on line 1 is of another kind than it should be.")]
    [InlineData("[]", "the whole on line 1 is of another kind than it should be.")]
    public void What_is_wrong_with_a_split_is_said_without_names_of_types(string text, string words)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("split.json"), text);

        var error = Assert.Throws<InputException>(() => Split.Read(scratch.Combine("split.json")));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Bench.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_split_file_is_refused_by_path() =>
        Assert.Contains("nowhere.json", Assert.Throws<InputException>(() => Split.Read("nowhere.json")).Message);

    private static IEnumerable<int> Numbers(IEnumerable<string> mice) => mice.Select(m => int.Parse(m["Mouse".Length..]));
}
