using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

public sealed class ExportCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task Masks_as_nnunet_would_predict_them_are_evaluated_under_the_names_of_the_cases()
    {
        var folder = cohort.Fresh("nnunet");

        var export = await CommandRun.Of(
            "export", "--data", cohort.Data, "--format", "nnunet", "--split", cohort.SplitFile, "--out", folder);
        var evaluate = await CommandRun.Of(CommandWords.Evaluate(cohort.Data, $"nnunet={folder}/labelsTr", cohort.Fresh("evaluate")));

        Assert.True(export.Code == ExitCode.Done, export.Error);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder, "imagesTs")).Length);
        // Labels of the four training and validation mice are there, those of the test mice are not.
        Assert.Equal(ExitCode.BadInput, evaluate.Code);
        Assert.Contains("Mouse5", evaluate.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Mouse4", evaluate.Error, StringComparison.Ordinal);
        Assert.Contains("1.000", evaluate.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nnunet")]
    [InlineData("nifti")]
    public async Task An_export_that_ended_early_goes_on_with_the_mice_that_are_missing(string format)
    {
        var (data, whole, folder) = (cohort.Fresh("copy"), cohort.Fresh("whole"), cohort.Fresh("early"));
        Directory.CreateDirectory(data);
        Array.ForEach(Directory.GetFiles(cohort.Data), f => File.Copy(f, Path.Combine(data, Path.GetFileName(f))));
        var last = Path.Combine(data, "Mouse6.h5");
        File.WriteAllBytes(last, File.ReadAllBytes(last)[..5000]);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("export", "--data", cohort.Data, "--format", format, "--out", whole)).Code);

        var early = await CommandRun.Of("export", "--data", data, "--format", format, "--out", folder);
        var written = Directory.GetFiles(folder, "*.nii.gz", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        var other = await CommandRun.Of("export", "--data", data, "--format", format == "nifti" ? "nnunet" : "nifti", "--out", folder);
        File.Copy(Path.Combine(cohort.Data, "Mouse6.h5"), last, overwrite: true);
        var rest = await CommandRun.Of("export", "--data", data, "--format", format, "--out", folder);

        Assert.Equal(ExitCode.BadInput, early.Code);
        Assert.NotEmpty(written);
        Assert.Equal(ExitCode.BadInput, other.Code);
        Assert.Contains("another format", other.Error, StringComparison.Ordinal);
        Assert.True(rest.Code == ExitCode.Done, rest.Error);
        Assert.All(written, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        Assert.Equal(Contents(whole), Contents(folder));
    }

    private static Dictionary<string, string> Contents(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(File.ReadAllBytes(f)));

    [Fact]
    public async Task Nifti_references_and_hdf5_predictions_give_what_hdf5_references_give()
    {
        var (folder, output) = (cohort.Fresh("nifti"), cohort.Fresh("evaluate"));
        var export = await CommandRun.Of("export", "--data", cohort.Data, "--format", "nifti", "--out", folder);
        Assert.True(export.Code == ExitCode.Done, export.Error);

        var run = await CommandRun.Of(CommandWords.Evaluate(folder, $"expert={cohort.Data}", output));
        var again = await CommandRun.Of("export", "--data", cohort.Data, "--format", "nifti", "--out", folder);

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var result = ResultJson.ReadResult(Path.Combine(output, "result.json"));
        Assert.Equal(6, result.Models[0].Cases.Count(c => c.Evaluated));
        Assert.Equal(0.4, result.Settings.VoxelSpacingMm[0], 1e-6);
        Assert.True(result.Settings.IsPhantom);
        Assert.Equal(ExitCode.BadInput, again.Code);
        Assert.Contains("not empty", again.Error, StringComparison.Ordinal);
    }
}
