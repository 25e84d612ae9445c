using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

public sealed class FiguresCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-figures-").FullName;

    public FiguresCommandTests() => ResultJson.Write(SampleResult.Create(1, 3), Path.Combine(_folder, "result.json"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Figures_of_one_column_are_drawn_beside_the_result()
    {
        var run = await CommandRun.Of(
            "figures", _folder, "--for", "single-column", "--format", "pdf,png", "--dpi", "72", "--only", "dice*");

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var files = Directory.GetFiles(Path.Combine(_folder, "figures")).Select(Path.GetFileName).ToArray();
        Assert.Contains("dice-blood_pool-ED.pdf", files);
        Assert.Contains("dice-error-EDV.png", files);
        Assert.Contains("dice.csv", files);
        Assert.DoesNotContain(files, f => f!.EndsWith(".svg", StringComparison.Ordinal));
        Assert.All(files, f => Assert.Contains(f!, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_that_keeps_the_double_width_is_named()
    {
        var run = await CommandRun.Of(
            "figures",
            _folder,
            "--for",
            "single-column",
            "--format",
            "svg",
            "--only",
            "montage-best",
            "--out",
            Path.Combine(_folder, "elsewhere"));

        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Contains("montage-best keeps the double width", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "elsewhere", "montage-best.svg")));
    }

    [Theory]
    [InlineData("--format", "svg,tiff", "'tiff'")]
    [InlineData("--dpi", "9000", "9000")]
    [InlineData("--only", "volume", "'volume'")]
    [InlineData("--for", "poster", "poster")]
    public async Task What_cannot_be_drawn_is_refused_by_name(string option, string value, string named)
    {
        var run = await CommandRun.Of("figures", _folder, option, value);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "figures")));
    }
}
