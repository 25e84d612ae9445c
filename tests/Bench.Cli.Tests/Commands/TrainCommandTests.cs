namespace Bench.Cli.Tests.Commands;

public sealed class TrainCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task The_preview_has_a_row_for_every_step_that_a_profile_uses()
    {
        var file = cohort.Fresh("augmentation") + ".svg";

        var run = await CommandRun.Of("train", "preview-augmentation", "--data", cohort.Data, "--profile", "notebook", "--out", file);

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        var svg = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.All(
            ["as it is", "mirrored (p 0.5)", "right angles (p 0.5)", "brightness ±0.17", "gamma 0.7", "noise, published code", "CLAHE", "shift 6.25", "all steps"],
            step => Assert.Contains(step, svg, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--slice", "99", "is not a slice of Mouse1")]
    [InlineData("--mouse", "Mouse77", "there is no Mouse77.h5")]
    public async Task What_is_not_there_is_refused(string option, string value, string expected)
    {
        var run = await CommandRun.Of("train", "preview-augmentation", "--data", cohort.Data, "--out", cohort.Fresh("x") + ".png", option, value);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
