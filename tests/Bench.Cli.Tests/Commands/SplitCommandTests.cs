using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

public sealed class SplitCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task The_notebook_rule_makes_the_split_that_comes_with_the_repository()
    {
        var file = Path.Combine(Directory.CreateDirectory(cohort.Fresh("splits")).FullName, "notebook-seed42.json");

        var run = await CommandRun.Of("split", "make", "--rule", "notebook", "--seed", "42", "--mice", "130", "--out", file);

        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Equal(
            await File.ReadAllTextAsync(
                RepositoryFolder.Combine("baselines", "splits", "notebook-seed42.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_phantom_cohort_is_stratified_by_phenotype()
    {
        var file = cohort.Fresh("split") + ".json";

        var run = await CommandRun.Of("split", "make", "--rule", "stratified", "--data", cohort.Data, "--counts", "3,1,2", "--out", file);

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var split = Split.Read(file);
        Assert.Contains("Control", split.Rule, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"Mouse{n}"), split.Lists.SelectMany(l => l.Mice).Order());
    }

    [Fact]
    public async Task Folds_are_a_file_each_and_test_every_mouse_once()
    {
        var folder = Directory.CreateDirectory(cohort.Fresh("folds")).FullName;

        var run = await CommandRun.Of(
            "split", "make", "--rule", "shuffle", "--mice", "7", "--seed", "1", "--folds", "3", "--out", Path.Combine(folder, "cv.json"));

        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Equal(["cv-fold1.json", "cv-fold2.json", "cv-fold3.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(7, Directory.GetFiles(folder).SelectMany(f => Split.Read(f).Test).Distinct().Count());
    }

    [Fact]
    public async Task A_value_of_another_type_is_refused_in_words()
    {
        var run = await CommandRun.Of("split", "make", "--mice", "20", "--seed", "-1", "--out", cohort.Fresh("split"));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--seed: '-1' is not a whole number from 0 to 4294967295.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Remedy: give such a number.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--counts", "--mice", "20")]
    [InlineData("--folds", "--mice", "2", "--folds", "3")]
    [InlineData("--counts", "--mice", "20", "--counts", "10,5,4")]
    [InlineData("--counts", "--mice", "20", "--counts", "10,10,0")]
    [InlineData("--mice", "--counts", "1,1,1")]
    [InlineData("--folds", "--mice", "5", "--folds", "6")]
    [InlineData("--strata", "--mice", "130", "--rule", "stratified")]
    public async Task What_makes_no_split_is_refused_by_option(string option, params string[] arguments)
    {
        var run = await CommandRun.Of(["split", "make", "--out", cohort.Fresh("split"), .. arguments]);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains($"error: {option}:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mouse_in_two_parts_and_claims_that_do_not_hold_are_findings()
    {
        var file = cohort.Fresh("leaking") + ".json";
        await File.WriteAllTextAsync(file, """{"train":["Mouse1","Mouse2"],"validation":["Mouse3"],"test":["Mouse1","Mouse9"]}""", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("split", "check", file, "--data", cohort.Data, "--claim", "2087/286/460");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("leak: Mouse1 is in train and test.", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of its mice are not in the data: Mouse9.", run.Output, StringComparison.Ordinal);
        Assert.Contains("contradicts the claim: 2087/286/460 images", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 findings.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_come_from_a_manifest_too_and_what_agrees_is_no_finding()
    {
        var manifest = cohort.Fresh("manifest") + ".json";
        _ = await CommandRun.Of("verify-data", cohort.Data, "--out", manifest);

        var counted = await CommandRun.Of("split", "check", cohort.SplitFile, "--data", cohort.Data);
        var images = counted.Output.Split("images ")[1].Split(',')[0];
        var run = await CommandRun.Of("split", "check", cohort.SplitFile, "--manifest", manifest, "--claim", images);

        Assert.True(run.Code == ExitCode.Done, run.Output + run.Error);
        Assert.Contains($"agrees with the claim: {images} images", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Splits_held_against_each_other_name_mice_trained_on_here_and_tested_on_there()
    {
        var other = cohort.Fresh("other") + ".json";
        new Split("other", "", ["Mouse5"], ["Mouse4"], ["Mouse1", "Mouse6"]).Write(other);

        var run = await CommandRun.Of("split", "check", cohort.SplitFile, other);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("leak: 1 of 2 test mice of other are in training of tiny: Mouse1.", run.Output, StringComparison.Ordinal);
        Assert.Contains("leak: 1 of 2 test mice of tiny are in training of other: Mouse5.", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("split", "check", "notebook-seed42")).Code);
    }

    [Fact]
    public async Task Images_cannot_be_claimed_without_data() =>
        Assert.Contains(
            "add --data DIR",
            (await CommandRun.Of("split", "check", "notebook-seed42", "--claim", "2087/286/460")).Error,
            StringComparison.Ordinal);
}
