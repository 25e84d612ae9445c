using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Cli.Commands;
using Bench.Cli.Machine;
using Bench.Cli.Terminal;
using Bench.Core.Cleaning;
using Bench.Evaluation;
using Bench.Learning.Losses;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Cli.Stages;

/// <summary>The main job: data, training, segmentation, measures, report. Each stage leaves its files, and finds those of an earlier, interrupted run.</summary>
/// <param name="options">What to do.</param>
/// <param name="log">Where progress goes.</param>
/// <param name="error">Where failed cases are named.</param>
internal sealed class MainJob(RunOptions options, ProgressLog log, TextWriter error)
{
    /// <summary>What the quick profile promises on its phantom cohort.</summary>
    private static readonly PipelineCheck QuickPromise = new("unet3plus", 0.90, 0.85);

    /// <summary>Runs all stages.</summary>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public int Run(CancellationToken cancellation)
    {
        var cleaning = CleaningRule.ByName(options.Cleaning);
        var models = PlannedModel.Of(options);
        var training = models.ToDictionary(m => m.Name, Training);
        var runtime = TorchRuntime.Start(TorchRuntime.ParseDevice(options.Device), options.Threads);

        log.Stage("Data");
        var data = DataSelection.Open(options, log, cancellation);
        log.Line($"  {data.Cohort.Description}: {data.Split.Train.Count} training, {data.Split.Validation.Count} validation, {data.Split.Test.Count} test mice (split {data.Split.Name})");
        var runId = RunId(data);
        var folder = new RunFolder(options.OutputFolder ?? Path.Combine("reports", runId));
        log.Line($"  files of this run: {folder.Root}");
        folder.RequireWritable();

        var trainer = new TrainingStage(data, folder, runtime, log);
        var trained = models.ToDictionary(m => m.Name, m => trainer.Run(m, training[m.Name], cancellation).With(TrainingRecipe.Of(training[m.Name])));
        trainer.Forget();

        var segmentation = new SegmentationStage(data, folder, runtime, log);
        foreach (var model in models)
        {
            segmentation.Run(model, trained[model.Name].WeightsSha256, cancellation);
        }

        log.Stage("Measure and judge");
        var provenance = ProvenanceCollector.Collect(Command(), runtime.Threads, runtime.DeviceName, Hashes(data, trained), runtime.Determinism);
        var plan = EvaluationPlans.ForRun(runId, options, models, data, folder, trained, provenance, cleaning, QuickPromise, (model, mouse) => segmentation.Cine(model, mouse, cancellation));
        return Finishing.Run(plan, data.CohortHashes, folder, log, error, options.End, cancellation);
    }

    private TrainingOptions Training(PlannedModel model)
    {
        var profile = TrainingProfile.ByName(options.Profile).OptionsFor(model.Network, model.Seed);
        return profile with { Network = options.Network.Apply(profile.Network), Loss = options.Loss };
    }

    private string Seeds => string.Join(',', options.Seeds.Select(s => s.ToString(CultureInfo.InvariantCulture)));

    private string RunId(DataSelection data)
    {
        // Whatever changes a weight or a mask is part of the name, so another configuration never meets this one's files.
        var key = string.Join('|', options.Profile, string.Join(',', options.Models), Seeds, data.CohortSha256, data.Split.Sha256());
        key += options.Loss == LossKind.SoftDice ? "" : $"|{options.Loss}";
        key += options.Network == NetworkChange.None ? "" : $"|{options.Network}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
        return $"{options.Profile}-{(data.Cohort.IsPhantom ? "phantom" : "mice")}-seed{Seeds.Replace(',', '+')}-{hash}";
    }

    private string Command() =>
        $"bench run --profile {options.Profile} --models {string.Join(',', options.Models)} {(options.Seeds.Count == 1 ? "--seed" : "--seeds")} {Seeds} --clean {options.Cleaning} --device {options.Device}{(options.Loss == LossKind.SoftDice ? "" : " --loss focal-tversky")}"
        + $"{(options.Phases == PhaseRule.Published ? "" : $" --phases {Path.GetFileName(options.Phases.Name)}")}{MeasureConventions.Typed(options.Measures)}{options.Network}";

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
