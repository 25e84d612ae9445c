using static Bench.Cli.Tests.Commands.MaskFolder;

namespace Bench.Cli.Tests.Commands;

public sealed class CurvesCommandTests : IDisposable
{
    private readonly MaskFolder _masks = new();

    [Fact]
    public async Task Volumes_rates_and_function_follow_from_the_masks()
    {
        // Blood pool 2 x (24, 20, 12, 8, 12, 20) voxels of 1 µL: 48, 40, 24, 16, 24, 40 µL every 10 ms. ED 0, ES 3.
        // Central differences round the beat: fastest emptying at frame 1, (24 - 48) / 20 ms = -1200 µL/s; fastest filling at 4, (40 - 16) / 20 ms.
        _masks.Add("Mouse1.h5", [.. new[] { 24, 20, 12, 8, 12, 20 }.Select(n => Map(n, 10))]);

        var run = await CommandRun.Of(
            "curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1", "--frame-interval", "10", "--smoothing", "none", "--periodic", "--heart-rate", "500");

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        var function = await Function("Mouse1");
        Assert.Equal(48, function["EDV"]);
        Assert.Equal(16, function["ESV"]);
        Assert.Equal(32, function["SV"]);
        Assert.Equal(100.0 * 32 / 48, function["EF"], 9);
        Assert.Equal(20 * 1.05, function["MassED"], 9);
        Assert.Equal((0.0, 3.0), (function["EDFrame"], function["ESFrame"]));
        Assert.Equal(1200, function["PeakEjectionRate"], 9);
        Assert.Equal(10, function["TimeToPeakEjection"], 9);
        Assert.Equal(1200, function["PeakFillingRate"], 9);
        Assert.Equal(10, function["TimeToPeakFilling"], 9);
        Assert.Equal(32 * 500 / 1000.0, function["CardiacOutput"], 9);
        var curve = (await Lines("curves"))[3].Split(',');
        Assert.Equal(["Mouse1", "2", "20", "24"], curve[..4]);
        Assert.Equal(24, double.Parse(curve[4], System.Globalization.CultureInfo.InvariantCulture), 9);
        Assert.True(File.Exists(Path.Combine(_masks.Out, "figures", "volume-curve-Mouse1.svg")));
    }

    [Fact]
    public async Task Contoured_frames_alone_give_function_but_no_rates_with_the_reason()
    {
        _masks.Add("Mouse1.h5", [Map(24, 10), Map(0, 0), Map(8, 10)], [0, 2]);

        await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1");

        var lines = await Lines("function");
        Assert.Contains("Mouse1,EDV,µL,48,", lines);
        Assert.Contains("Mouse1,ESFrame,frame by rule curve,2,", lines);
        Assert.Contains("Mouse1,PeakEjectionRate,µL/s,,only 2 of 3 frames are segmented", lines);
        Assert.Contains("Mouse1,CardiacOutput,ml/min,,the heart rate is not known: give --heart-rate", lines);
    }

    [Fact]
    public async Task Phases_can_be_given()
    {
        _masks.Add("Mouse1.h5", [.. new[] { 24, 20, 12, 8, 12, 20 }.Select(n => Map(n, 10))]);

        await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1", "--phases", "1,2");

        var function = await Function("Mouse1");
        Assert.Equal((40.0, 24.0), (function["EDV"], function["ESV"]));
    }

    [Fact]
    public async Task What_is_inconsistent_is_said()
    {
        _masks.Add("Mouse1.h5", [Map(24, 10), Map(20, 10), Map(8, 20)]);

        var run = await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1");

        Assert.Contains("warning: Mouse1: myocardial mass is 21.0 mg at ED but 42.0 mg at ES", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--phases", "0,9", "not two of its segmented frames")]
    [InlineData("--phases", "systole", "use curve, published")]
    [InlineData("--smoothing", "4,2", "odd window")]
    [InlineData("--frame-interval", "0", "above 0")]
    [InlineData("--heart-rate", "-5", "above 0")]
    public async Task Bad_options_are_refused_with_the_remedy(string option, string value, string expected)
    {
        _masks.Add("Mouse1.h5", [Map(24, 10), Map(8, 10)]);

        var run = await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out, option, value);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _masks.Dispose();

    private async Task<string[]> Lines(string table) =>
        (await File.ReadAllTextAsync(Path.Combine(_masks.Out, $"{table}.csv"), TestContext.Current.CancellationToken)).Split('\n');

    private async Task<Dictionary<string, double>> Function(string mouse) => (await Lines("function"))
        .Select(l => l.Split(','))
        .Where(c => c[0] == mouse && c[3].Length > 0)
        .ToDictionary(c => c[1], c => double.Parse(c[3], System.Globalization.CultureInfo.InvariantCulture));
}
