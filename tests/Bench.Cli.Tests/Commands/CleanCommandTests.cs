using Bench.Core;
using Bench.Data.Cohorts;
using static Bench.Cli.Tests.Commands.MaskFolder;

namespace Bench.Cli.Tests.Commands;

public sealed class CleanCommandTests : IDisposable
{
    private readonly MaskFolder _masks = new();

    [Theory]
    [InlineData("Mouse1.h5")]
    [InlineData("Mouse1.nii")]
    [InlineData("Mouse1.nii.gz")]
    public async Task The_rule_is_applied_to_every_frame_and_the_file_keeps_its_form(string name)
    {
        // Two rows of blood pool a slice, and one far off in the last row of the second frame.
        _masks.Add(name, [Map(16, 8), Map(16, 8, (1, 7, 7, Structure.BloodPool))]);

        var run = await CommandRun.Of("clean", "--rule", "largest", "--data", _masks.Folder, "--out", _masks.Out);

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        var cleaned = MaskFile.Read(Path.Combine(_masks.Out, name));
        Assert.Equal(2, cleaned.Frames.Count);
        Assert.All(cleaned.Frames, f => Assert.Equal(Map(16, 8).Labels, f.Labels));
        Assert.Null(cleaned.Contoured);
        Assert.Equal(
            "mouse,frame,rule,removed_myocardium_voxels,removed_blood_pool_voxels\nMouse1,0,largest,0,0\nMouse1,1,largest,0,1\n",
            await File.ReadAllTextAsync(Path.Combine(_masks.Out, "cleaning.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Contoured_frames_stay_named()
    {
        _masks.Add("Mouse1.h5", [Map(16, 8), Map(0, 0), Map(16, 8)], [0, 2]);

        await CommandRun.Of("clean", "--rule", "published", "--data", _masks.Folder, "--out", _masks.Out);

        Assert.Equal([0, 2], MaskFile.Read(Path.Combine(_masks.Out, "Mouse1.h5")).Contoured!);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_the_rest_is_cleaned()
    {
        _masks.Add("Mouse2.h5", [Map(16, 8)]);
        await File.WriteAllTextAsync(Path.Combine(_masks.Folder, "Mouse1.h5"), "not HDF5", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("clean", "--rule", "none", "--data", _masks.Folder, "--out", _masks.Out);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Mouse1.h5", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_masks.Out, "Mouse2.h5")));
    }

    [Theory]
    [InlineData("smallest", "there is none named 'smallest'")]
    [InlineData("largest", "is the folder that is read")]
    public async Task Bad_options_are_refused_with_the_remedy(string rule, string expected)
    {
        _masks.Add("Mouse1.h5", [Map(16, 8)]);

        var run = await CommandRun.Of(
            "clean", "--rule", rule, "--data", _masks.Folder, "--out", _masks.Folder + Path.DirectorySeparatorChar);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _masks.Dispose();
}
