using Bench.Data.Cohorts;
using Bench.Learning.Networks;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Options;

/// <summary>What <c>bench predict</c> was asked to do.</summary>
/// <param name="ModelFile">Weights, ONNX model or TorchScript file.</param>
/// <param name="ModelKind">Which of them.</param>
/// <param name="Skips">Kind of skips of a Keras file of weights only; null where nothing was said.</param>
/// <param name="Input">What was said of a model made elsewhere.</param>
/// <param name="DataFolder">Cohort to segment.</param>
/// <param name="OutputFolder">Where one file a mouse goes.</param>
/// <param name="AllFrames">Whole cines; else the contoured frames.</param>
/// <param name="Format"><c>hdf5</c>, <c>nifti</c>, or <c>auto</c> for that of the data.</param>
/// <param name="Probabilities">Whether probabilities are stored beside the masks.</param>
/// <param name="ReducedPrecision">Convolutions in bfloat16.</param>
/// <param name="AllOrientations">Whether probabilities are averaged over the eight orientations of each image.</param>
/// <param name="Overwrite">Whether files of other weights or data are replaced.</param>
/// <param name="Device"><c>cpu</c>, <c>cuda</c> or <c>auto</c>.</param>
/// <param name="Threads">Threads to compute with; 0 for one a core.</param>
/// <param name="Batch">Images that go through the network together; 0 for as many as a bounded memory allows.</param>
public sealed record PredictOptions(
    string ModelFile,
    ModelFileKind ModelKind,
    SkipKind? Skips,
    ModelInput Input,
    string DataFolder,
    string OutputFolder,
    bool AllFrames,
    string Format,
    bool Probabilities,
    bool ReducedPrecision,
    bool AllOrientations,
    bool Overwrite,
    string Device,
    int Threads,
    int Batch)
{
    /// <summary>What labels, axes and frame numbers in the data mean.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;
}
