using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.IO;
using Bench.Evaluation;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Checks;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Harness.Jobs;

/// <summary>
/// The main job: data, training, segmentation, measures, report. Each stage leaves its files, and finds those of an earlier, interrupted
/// run.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class RunJob(RunOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>What the quick profile promises on its phantom cohort.</summary>
    private static readonly PipelineCheck QuickPromise = new("unet3plus", 0.90, 0.85);

    /// <summary>Runs all stages.</summary>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The result, and what was left out.</returns>
    public EvaluationOutcome Run(CancellationToken cancellation) => _progress.Do(() => Work(cancellation));

    private EvaluationOutcome Work(CancellationToken cancellation)
    {
        var cleaning = CleaningRule.ByName(options.Cleaning ?? CleaningOf(options.Profile));
        var study = StudySelection.Open(options.Study);
        var models = PlannedModel.Of(options);
        (PlannedModel Model, TrainingOptions Options)[] plans = [.. models.Select(m => (m, Training(m)))];
        var runtime = TorchRuntime.Start(TorchRuntime.ParseDevice(options.Device), options.Threads, options.Precision, options.LibTorch);
        _ = new RememberedTrials().Require(runtime);

        _progress.Stage("Data");
        var data = DataSelection.Open(options, _progress, cancellation);
        _progress.Line(
            $"  {data.Cohort.Description}: {data.Split.Train.Count} training, {data.Split.Validation.Count} validation, "
                + $"{data.Split.Test.Count} test {options.Study.CaseWords} (split {data.Split.Name})");
        plans = [.. plans.Select(p => (p.Model, Fitted(p.Options, data, runtime)))];
        var runId = RunId(data, runtime, plans);
        var folder = new RunFolder(options.OutputFolder ?? Path.Combine("reports", runId));
        _progress.Line($"  files of this run: {folder.Root}");
        using var output = OutputFolder.Open(
            folder.Root, new OutputClaim("run", RunFolder.RunNames, options.Overwrite || folder.IsOfEarlierVersion)
            {
                Read = [data.Cohort.Folder],
                Continues = RunFolder.Redrawing,
            });
        folder.WriteConfiguration(options.Configuration);

        // Whatever can be known to fail fails now, not after hours of training.
        var trainer = new TrainingStage(data, folder, runtime, _progress);
        var segmentation = new SegmentationStage(data, folder, runtime, _progress);
        trainer.Check(plans, cancellation);
        segmentation.Check(cancellation);

        var trained = plans.ToDictionary(p => p.Model.Name, p => trainer.Run(p.Model, p.Options, cancellation));
        trainer.Forget();
        plans = [.. plans.Select(p => (p.Model, p.Options with { Grid = segmentation.GridOf(p.Model) }))];
        trained = plans.ToDictionary(
            p => p.Model.Name, p => trained[p.Model.Name].With(TrainingRecipe.Of(p.Options, options.Study.CaseWords)));
        foreach (var model in models)
        {
            segmentation.Run(model, trained[model.Name].WeightsSha256, cancellation);
        }

        _progress.Stage("Measure and judge");
        var provenance = ProvenanceCollector.Collect(
            Command(runtime, cleaning), runtime, Hashes(data, trained), Determinism(runtime, plans[0].Options, trained.Values));
        var plan = EvaluationPlans.ForRun(
            runId,
            options,
            plans,
            data,
            study,
            folder,
            trained,
            provenance,
            cleaning,
            QuickPromise,
            (model, mouse) => segmentation.Cine(model, mouse, cancellation));
        return ReportStage.Run(plan, study, data.CohortHashes, folder, output, _progress, cancellation);
    }

    private TrainingOptions Training(PlannedModel model)
    {
        var profile = TrainingProfile.ByName(options.Profile).OptionsFor(model.Network, model.Seed);
        var network = options.Network.Apply(profile.Network) with { Classes = options.Study.ClassCount };
        return options.Training.Apply(profile with { Network = network, Grid = options.Study.WorkingGrid });
    }

    // As many images a step as the GPU's memory holds, where that was asked for.
    private TrainingOptions Fitted(TrainingOptions training, DataSelection data, TorchRuntime runtime)
    {
        if (!training.FitsBatch || runtime.Gpu is null)
        {
            return training;
        }

        var first = data.Cohort.Read(data.Split.Train[0]).Frames[0].Image!.Size;
        var (height, width) = training.Grid is { } grid ? (grid.Rows, grid.Columns) : (first.Height, first.Width);
        var fits = BatchProbe.Largest(runtime, training, height, width, training.BatchSize);
        _progress.Line(FormattableString.Invariant($"  {training.Network.Name}: {fits} images a step fit {runtime.DeviceDescription}"));
        return fits > 0
            ? training with { BatchSize = fits }
            : throw new InputException(
                "--batch-size auto",
                $"not even one image a step fits the memory of {runtime.DeviceDescription}.",
                "use --precision bf16 or another device.");
    }

    private string Seeds => string.Join(',', options.Seeds.Select(s => s.ToString(CultureInfo.InvariantCulture)));

    private string RunId(DataSelection data, TorchRuntime runtime, IEnumerable<(PlannedModel Model, TrainingOptions Options)> plans)
    {
        // Whatever changes a weight or a mask is part of the name, so another configuration never meets this one's files.
        var identities = plans.Select(p => TrainingIdentity.On(p.Options, runtime, "", "").ToJson());
        var key = string.Join('|', [.. identities, data.CohortSha256 + options.Reading.AsOptions, data.Split.Sha256()]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
        var words = string.Concat(options.Study.CaseWords.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        var cases = data.Cohort.IsPhantom ? "phantom" : words;
        return $"{options.Profile}-{cases}-seed{Seeds.Replace(',', '+')}-{hash}";
    }

    // Without paths, which are this machine's: data and split are known by their hashes.
    private string Command(TorchRuntime runtime, CleaningRule cleaning)
    {
        string?[] parts =
        [
            "bench run",
            options.DataFolder is null ? null : "--data DIR",
            options.Split is null ? null : $"--split {Path.GetFileName(options.Split)}",
            $"--profile {options.Profile}",
            $"--models {string.Join(',', options.Models)}",
            $"{(options.Seeds.Count == 1 ? "--seed" : "--seeds")} {Seeds}",
            options.Network.ToString().Trim(),
            options.Training.Text,
            $"--clean {cleaning.Name}",
            options.Phases == PhaseRule.Published ? null : $"--phases {Path.GetFileName(options.Phases.Name)}",
            MeasureText.Typed(options.Measures).Trim(),
            options.Reading.AsOptions.Trim(),
            $"--device {options.Device}",
            options.Precision is { } precision ? $"--precision {precision.Word()}" : null,
            FormattableString.Invariant($"--threads {runtime.Threads}"),
        ];
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    // Paper: the largest component. Its code: a rule of its own.
    internal static string CleaningOf(string profile) =>
        (profile == TrainingProfile.Notebook.Name ? CleaningRule.Published : CleaningRule.Largest).Name;

    private static string Determinism(TorchRuntime runtime, TrainingOptions options, IEnumerable<TrainedModel> trained)
    {
        var moved = trained
            .Where(t => t.Machines.Count > 1)
            .Select(
                t =>
                    $" Training of {t.Name} went on on another kind of machine ({string.Join(", then ", t.Machines)}), so its bits "
                        + "need not come again.");
        return runtime.Determinism + Found(runtime, options) + string.Concat(moved);
    }

    // What this card did, rather than what it might do.
    private static string Found(TorchRuntime runtime, TrainingOptions options)
    {
        const int Steps = 3;
        const int NativeSide = 256;
        if (runtime.Gpu is null)
        {
            return "";
        }

        var multiple = options.Network.SizeMultiple;
        var side = (options.WorkingSize > 0 ? options.WorkingSize : NativeSide) / multiple * multiple;
        var check = new DeviceCheck(runtime, new CheckedNetwork(options.Network, side, options.BatchSize));
        return $" Found on this card: {check.Repeat(Steps).Words}.";
    }

    private static Dictionary<string, string> Hashes(DataSelection data, Dictionary<string, TrainedModel> trained)
    {
        var hashes = new Dictionary<string, string> { ["data"] = data.CohortSha256, ["split"] = data.Split.Sha256() };
        foreach (var (name, model) in trained)
        {
            hashes[$"weights/{name}"] = model.WeightsSha256;
        }

        return hashes;
    }
}
