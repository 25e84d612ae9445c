using Bench.Cli.Commands;
using Bench.Data.Hashing;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;

namespace Bench.Cli.Stages;

/// <summary>A model that <c>predict</c> was given, of whatever kind, ready to run.</summary>
/// <param name="Segmenter">The model.</param>
/// <param name="Sha256">Hash of its weights; of its file where it was made elsewhere.</param>
/// <param name="Name">One line for a log.</param>
internal sealed record PredictionModel(Segmenter Segmenter, string Sha256, string Name) : IDisposable
{
    /// <summary>Files that it has seen in training; see <see cref="TrainedMice"/>.</summary>
    public IReadOnlyDictionary<string, string> TrainedOn { get; private init; } = new Dictionary<string, string>();

    /// <summary>Whether these are the weights published with the study.</summary>
    public bool IsPublished { get; private init; }

    /// <summary>Loads a model. On the CPU this program's networks run folded, which is the fastest (docs/performance.md); on CUDA as they are.</summary>
    /// <param name="options">Which, and how it is to run.</param>
    /// <exception cref="Core.InputException">The file cannot be used, or does not fit what was declared.</exception>
    public static PredictionModel Load(PredictOptions options)
    {
        var runtime = TorchRuntime.Start(TorchRuntime.ParseDevice(options.Device), options.Threads);
        switch (options.ModelKind)
        {
            case ModelFileKind.Onnx:
                return new PredictionModel(Segmenter.OfOnnxFile(runtime, options.ModelFile, options.Input, options.Batch), FileHash.Sha256(options.ModelFile), options.ModelFile);
            case ModelFileKind.TorchScript:
                return new PredictionModel(Segmenter.OfTorchScriptFile(runtime, options.ModelFile, options.Input, options.Batch), FileHash.Sha256(options.ModelFile), options.ModelFile);
            default:
                var weights = WeightsReader.Read(options.ModelFile);
                weights.RequireFinite(options.ModelFile);
                if (runtime.DeviceName != "cpu" && options.ReducedPrecision)
                {
                    throw new Core.InputException("--precision", "bf16 is for the CPU, and this runs on CUDA.", "leave it out, or add --device cpu.");
                }

                var segmenter = runtime.DeviceName == "cpu"
                    ? Segmenter.Folded(runtime, weights, options.ReducedPrecision, options.Batch)
                    : new Segmenter(runtime, weights, options.Batch);
                return new PredictionModel(segmenter, weights.Sha256, weights.Network.ToString())
                {
                    TrainedOn = TrainedMice.Of(weights),
                    IsPublished = weights.Metadata.GetValueOrDefault("keras.is_published_file") == "true",
                };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Segmenter.Dispose();
}
