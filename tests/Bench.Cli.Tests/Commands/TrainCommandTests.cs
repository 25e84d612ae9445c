using System.Text.Json;

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
            [
                "as it is", "mirrored (p 0.5)", "right angles (p 0.5)", "brightness ±0.17", "gamma 0.7",
                "noise, published code", "CLAHE", "shift 6.25", "all steps",
            ],
            step => Assert.Contains(step, svg, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_protocol_of_a_profile_is_printed_beside_what_is_published()
    {
        var text = await CommandRun.Of("train", "describe", "--profile", "paper", "--shift", "fixed");
        var json = await CommandRun.Of("train", "describe", "--profile", "notebook", "--json");

        Assert.Equal((ExitCode.Done, "", ExitCode.Done, ""), (text.Code, text.Error, json.Code, json.Error));
        Assert.Contains(
            $"noise (--noise){Environment.NewLine}  chosen  Gaussian, variance 30–100 (σ 5.5–10 grey levels), p 0.5  [as the "
                + $"paper]{Environment.NewLine}  paper   Gaussian, variance 30–100",
            text.Output,
            StringComparison.Ordinal);
        Assert.Contains("6.25 % down and right, always, p 0.5  [as the code]", text.Output, StringComparison.Ordinal);
        using var rows = JsonDocument.Parse(json.Output);
        var cleaning = rows.RootElement.EnumerateArray().Single(r => r.GetProperty("item").GetString() == "cleaning of masks");
        Assert.Equal(("code", "--clean"), (cleaning.GetProperty("follows").GetString(), cleaning.GetProperty("option").GetString()));
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--batch-size", "many")]
    [InlineData("--learning-rate", "-1")]
    [InlineData("--noise", "loud")]
    public async Task A_choice_that_means_nothing_is_refused(string option, string value)
    {
        var run = await CommandRun.Of("train", "describe", option, value);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--slice", "99", "is not a slice of Mouse1")]
    [InlineData("--mouse", "Mouse77", "there is no Mouse77.h5")]
    public async Task What_is_not_there_is_refused(string option, string value, string expected)
    {
        var run = await CommandRun.Of(
            "train", "preview-augmentation", "--data", cohort.Data, "--out", cohort.Fresh("x") + ".png", option, value);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
