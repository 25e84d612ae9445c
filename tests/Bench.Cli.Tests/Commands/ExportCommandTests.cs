using Bench.Evaluation.Serialization;

namespace Bench.Cli.Tests.Commands;

public sealed class ExportCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task Masks_as_nnunet_would_predict_them_are_evaluated_under_the_names_of_the_cases()
    {
        var folder = cohort.Fresh("nnunet");

        var export = await CommandRun.Of("export", "--data", cohort.Data, "--format", "nnunet", "--split", cohort.SplitFile, "--out", folder);
        var evaluate = await CommandRun.Of("evaluate", "--reference", cohort.Data, "--predictions", $"nnunet={folder}/labelsTr", "--out", cohort.Fresh("evaluate"));

        Assert.True(export.Code == ExitCode.Done, export.Error);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder, "imagesTs")).Length);
        // Labels of the four training and validation mice are there, those of the test mice are not.
        Assert.Equal(ExitCode.BadInput, evaluate.Code);
        Assert.Contains("Mouse5", evaluate.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Mouse4", evaluate.Error, StringComparison.Ordinal);
        Assert.Contains("1.000", evaluate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nifti_references_and_hdf5_predictions_give_what_hdf5_references_give()
    {
        var (folder, output) = (cohort.Fresh("nifti"), cohort.Fresh("evaluate"));
        var export = await CommandRun.Of("export", "--data", cohort.Data, "--format", "nifti", "--out", folder);
        Assert.True(export.Code == ExitCode.Done, export.Error);

        var run = await CommandRun.Of("evaluate", "--reference", folder, "--predictions", $"expert={cohort.Data}", "--out", output);
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
