using static Bench.Cli.Tests.Commands.MaskFolder;

namespace Bench.Cli.Tests.Commands;

public sealed class CurvesCommandTests : IDisposable
{
    private readonly MaskFolder _masks = new();

    [Fact]
    public async Task Volumes_rates_and_function_follow_from_the_masks()
    {
        // Blood pool 2 x (24, 20, 12, 8, 12, 20) voxels of 1 µL: 48, 40, 24, 16, 24, 40 µL every 10 ms. ED 0, ES 3.
        // Central differences round the beat: fastest emptying at frame 1, (24 - 48) / 20 ms = -1200 µL/s; fastest filling at 4, (40 - 16)
        // / 20 ms.
        _masks.Add("Mouse1.h5", [.. new[] { 24, 20, 12, 8, 12, 20 }.Select(n => Map(n, 10))]);

        var run = await CommandRun.Of(
            "curves",
            "--data",
            _masks.Folder,
            "--out",
            _masks.Out,
            "--spacing",
            "1,1,1",
            "--frame-interval",
            "10",
            "--smoothing",
            "none",
            "--periodic",
            "--heart-rate",
            "500");

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
    public async Task A_file_a_frame_makes_one_mouse()
    {
        // As bench predict writes the contoured frames of a NIfTI cohort; frame 1 has no file.
        _masks.Add("Mouse2_frame000.nii.gz", [Map(24, 10)])
            .Add("Mouse2_frame002.nii.gz", [Map(8, 10)])
            .Add("Mouse10.nii.gz", [Map(24, 10), Map(8, 10)]);

        var run = await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(
            ["Mouse2", "Mouse10"], (await Lines("function")).Skip(1).Select(l => l.Split(',')[0]).Where(m => m.Length > 0).Distinct());
        Assert.Equal(
            (48.0, 16.0, 0.0, 2.0),
            (
                (await Function("Mouse2"))["EDV"],
                (await Function("Mouse2"))["ESV"],
                (await Function("Mouse2"))["EDFrame"],
                (await Function("Mouse2"))["ESFrame"]));
    }

    [Theory]
    [InlineData("Mouse1.nii.gz", "in several forms")]
    [InlineData("Mouse1_frame00.nii.gz", "in several forms")]
    public async Task A_mouse_in_two_forms_is_refused(string other, string expected)
    {
        _masks.Add("Mouse1_frame000.nii.gz", [Map(24, 10)]).Add(other, [Map(8, 10)]);

        var run = await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
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
        Assert.Equal(
            "warning,Mouse1,\"myocardial mass is 21.0 mg at ED but 42.0 mg at ES, a difference of +67 % of their mean.\"",
            (await Lines("issues"))[1]);
    }

    [Fact]
    public async Task Rates_run_between_the_frames_that_are_ED_and_ES_by_the_rule()
    {
        // Blood pool 2 x (20, 24, 12, 8, 12, 18) µL every 5 ms. By the study's rule ED is frame 0; by the curve it is frame 1.
        _masks.Add("Mouse1.h5", [.. new[] { 20, 24, 12, 8, 12, 18 }.Select(n => Map(n, 10))]);

        await CommandRun.Of(
            "curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1", "--smoothing", "none", "--phases", "published");

        var function = await Function("Mouse1");
        // Fastest emptying at frame 2: (16 - 48) / 10 ms; two frames after ED.
        Assert.Equal(
            (0.0, 3.0, 3200.0, 10.0),
            (function["EDFrame"], function["ESFrame"], function["PeakEjectionRate"], function["TimeToPeakEjection"]));
    }

    [Fact]
    public async Task Heart_rates_come_from_a_table_or_from_a_cine_of_one_beat()
    {
        // Stroke volume 2 x (24 - 8) µL. Six frames of 5 ms: 2000 beats a minute.
        int[] pools = [24, 20, 12, 8, 12, 20];
        _masks.Add("Mouse1.h5", [.. pools.Select(n => Map(n, 10))]).Add("Mouse2.h5", [.. pools.Select(n => Map(n, 10))]);
        var table = Path.Combine(_masks.Folder, "rates.csv");
        await File.WriteAllTextAsync(table, "mouse,bpm\nMouse2,450\n", TestContext.Current.CancellationToken);

        await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1", "--heart-rate", table);
        Assert.Contains("Mouse1,CardiacOutput,ml/min,,the heart rate is not known: give --heart-rate", await Lines("function"));
        Assert.Equal((450, 14.4), ((await Function("Mouse2"))["HeartRate"], Math.Round((await Function("Mouse2"))["CardiacOutput"], 9)));

        await CommandRun.Of(
            "curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1", "--heart-rate", table, "--periodic");
        Assert.Equal(
            (2000, 64),
            (Math.Round((await Function("Mouse1"))["HeartRate"], 9), Math.Round((await Function("Mouse1"))["CardiacOutput"], 9)));
        Assert.Equal(450, (await Function("Mouse2"))["HeartRate"]);
    }

    [Fact]
    public async Task Walls_are_measured_by_slice_and_angle_at_ED_and_ES()
    {
        _masks.Add("Mouse1.h5", [Map(24, 10), Map(20, 10), Map(8, 10)]);

        await CommandRun.Of("curves", "--data", _masks.Folder, "--out", _masks.Out, "--spacing", "1,1,1");

        var lines = (await Lines("wall")).Select(l => l.Split(',')).ToArray();
        Assert.Equal(["mouse", "phase", "frame", "slice", "segment", "from_degrees", "to_degrees", "thickness_mm", "coverage"], lines[0]);
        // Two frames of two slices, each a ring and six segments.
        Assert.Equal(2 * 2 * 7, lines.Count(l => l[0] == "Mouse1"));
        Assert.Equal(["ED", "ES"], lines.Where(l => l[0] == "Mouse1").Select(l => l[1]).Distinct());
        Assert.Equal(["1", "0", "60"], lines[2][4..7]);
    }

    [Theory]
    [InlineData("--phases", "0,9", "Mouse1 has no segmented frame 9; it has 0, 1")]
    [InlineData("--phases", "systole", "use published, curve")]
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
