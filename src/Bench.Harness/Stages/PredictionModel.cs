using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Hashing;
using Bench.Harness.Options;
using Bench.Learning.Checks;
using Bench.Learning.Keras;
using Bench.Learning.Onnx;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Runtime.Libraries;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;

namespace Bench.Harness.Stages;

/// <summary>A model that <c>predict</c> was given, of whatever kind, ready to run.</summary>
/// <param name="Segmenter">The model.</param>
/// <param name="Sha256">Hash of its weights; of its file where it was made elsewhere.</param>
/// <param name="Name">One line for a log.</param>
internal sealed record PredictionModel(Segmenter Segmenter, string Sha256, string Name) : IDisposable
{
    private static readonly int[] TriedSides = [256, 128, 64];

    /// <summary>What else a user should know of it, a line each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>When a person should look at a case, where the weights say it; they also have lost slices filled. Else null.</summary>
    public CaseChecks? Checks { get; private init; }

    /// <summary>What its convolutions compute with, or that it is the model's own.</summary>
    public string Precision { get; private init; } = "the model's";

    /// <summary>What of the study it cannot do, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>All of its architecture that masks depend on beside the numbers; empty where its file's hash says it.</summary>
    public string Architecture { get; private init; } = "";

    /// <summary>Files that it has seen in training; see <see cref="TrainedMice"/>.</summary>
    public IReadOnlyDictionary<string, string> TrainedOn { get; private init; } = new Dictionary<string, string>();

    /// <summary>Whether these are the weights published with the study.</summary>
    public bool IsPublished { get; private init; }

    /// <summary>Loads a model. This program's networks run folded, which is the fastest (docs/performance.md).</summary>
    /// <param name="options">Which, and how it is to run.</param>
    /// <exception cref="InputException">The file cannot be used, or does not fit what was declared.</exception>
    public static PredictionModel Load(PredictOptions options)
    {
        if (options.ModelKind == ModelFileKind.Onnx)
        {
            RequireCpu(options);
            return Elsewhere(
                Segmenter.OfOnnxFile(options.ModelFile, options.Input, ThreadsOf(options), options.Batch),
                options.ModelFile,
                OnnxExternalFiles.Of(options.ModelFile));
        }

        if (options.ModelKind == ModelFileKind.Weights && !LibTorchChoice.IsAtHand(options.LibTorch))
            return Own(null, options);
        var runtime = TorchRuntime.Start(TorchRuntime.ParseDevice(options.Device), options.Threads, options.Precision, options.LibTorch);
        _ = new RememberedTrials().Require(runtime);
        return options.ModelKind == ModelFileKind.TorchScript
            ? Elsewhere(Segmenter.OfTorchScriptFile(runtime, options.ModelFile, options.Input, options.Batch), options.ModelFile, [])
            : Own(runtime, options);
    }

