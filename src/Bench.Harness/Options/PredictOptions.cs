using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Harness.Machine;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Options;

/// <summary>
/// What <c>bench predict</c> is asked to do. Without any change: the contoured frames, by the built-in network. A value that cannot be
/// used is refused when it is set, by an <see cref="InputException"/> that names the option of the command line.
/// </summary>
public sealed record PredictOptions
{
    /// <summary>
    /// The value of <see cref="Format"/> for that of the data; where probabilities are stored, for one that can hold them.
    /// </summary>
    public const string AutomaticFormat = ComputingSettings.Automatic;

    /// <summary>Cohort to segment.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where masks go, one file for each mouse.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Weights, ONNX model or TorchScript file.</summary>
    public string ModelFile { get; init; } = BuiltInNetwork.File;

    /// <summary>Which of them.</summary>
    public ModelFileKind ModelKind { get; init; }

    /// <summary>Kind of skips of a Keras file of weights only; null where nothing was said.</summary>
    public SkipKind? Skips { get; init; }

    /// <summary>What was said of a model made elsewhere.</summary>
    public ModelInput Input { get; init; } = new();

    /// <summary>Whole cines; else the contoured frames.</summary>
    public bool AllFrames { get; init; }

    /// <summary>Code of a format, such as <c>hdf5</c>, or <see cref="AutomaticFormat"/>.</summary>
    public string Format { get; init => field = PredictSettings.Format.Check(value); } = AutomaticFormat;

    /// <summary>Whether probabilities are stored beside the masks.</summary>
    public bool Probabilities { get; init; }

    /// <summary>What convolutions compute with; null for the device's own.</summary>
    public ComputePrecision? Precision { get; init; }

    /// <summary>Whether probabilities are averaged over the eight orientations of each image.</summary>
    public bool AllOrientations { get; init; }

    /// <summary>What the cohort is: its structures, labels and layout.</summary>
    public Study Study { get; init; } = Study.Mouse;

    /// <summary>Whether files of other weights or data are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Text of <c>config.toml</c>, which the folder is given: the options as they were typed; null for none.</summary>
    public string? Configuration { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>auto</c>.</summary>
    public string Device { get; init => field = ComputingSettings.Device.Check(value); } = ComputingSettings.Automatic;

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>Threads to compute with; 0 for one a core.</summary>
    public int Threads { get; init => field = ComputingSettings.Threads.Check(value); }

    /// <summary>Images that go through the network together; 0 for as many as a bounded memory allows.</summary>
    public int Batch { get; init => field = ComputingSettings.Batch.Check(value); }

    /// <summary>What labels, axes and frame numbers in the data mean.</summary>
    public ReadingOptions Reading { get => field.Under(Study); init; } = ReadingOptions.Default;

    /// <summary>Refuses what is for this program's own networks and asked of a model made elsewhere.</summary>
    /// <exception cref="InputException">Such a thing is asked.</exception>
    internal void RequireFitting()
    {
        var (option, reason) = ModelKind == ModelFileKind.Weights ? default
            : Skips is not null
                ? (TrainingSettings.Skips.Name, "is for Keras files of weights only; models made elsewhere are run as they are.")
            : Precision is { } asked
                ? (ComputingSettings.Precision.Name,
                    $"models made elsewhere are run in the precision that they have, not in {asked.Word()}.")
            : AllOrientations ? (PredictSettings.AllOrientations.Name, "models made elsewhere may not work on rotated images.")
            : default;
        if (option is not null)
            throw new InputException(option, reason, "leave it out.");
    }
}

/// <summary>What a model file is.</summary>
public enum ModelFileKind
{
    /// <summary>Weights of one of this program's networks: safetensors or Keras HDF5.</summary>
    Weights,

    /// <summary>An ONNX model.</summary>
    Onnx,

    /// <summary>A TorchScript file.</summary>
    TorchScript,
}

/// <summary>Options of <c>bench predict</c> alone.</summary>
internal static class PredictSettings
{
    public static Setting<string> Weights { get; } = Setting.File(
        "--weights",
        "Weights of one of Bench's networks: a safetensors or Keras HDF5 file. Default: the built-in network, trained on phantoms only "
            + "(docs/weights.md).");

    public static Setting<string> Onnx { get; } = Setting.File(
        "--onnx", "Instead of --weights: an ONNX model that gives a score for each class, or a label, per pixel.");

    public static Setting<string> TorchScript { get; } = Setting.File(
        "--torchscript",
        "Instead of --weights: a TorchScript model of the same kind. Such a file is a program that runs with your rights: use only files "
            + "from people you trust.");

    public static Setting<bool> AllFrames { get; } = Setting.Choice(
        "--frames",
        "contoured: the frames that an expert contoured. all: whole cines; masks are not needed.",
        ("contoured", false),
        ("all", true));

    public static Setting<string> Format { get; } = Setting.Word(
        "--format",
        "Format of the masks. auto: that of the data; HDF5 if probabilities are stored.",
        [.. CohortFormats.BuiltIn.All.Where(f => f.IsOfMasks).Select(f => f.Code), PredictOptions.AutomaticFormat]);

    public static Setting<bool> Probabilities { get; } = Setting.Switch(
        "--probabilities", "Also store the probability of each class: data set Probabilities (H, W, S, F, classes), float32.");

    public static Setting<bool> AllOrientations { get; } = Setting.Choice(
        "--orientations",
        "For --weights and the built-in network: 1: the image as it is. 8: the mean probability over the eight orientations of each "
            + "image, at eight times the work.",
        ("1", false),
        ("8", true));
}
