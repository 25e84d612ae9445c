using System.Text.Json;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>
/// The main job on a tiny cohort: every stage real, nothing canned. What it does not show: that the quick profile learns well
/// (Bench.Acceptance does).
/// </summary>
public sealed class EndToEndTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task A_run_trains_segments_measures_and_reports_and_a_second_one_finds_it_done()
    {
        var folder = cohort.Fresh("run");
        string[] command = cohort.Run(folder, "--threads 2");

        var first = await CommandRun.Of(command);

        Assert.True(first.Code == ExitCode.Done, first.Error + first.Output);
        Assert.All(
            new[]
            {
                "report.pdf",
                "result.json",
                "manifest.json",
                "tables/dice.csv",
                "tables/function.csv",
                "tables/agreement.csv",
                "figures/dice.svg",
                "figures/dice.png",
                "weights/unet3plus.safetensors",
                "predictions/unet/Mouse5.h5",
            },
            file => Assert.True(new FileInfo(Path.Combine(folder, file)) is { Exists: true, Length: > 0 }, $"{file} is missing or empty"));
        Assert.Equal(
            "%PDF-"u8.ToArray(),
            (await File.ReadAllBytesAsync(Path.Combine(folder, "report.pdf"), TestContext.Current.CancellationToken))[..5]);

        var result = ResultJson.ReadResult(Path.Combine(folder, "result.json"));
        Assert.Equal(["unet3plus", "unet"], result.Models.Select(m => m.Name));
        Assert.All(result.Models, m => Assert.Equal(["Mouse5", "Mouse6"], m.Cases.Where(c => c.Evaluated).Select(c => c.Mouse)));
        Assert.All(result.Models, m => Assert.NotNull(m.Training));
        Assert.NotEmpty(result.Curves);
        Assert.All(result.Curves, c => Assert.Equal(["unet3plus", "unet"], c.Models.Select(m => m.Model)));
        Assert.All(result.Curves.SelectMany(c => c.Models), m => Assert.Equal(8, m.Microlitres.Count));

        Assert.All(result.Claims, c => Assert.Equal(ClaimOutcome.CannotBeJudged, c.Outcome));

        // Training has an effect: the loss of the last epoch is well below that of the first.
        Assert.All(result.Models, m => Assert.True(m.Training!.Epochs[^1].TrainingLoss < 0.8 * m.Training.Epochs[0].TrainingLoss));

        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"), TestContext.Current.CancellationToken));
        Assert.Equal(
            64, manifest.RootElement.GetProperty("provenance").GetProperty("hashes").GetProperty("weights/unet").GetString()!.Length);
        Assert.Equal(6, manifest.RootElement.GetProperty("data_files").EnumerateObject().Count());

        var second = await CommandRun.Of(command);

        Assert.Equal(ExitCode.Done, second.Code);
        Assert.Contains("trained already", second.Output, StringComparison.Ordinal);
        Assert.Contains("segmented already", second.Output, StringComparison.Ordinal);
        Assert.Equal(WithoutClock(result), WithoutClock(ResultJson.ReadResult(Path.Combine(folder, "result.json"))));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bits_in_another_folder()
    {
        string[] hashes = new string[2];
        for (var i = 0; i < hashes.Length; i++)
        {
            var folder = cohort.Fresh("again");
            var run = await CommandRun.Of(cohort.Run(folder, "--models unet --filters 4,6 --single-head --epochs 2 --threads 1 --seed 5"));
            Assert.True(run.Code == ExitCode.Done, run.Error);
            hashes[i] = ResultJson.ReadResult(Path.Combine(folder, "result.json")).Provenance.Hashes["weights/unet"];
        }

        Assert.Equal(hashes[0], hashes[1]);
    }

    [Fact]
    public async Task Several_seeds_are_trained_each_and_their_spread_is_in_the_result()
    {
        var folder = cohort.Fresh("seeds");

        var run = await CommandRun.Of(cohort.Run(folder, "--models unet --threads 2 --seeds 5,7"));

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var result = ResultJson.ReadResult(Path.Combine(folder, "result.json"));
        Assert.Equal([("unet-seed5", "unet", 5)], result.Models.Select(m => (m.Name, m.Family, m.Seed!.Value)));
        var method = Assert.Single(result.Methods);
        Assert.Equal([5, 7], method.Seeds);
        var matrix = method.Measures.Single(m => m.Measure == "dice.both.mean").Values;
        double[] dice = [.. method.Seeds.Select((_, s) => matrix.Average(row => row[s]))];
        Assert.Equal(result.Models[0].Dice.Single(d => d is { Structure: null, Phase: null }).Mean, dice[0], 12);
        Assert.NotEqual(dice[0], dice[1]);
        var spread = result.SeedSpreads.Single(s => s is { Statistic: "dice", Structure: null, Phase: null });
        Assert.Equal((dice[0] + dice[1]) / 2, spread.Mean, 12);
        Assert.Equal(Math.Abs(dice[0] - dice[1]) / Math.Sqrt(2), spread.StandardDeviation, 12);
        var history = await File.ReadAllLinesAsync(
            Path.Combine(folder, "tasks", "unet", "seed-5", "weights", "unet.history.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(1 + result.Models[0].Training!.Epochs.Count, history.Length);
    }

    [Fact]
    public async Task A_model_that_is_measured_on_mice_it_was_trained_on_is_called_out_by_name()
    {
        var (folder, masks, report) = (cohort.Fresh("run"), cohort.Fresh("masks"), cohort.Fresh("evaluate"));
        _ = await CommandRun.Of(cohort.Run(folder, $"{CommandWords.Least} --threads 2"));
        var predicted = await CommandRun.Of(
            "predict",
            "--weights",
            Path.Combine(folder, "weights", "unet.safetensors"),
            "--data",
            cohort.Data,
            "--out",
            masks,
            "--device",
            "cpu");
        Assert.True(predicted.Code == ExitCode.Done, predicted.Error);

        _ = await CommandRun.Of(CommandWords.Evaluate(cohort.Data, $"mine={masks}", report));
        var unseen = cohort.Fresh("unseen");
        _ = await CommandRun.Of([.. CommandWords.Evaluate(cohort.Data, $"mine={masks}", unseen), "--split", cohort.SplitFile]);

        // The split: Mouse1 to Mouse3 to train on, Mouse4 to stop by, Mouse5 and Mouse6 to test.
        var result = ResultJson.ReadResult(Path.Combine(report, "result.json"));
        Assert.Equal(
            "data leak: the model was trained on 4 of the 6 files that it is measured on (6 mice): Mouse1.h5, Mouse2.h5, Mouse3.h5, "
                + "Mouse4.h5.",
            Assert.Single(result.Issues, i => i.Subject == "mine").Message);
        Assert.Equal("", ResultJson.ReadResult(Path.Combine(unseen, "result.json")).Models[0].Leak);
    }

    [Fact]
    public async Task Seeds_that_are_not_different_numbers_are_refused()
    {
        var run = await CommandRun.Of("run", "--data", cohort.Data, "--seeds", "1,1");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--seeds: '1,1' is not a list of different whole numbers", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masks_made_elsewhere_get_the_same_measures_and_a_report_that_can_be_drawn_again_from_the_result_alone()
    {
        var (folder, copy) = (cohort.Fresh("evaluate"), cohort.Fresh("copy"));

        var run = await CommandRun.Of(CommandWords.Evaluate(cohort.Data, $"expert={cohort.Data}", folder, "--quiet"));
        var again = await CommandRun.Of("report", folder, "--out", copy);

        Assert.Equal((ExitCode.Done, "", ""), (run.Code, run.Output, run.Error));
        var dice = await File.ReadAllLinesAsync(Path.Combine(folder, "tables", "dice.csv"), TestContext.Current.CancellationToken);
        Assert.StartsWith("model,mouse,phase,structure,dice", dice[0], StringComparison.Ordinal);
        Assert.Equal(6 * 2 * 2, dice.Length - 1);
        Assert.All(dice.Skip(1), line => Assert.Equal("1", line.Split(',')[4]));
        Assert.Equal(ExitCode.Done, again.Code);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(folder, "report.pdf"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(copy, "report.pdf"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_gate_is_not_met_where_nothing_can_be_judged_and_JSON_stands_alone()
    {
        var json = await CommandRun.Of(
            CommandWords.Evaluate(cohort.Data, $"expert={cohort.Data}", cohort.Fresh("gate"), "--gate --json"));

        Assert.Equal((ExitCode.NotMet, ""), (json.Code, json.Error));
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(0, document.RootElement.GetProperty("reproduced").GetInt32());
        var model = document.RootElement.GetProperty("models")[0];
        Assert.Equal((6, 1.0), (model.GetProperty("mice").GetInt32(), model.GetProperty("mean_dice").GetProperty("both_mean").GetDouble()));
    }

    private static string WithoutClock(EvaluationResult result) =>
        JsonSerializer.Serialize(result with { Provenance = result.Provenance with { Created = "" } }, ResultJson.Options);
}