    /// <summary>
    /// Finds out whether a model can be used, by labelling one image with it. ONNX Runtime runs it on the CPU, whatever else is at hand.
    /// </summary>
    /// <param name="options">Which, and what was said of it; not TorchScript.</param>
    /// <param name="cancellation">Looked at between images.</param>
    /// <returns>What it is, for a reader.</returns>
    /// <exception cref="InputException">It cannot, for images of any usual size.</exception>
    public static string Try(PredictOptions options, CancellationToken cancellation)
    {
        if (options.ModelKind == ModelFileKind.TorchScript)
            throw new ArgumentException("it would run a program", nameof(options));
        using var model = options.ModelKind == ModelFileKind.Onnx
            ? Load(options)
            : Own(null, options with { Device = "cpu", Precision = null, AllOrientations = false });
        InputException? first = null;
        foreach (var side in TriedSides)
        {
            try
            {
                // A slope, so that scaling has something to scale.
                var size = new StackSize(side, side, 1);
                var image = new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(i => (float)(i / side))]);
                _ = model.Segmenter.Label(image, VoxelSpacing.Published, 0, null, cancellation);
                return model.Name;
            }
            catch (InputException problem)
            {
                // A model may be made for one size and not say so: it is refused only where it takes none.
                first ??= problem;
            }
        }

        throw first!;
    }

    /// <inheritdoc/>
    public void Dispose() => Segmenter.Dispose();

    private static int ThreadsOf(PredictOptions options) => options.Threads > 0 ? options.Threads : Environment.ProcessorCount;

    private static PredictionModel Elsewhere(Segmenter segmenter, string file, IReadOnlyList<string> besideIt)
    {
        var hash = FileHash.Sha256(file);
        return new PredictionModel(
            segmenter,
            besideIt.Count == 0
                ? hash
                : Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(besideIt.Select(FileHash.Sha256).Prepend(hash))))),
            file)
        {
            TrainedOn = TrainedMice.Of(segmenter.ModelMetadata),
            IsPublished = PublishedWeights.Are(segmenter.ModelMetadata),
        };
    }

    // Without libtorch, ONNX Runtime runs this program's networks: on the CPU, in float32, each image as it is.
    private static PredictionModel Own(TorchRuntime? runtime, PredictOptions options)
    {
        var import = WeightsReader.IsKeras(options.ModelFile) ? WeightsReader.Import(options.ModelFile, options.Skips) : null;
        if (import is null && options.Skips is not null)
        {
            throw new InputException(
                "--skips",
                "is not needed, because the weights in this file state it themselves.",
                "leave it out; it is for Keras files of weights only.");
        }

        var weights = import?.Weights ?? NetworkWeights.Load(options.ModelFile);
        weights.RequireFinite(options.ModelFile);
        RequireStructuresOf(options, weights);
        if (runtime is null)
            RequirePlain(options);
        var segmenter = runtime is null
            ? Segmenter.WithOnnxRuntime(weights, ThreadsOf(options), options.Batch)
            : Segmenter.Folded(runtime, weights, options.Batch, options.AllOrientations);
        var isPublished = PublishedWeights.Are(weights.Metadata);
        return new PredictionModel(segmenter, weights.Sha256, weights.Network.ToString())
        {
            Architecture = string.Create(
                CultureInfo.InvariantCulture,
                $"{weights.Network}, epsilon {weights.Network.BatchNormEpsilon:R}, working size {weights.WorkingSize}")
                + (weights.Grid is { } grid ? $", working grid {grid.ToText()}" : "")
                + (segmenter.Look is { } look ? $", {look}" : ""),
            Checks = CaseChecks.Of(weights.Metadata),
            Precision = (runtime?.Precision ?? ComputePrecision.Full).Word(),
            Notes = [.. NotesOn(import, isPublished, runtime)],
            Warnings = [.. Lacking(options.Study, weights)],
            TrainedOn = TrainedMice.Of(weights.Metadata),
            IsPublished = isPublished,
        };
    }

    private static void RequireCpu(PredictOptions options)
    {
        if (options.Device is not ("auto" or "cpu"))
        {
            throw new InputException(
                $"--device {options.Device}",
                "does not go with an ONNX model: ONNX Runtime computes on the CPU.",
                "leave it out, or give the model as TorchScript (--torchscript), or, where it is one of Bench's own networks, its weights "
                    + "(--weights).");
        }
    }

    private static void RequirePlain(PredictOptions options)
    {
        var asked = options.Device == "cuda" ? "--device cuda"
            : options.Precision is not null and not ComputePrecision.Full ? "--precision"
            : options.AllOrientations ? "--orientations 8"
            : null;
        if (asked is not null)
        {
            throw new InputException(
                asked, "needs libtorch, which this Bench comes without.", $"leave it out, or, {LibTorchChoice.Remedy}");
        }
    }

    private static void RequireStructuresOf(PredictOptions options, NetworkWeights weights)
    {
        if (weights.Structures.Except(options.Study.Structures).ToArray() is { Length: > 0 } more)
        {
            throw new InputException(
                options.ModelFile,
                $"this network finds {Words(more)} too, which the study {options.Study.Name} does not label.",
                "name the study of the data with --study.");
        }
    }

    private static IEnumerable<string> Lacking(Study study, NetworkWeights weights)
    {
        if (study.Structures.Except(weights.Structures).ToArray() is { Length: > 0 } missing)
        {
            yield return $"the study {study.Name} labels {Words(missing)}, which this network never learnt: it finds "
                + $"{Words(weights.Structures)} only.";
        }
    }

    private static string Words(IEnumerable<Structure> structures) =>
        string.Join(" and ", structures.Select(s => Vocabulary.InSentence(s)));

    private static IEnumerable<string> NotesOn(KerasImport? import, bool isPublished, TorchRuntime? runtime)
    {
        if (import is not null || isPublished)
        {
            yield return $"this is {(isPublished ? "" : "not ")}the published {PublishedWeights.FileName}, by its SHA-256";
        }

        if (import is not null)
        {
            yield return $"skips: {import.SkipsInWords()}";
        }

        if (runtime is null)
            yield return "ONNX Runtime runs the network, as this Bench comes without libtorch: bench doctor says how to add it, for speed";
        if (runtime is { Precision: ComputePrecision.BFloat16, DeviceName: "cpu" } && Bfloat16Instructions.ArePresent == false)
        {
            yield return "this processor has no bfloat16 instructions: --precision bf16 is several times slower here than f32, and "
                + "less exact";
        }
    }
}
