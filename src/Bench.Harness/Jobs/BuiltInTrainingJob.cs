using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Phantom;
using Bench.Evaluation.Serialization;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Augmentation;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Training;
using Bench.Learning.Weights;

namespace Bench.Harness.Jobs;

/// <summary>
/// Trains the network that comes with Bench: on phantoms of the family <c>wide</c>, drawn in memory; the epoch is chosen by the worst of
/// the families
/// that are kept from training, and figures come from other mice of theirs. Called again, it goes on.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class BuiltInTrainingJob(BuiltInTrainingOptions options, IProgress<JobEvent>? progress = null)
{
    private const int Size = 128;
    private const int PixelsSkipped = 29;

    // Chosen on phantoms, where shares of 0.33 and 0.38, and 0.6 to 0.85 found again, did equally well.
    private const double ShareOfHeart = 0.38;
    private const double LeastFoundAgain = 0.75;
    private const string TemperatureKey = "temperature";
    private const long ValidationSeed = 1_000_003;
    private const long TestSeed = 2_000_003;

    private readonly JobProgress _progress = new(progress);

    /// <summary>File of the weights in the output folder.</summary>
    public const string WeightsFile = "built-in.safetensors";

    /// <summary>File of the figures of each family in the output folder.</summary>
    public const string FiguresFile = "families.json";

    /// <summary>Trains, measures and writes.</summary>
    /// <param name="cancellation">Stops between steps; the same call goes on.</param>
    /// <exception cref="InputException">The folder holds another training, or cannot be written to.</exception>
    public void Run(CancellationToken cancellation)
    {
        var runtime = TorchRuntime.Start(TorchRuntime.ParseDevice(options.Device), options.Threads, libTorch: options.LibTorch);
        string[] names = ["checkpoints", "tensorboard", "history.csv", WeightsFile, FiguresFile];
        var claim = new PlannedOutput("train built-in", names, Overwrite: false) { Continues = names };
        using var output = OutputFolder.Open(options.OutputFolder, claim);
        _progress.Stage("Draw phantoms");
        var families = PhantomFamily.Names.Where(n => n != PhantomFamily.Wide.Name).ToArray();
        IReadOnlyList<MouseCase> Draw(string family, int mice, long seed)
        {
            var wanted = new PhantomOptions { Family = PhantomFamily.ByName(family), Mice = mice, Seed = seed, Size = Size };
            return PhantomCohort.Draw(wanted with { Frames = wanted.FewestFrames }, cancellation);
        }

        string In(string name) => Path.Combine(options.OutputFolder, name);
        IReadOnlyList<MouseCase>[] watched = [.. families.Select(f => Draw(f, options.ValidationMice, ValidationSeed))];
        var trained = options.Weights is { } file
            ? NetworkWeights.Load(file)
            : Train(runtime, Draw(PhantomFamily.Wide.Name, options.Mice, options.Seed), watched, In, cancellation);

        _progress.Stage("Calibrate");
        // Weights that were calibrated before stay as they are, so that their limits can be found again.
        var calibrated = trained.Metadata.ContainsKey(TemperatureKey)
            ? trained
            : Calibrated(runtime, trained, watched.SelectMany(w => w), cancellation);
        var temperature = double.Parse(calibrated.Metadata[TemperatureKey], CultureInfo.InvariantCulture);
        var (lookKey, lookValue) = new SecondLook(ShareOfHeart, Size, LeastFoundAgain).ToMetadata();
        var weights = calibrated.WithMetadata(lookKey, lookValue);
        using var segmenter = Segmenter.Folded(runtime, weights);
        var checks = JudgedCase.Limits([.. watched.SelectMany(w => JudgedCase.Of(w, segmenter, cancellation))]);
        var (key, value) = checks.ToMetadata();
        weights = weights.WithMetadata(key, value);
        weights.Save(In(WeightsFile));
        _progress.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  temperature {temperature:0.00}, most doubt {checks.MostDoubt:0.000}; weights {weights.Sha256}"));

        _progress.Stage("Measure the families");
        var figures = families.Select(f =>
        {
            var found = FamilyFigures.Of(f, JudgedCase.Of(Draw(f, options.TestMice, TestSeed), segmenter, cancellation), checks);
            _progress.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  {f,-8} n {found.Mice}  Dice {found.Dice:0.000} ({found.Low:0.000} to {found.High:0.000})  least {found.Least:0.000}  "
                    + $"myocardium {found.Myocardium:0.000}  blood pool {found.BloodPool:0.000}  "
                    + $"flagged {found.PoorFlagged} of {found.Poor} poor, {found.GoodFlagged} of {found.Mice - found.Poor} good"));
            return found;
        }).ToArray();
        ResultJson.Write(
            new
            {
                weights.Sha256,
                Network = weights.Network.ToString(),
                Temperature = temperature,
                Checks = checks,
                Worst = figures.MinBy(f => f.Dice)!.Family,
                Families = figures,
            },
            In(FiguresFile));
    }

    private NetworkWeights Train(
        TorchRuntime runtime,
        IReadOnlyList<MouseCase> mice,
        IReadOnlyList<MouseCase>[] watched,
        Func<string, string> pathOf,
        CancellationToken cancellation)
    {
        _progress.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  {mice.Count} mice to learn from; {options.ValidationMice} of each of {watched.Length} families to choose the epoch"));
        _progress.Stage("Train");
        var lines = new EpochLines(_progress, pathOf("history.csv"), pathOf("tensorboard"));
        var trainer = new Trainer(runtime, Recipe())
        {
            Machine = $"{ProcessorName.Model()}, libtorch {runtime.LibTorchVersion}" + (runtime.Gpu is { } gpu ? $", {gpu.Name}" : ""),
            Notice = text => _progress.Line($"  {text}"),
            TimeLimit = options.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        var outcome = trainer.Train(TrainingData.WithGroups(mice, watched), pathOf("checkpoints"), lines, cancellation);
        lines.Close(outcome.Summary.Epochs);
        _progress.Line($"  epoch {outcome.Summary.BestEpoch + 1} kept: {outcome.Summary.StoppedBecause}");
        return outcome.Weights;
    }

    private static NetworkWeights Calibrated(
        TorchRuntime runtime, NetworkWeights weights, IEnumerable<MouseCase> mice, CancellationToken cancellation)
    {
        using var segmenter = Segmenter.Folded(runtime, weights);
        var (probabilities, labels) = (new List<float>(), new List<byte>());
        foreach (var frame in mice.SelectMany(m => m.Frames))
        {
            var shares = segmenter.Segment(frame.Image!, default, withProbabilities: true, cancellation).Probabilities!;
            for (var i = 0; i < frame.Reference.Labels.Length; i += PixelsSkipped)
            {
                probabilities.AddRange(shares.AsSpan(i * LabelMap.ClassCount, LabelMap.ClassCount));
                labels.Add(frame.Reference.Labels[i]);
            }
        }

        var temperature = Temperature.Fit(CollectionsMarshal.AsSpan(probabilities), CollectionsMarshal.AsSpan(labels));
        return Temperature.Apply(weights, temperature)
            .WithMetadata(TemperatureKey, temperature.ToString("R", CultureInfo.InvariantCulture));
    }

    private TrainingOptions Recipe()
    {
        var profile = TrainingProfile.Transfer.OptionsFor("unet3plus", options.Seed);
        return profile with
        {
            Profile = "built-in",
            Network = options.Network.Apply(profile.Network.WithFilters([24, 40, 64, 96, 128])),
            WorkingSize = options.WorkingSize,
            BatchSize = options.BatchSize,
            Epochs = options.Epochs,
            Patience = options.Epochs,
            LearningRate = options.LearningRate,
            Augmentation = AugmentationOptions.Wide with
            {
                NoiseProbability = 0.2,
                ClaheProbability = 0.15,
                TissueProbability = 0.3,
                ScaleLimit = 0.2,
            },
        };
    }
}
