using Bench.Core;

namespace Bench.Cli.Tests.Guidance;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("evalute", "evaluate")] // a letter left out
    [InlineData("evaulate", "evaluate")] // two letters swapped: one error
    [InlineData("Evaluate", "evaluate")]
    [InlineData("pred", "predict")] // the only one that begins so
    [InlineData("re", null)]
    [InlineData("segment", null)]
    public void The_nearest_name_is_found_if_it_is_near(string given, string? expected) =>
        Assert.Equal(expected, DidYouMean.Nearest(given, ["evaluate", "predict", "report", "run", "review"]));

    [Theory]
    [InlineData("evalute", "Did you mean 'evaluate'?")]
    [InlineData("run --profil paper", "Did you mean '--profile'?")]
    [InlineData("run --profile papre", "--profile: 'papre' is not one of quick, cine, transfer, paper, notebook. Did you mean 'paper'?")]
    [InlineData("run --models unett", "there is no network 'unett'. Did you mean 'unet'?")]
    [InlineData("run --study acdcc", "Did you mean 'acdc'?")]
    [InlineData("run --clean bigest --study none --data x", "there is none named 'bigest'.")]
    [InlineData("audit draft-2026", "Did you mean 'draft-2025'?")]
    [InlineData("split mak --out x", "Did you mean 'make'?")]
    [InlineData("help enviroment", "Did you mean 'environment'?")]
    public async Task A_name_that_was_mistyped_is_answered_with_the_right_one(string line, string contained)
    {
        var run = await CommandRun.Of(line.Split(' '));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(contained, run.Error, StringComparison.Ordinal);
    }
}
