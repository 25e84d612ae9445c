using Bench.Core;
using Bench.Data.Hdf5;
using Bench.Evaluation;
using Bench.Evaluation.Results;

namespace Bench.Cli.Stages;

/// <summary>A model's masks from a folder with one HDF5 file a mouse.</summary>
/// <param name="name">Name of the model.</param>
/// <param name="label">Name for readers.</param>
/// <param name="folder">The folder.</param>
/// <param name="training">How it was trained; null where that is not known.</param>
internal sealed class FolderPredictions(string name, string label, string folder, TrainingSummary? training) : IPredictionSource
{
    public string Name => name;

    public string Label => label;

    public TrainingSummary? Training => training;

    public string Family { get => field ?? Name; init; }

    public int? Seed { get; init; }

    public IReadOnlyList<LabelMap> Predict(MouseCase mouse) => MaskFile.Read(
        Path.Combine(folder, $"{mouse.Mouse}.h5"),
        mouse.Frames[0].Reference.Size,
        mouse.CineFrames,
        [.. mouse.Frames.Select(f => f.FrameIndex)]);
}
