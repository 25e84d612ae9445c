using System.Text.Json;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

public sealed class VerifyDataCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task Sound_data_are_counted_and_their_manifest_is_written()
    {
        var file = cohort.Fresh("manifest") + ".json";

        var run = await CommandRun.Of("verify-data", cohort.Data, "--out", file);

        Assert.True(run.Code == ExitCode.Done, run.Error + run.Output);
        Assert.Contains("Problems: none", run.Output, StringComparison.Ordinal);
        Assert.Contains("contoured frames           12, 0 of them neither ED nor ES (inflow)", run.Output, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(6, manifest.RootElement.GetProperty("mice").GetArrayLength());
        Assert.Equal(64, manifest.RootElement.GetProperty("mice")[0].GetProperty("files").GetProperty("Mouse1.h5").GetString()!.Length);
    }

    [Fact]
    public async Task Json_is_json_alone()
    {
        var run = await CommandRun.Of("verify-data", cohort.Data, "--json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.True(document.RootElement.GetProperty("sound").GetBoolean());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("differences").ValueKind);
        Assert.Equal(6, document.RootElement.GetProperty("manifest").GetProperty("summary").GetProperty("mice").GetInt32());
    }

    [Fact]
    public async Task Data_that_differ_from_their_manifest_are_named_and_neither_run_nor_evaluate_takes_them()
    {
        var file = cohort.Fresh("manifest") + ".json";
        _ = await CommandRun.Of("verify-data", cohort.Data, "--out", file);
        var changed = Directory.CreateDirectory(cohort.Fresh("changed")).FullName;
        foreach (var path in Directory.EnumerateFiles(cohort.Data))
        {
            File.Copy(path, Path.Combine(changed, Path.GetFileName(path)));
        }

        File.Copy(Path.Combine(changed, "Mouse1.h5"), Path.Combine(changed, "Mouse6.h5"), overwrite: true);

        var verify = await CommandRun.Of("verify-data", changed, "--manifest", file);
        var run = await CommandRun.Of([.. CommandWords.Run(changed, cohort.SplitFile, cohort.Fresh("run")), "--manifest", file]);
        var evaluate = await CommandRun.Of([.. CommandWords.Evaluate(changed, $"x={changed}", cohort.Fresh("evaluate")), "--manifest", file]);
        var same = await CommandRun.Of([.. CommandWords.Evaluate(cohort.Data, $"x={changed}", cohort.Fresh("evaluate")), "--manifest", file]);

        Assert.Equal(ExitCode.BadInput, verify.Code);
        Assert.Contains("Mouse6: Mouse6.h5 has SHA-256", verify.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Mouse5:", verify.Output, StringComparison.Ordinal);
        Assert.All(new[] { run, evaluate }, refused =>
        {
            Assert.Equal(ExitCode.BadInput, refused.Code);
            Assert.Contains("Mouse6.h5 differs", refused.Error, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("differs", same.Error, StringComparison.Ordinal);

        File.Copy(Path.Combine(cohort.Data, "Mouse6.h5"), Path.Combine(changed, "Mouse6.h5"), overwrite: true);
        File.Delete(Path.Combine(changed, "Mouse5.h5"));
        var incomplete = await CommandRun.Of([.. CommandWords.Evaluate(changed, $"x={changed}", cohort.Fresh("evaluate")), "--manifest", file]);
        Assert.Equal(ExitCode.BadInput, incomplete.Code);
        Assert.Contains("Mouse5 is missing", incomplete.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_makes_exit_code_2_and_the_others_are_still_looked_at()
    {
        var folder = Directory.CreateDirectory(cohort.Fresh("broken")).FullName;
        File.Copy(Path.Combine(cohort.Data, "Mouse1.h5"), Path.Combine(folder, "Mouse1.h5"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Mouse2.h5"), "no HDF5", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("verify-data", folder);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Mouse2: is not an HDF5 file", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 mice cannot be used as they are.", run.Output, StringComparison.Ordinal);
        Assert.Contains("contoured frames           2,", run.Output, StringComparison.Ordinal);
    }
}
