using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Data.Splits;
using Bench.Harness.Stages;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary>Files as labs store and name them, through the commands.</summary>
public sealed class ReadingChoicesTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private static readonly string Odd = RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Cohorts", "Odd");

    [Fact]
    public void Only_the_files_of_a_mouse_are_those_that_it_was_trained_on()
    {
        var folder = cohort.Fresh("prefix");
        Directory.CreateDirectory(folder);
        foreach (var (from, to) in new[] { ("Mouse1", "Mouse1"), ("Mouse2", "Mouse1_b"), ("Mouse3", "Mouse1_frame001") })
            File.Copy(Path.Combine(cohort.Data, $"{from}.h5"), Path.Combine(folder, $"{to}.h5"));
        var mice = CohortFolder.Open(folder);
        var hashes = CohortHash.OfFiles(mice, mice.Mice, TestContext.Current.CancellationToken);
        var data = new DataSelection(
            mice, new Split("s", "", ["Mouse1"], [], ["Mouse1_b", "Mouse1_frame001"]), hashes, CohortHash.Combine(hashes));

        Assert.Equal(["Mouse1.h5"], data.HashesOf(["Mouse1"]).Keys);
        Assert.Empty(
            TrainedMice.Among(
                data.HashesOf(data.Split.Train).ToDictionary(f => f.Key, f => f.Value[..16]), data.HashesOf(data.Split.Test)));
        Assert.Empty(data.SharedFiles());
        File.Copy(Path.Combine(folder, "Mouse1.h5"), Path.Combine(folder, "Mouse1_b.h5"), overwrite: true);
        Assert.Contains(
            "Mouse1_b is a test mouse",
            Assert.Single(
                (data with { CohortHashes = CohortHash.OfFiles(mice, mice.Mice, TestContext.Current.CancellationToken) }).SharedFiles()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_names_are_one_message_and_match_by_a_pattern_or_a_table()
    {
        var folder = cohort.Fresh("names");
        Directory.CreateDirectory(folder);
        for (var i = 1; i <= 6; i++)
            File.Copy(Path.Combine(cohort.Data, $"Mouse{i}.h5"), Path.Combine(folder, $"case_{i - 1:0000}.h5"));
        string[] evaluate = ["evaluate", "--reference", cohort.Data, "--predictions", $"m={folder}", "--split", cohort.SplitFile];

        var refused = await CommandRun.Of([.. evaluate, "--out", cohort.Fresh("out")]);
        var table = Path.Combine(cohort.Folder, "names.csv");
        File.WriteAllLines(table, ["mouse,file", "Mouse5,case_0004.h5", "Mouse6,case_0005"]);
        var matched = await CommandRun.Of([.. evaluate, "--out", cohort.Fresh("out"), "--match", "m=case_{number-1:4}"]);
        var listed = await CommandRun.Of([.. evaluate, "--out", cohort.Fresh("out"), "--match", table]);

        Assert.Equal(2, refused.Code);
        Assert.Equal(2, refused.Error.Trim().Split('\n').Length);
        Assert.Contains("--match case_{number-1:4} fits", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (matched.Code, matched.Error));
        Assert.Equal((0, ""), (listed.Code, listed.Error));
    }

    [Fact]
    public async Task A_prediction_of_no_mouse_and_a_mouse_without_prediction_are_noted_once()
    {
        var folder = cohort.Fresh("some");
        Directory.CreateDirectory(folder);
        foreach (var (from, to) in new[] { ("Mouse5", "Mouse5"), ("Mouse6", "Mouse66") })
            File.Copy(Path.Combine(cohort.Data, $"{from}.h5"), Path.Combine(folder, $"{to}.h5"));

        var run = await CommandRun.Of([.. CommandWords.Evaluate(cohort.Data, $"m={folder}", cohort.Fresh("out")), "--split", cohort.SplitFile]);

        Assert.Equal(2, run.Code);
        Assert.Contains("error: m: Mouse6 not evaluated", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "1 file belongs to no mouse of the reference and was not measured: Mouse66.h5", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from_one", "--first-frame", "1")]
    [InlineData("labels_021", "--labels", "1=blood_pool,2=myocardium")]
    [InlineData("oblong_SHWF", "--axes", "SHWF")]
    public async Task Evaluating_cleaning_drawing_exporting_and_verifying_refuse_an_odd_file_and_read_it_with_its_option(
        string name, string option, string value)
    {
        var folder = cohort.Fresh(name);
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Odd, $"{name}.h5"), Path.Combine(folder, "Mouse1.h5"));
        Func<string[]>[] commands =
        [
            () => CommandWords.Evaluate(folder, $"m={folder}", cohort.Fresh("out")),
            () => ["verify-data", folder],
            () => ["curves", "--data", folder, "--out", cohort.Fresh("out")],
            () => ["export", "--data", folder, "--format", "nifti", "--out", cohort.Fresh("out")],
            () => ["clean", "--rule", "none", "--data", folder, "--out", cohort.Fresh("out")],
        ];
        foreach (var command in commands)
        {
            // A mask alone is not searched for exchanged labels: a model may be that bad.
            if (!(option == "--labels" && command()[0] is "curves" or "clean"))
            {
                var refused = await CommandRun.Of(command());
                Assert.Equal(2, refused.Code);
                Assert.Contains(option, refused.Error + refused.Output, StringComparison.Ordinal);
            }

            Assert.Equal((0, ""), Errors(await CommandRun.Of([.. command(), option, value])));
        }

        static (int, string) Errors(CommandRun run) =>
            (run.Code, string.Join('\n', run.Error.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Data_of_one_mouse_in_two_parts_of_a_split_are_a_leak()
    {
        var folder = cohort.Fresh("twins");
        Directory.CreateDirectory(folder);
        for (var i = 1; i <= 6; i++)
            File.Copy(Path.Combine(cohort.Data, $"Mouse{(i == 5 ? 2 : i)}.h5"), Path.Combine(folder, $"Mouse{i}.h5"));

        var check = await CommandRun.Of("split", "check", cohort.SplitFile, "--data", folder);
        var verify = await CommandRun.Of("verify-data", folder, "--out", Path.Combine(folder, "manifest.json"));
        var byManifest = await CommandRun.Of("split", "check", cohort.SplitFile, "--manifest", Path.Combine(folder, "manifest.json"));

        Assert.All(new[] { check, verify, byManifest }, run => Assert.Equal(2, run.Code));
        Assert.All(
            new[] { check, byManifest },
            run =>
                Assert.Contains(
                    "leak: Mouse2 and Mouse5 have the same file, byte for byte. One is in train, the other in test.",
                    run.Output,
                    StringComparison.Ordinal));
        Assert.Contains("Duplicates: 1", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assumed_spacing_that_cannot_be_is_warned_of_once()
    {
        var folder = cohort.Fresh("spacing");
        Directory.CreateDirectory(folder);
        foreach (var mouse in new[] { "Mouse5.h5", "Mouse6.h5" })
            File.Copy(Path.Combine(cohort.Data, mouse), Path.Combine(folder, mouse));

        var run = await CommandRun.Of(CommandWords.Evaluate(folder, $"m={folder}", cohort.Fresh("out")));

        Assert.Equal(1, run.Output.Split("no voxel spacing is stated").Length - 1);
        var stated = await CommandRun.Of(CommandWords.Evaluate(folder, $"m={folder}", cohort.Fresh("out"), "--spacing 0.4,0.4,1"));
        Assert.DoesNotContain("no voxel spacing is stated", stated.Output, StringComparison.Ordinal);
    }
}
