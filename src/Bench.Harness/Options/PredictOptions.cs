using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Harness.Machine;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Options;

/// <summary>What <c>bench predict</c> is asked to do. Without any change: the contoured frames, by the built-in network.</summary>
public sealed record PredictOptions
{
    /// <summary>
    /// The value of <see cref="Format"/> for that of the data; where probabilities are stored, for one that can hold them.
    /// </summary>
    public const string AutomaticFormat = "auto";

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
    public string Format { get; init; } = AutomaticFormat;

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
    public string Device { get; init; } = "auto";

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>Threads to compute with; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Images that go through the network together; 0 for as many as a bounded memory allows.</summary>
    public int Batch { get; init; }

    /// <summary>What labels, axes and frame numbers in the data mean.</summary>
    public ReadingOptions Reading { get => field.Under(Study); init; } = ReadingOptions.Default;
}
