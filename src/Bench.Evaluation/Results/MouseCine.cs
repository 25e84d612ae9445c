using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>
/// Frames of an example mouse, cropped to the heart, for stepping through slices and frames: all of the cine where a model segmented all,
/// else the contoured ones.
/// </summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="Frames">0-based frames held.</param>
/// <param name="Slices">0-based slices held.</param>
/// <param name="Height">Rows of the crop.</param>
/// <param name="Width">Columns of the crop.</param>
/// <param name="ImageStep">
/// Rows and columns of the crop that one grey value is the mean of: 2 for large crops, whose images are interpolated anyway.
/// </param>
/// <param name="Images">
/// Grey values 0 … 255 in steps of 4, axes (F, S, ⌈H/step⌉, ⌈W/step⌉), packed (see <see cref="Serialization.PackedBytes"/>); empty where
/// only masks were given.
/// </param>
/// <param name="Labels">Labels by the expert and by each model that has this mouse.</param>
public sealed record MouseCine(
    string Mouse,
    IReadOnlyList<int> Frames,
    IReadOnlyList<int> Slices,
    int Height,
    int Width,
    int ImageStep,
    byte[] Images,
    IReadOnlyList<CineLabels> Labels);

/// <summary>Labels of one observer in some frames of a <see cref="MouseCine"/>.</summary>
/// <param name="Model">Name of the model; empty for the expert.</param>
/// <param name="Frames">0-based frames that it labelled, in order of time.</param>
/// <param name="Labels">Labels 0, 1, 2, axes (F, S, H, W), packed (see <see cref="Serialization.PackedBytes"/>).</param>
public sealed record CineLabels(string Model, IReadOnlyList<int> Frames, byte[] Labels);

/// <summary>
/// Blood-pool volume over a whole cine of one mouse, by every model that segmented it, with the expert's contoured frames.
/// </summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="FrameIntervalMs">Time from frame to frame, ms.</param>
/// <param name="Expert">Contoured frames: 0-based frame, its role, volume in µL.</param>
/// <param name="Models">One entry a model that segmented the whole cine.</param>
public sealed record MouseCurves(
    string Mouse, double FrameIntervalMs, IReadOnlyList<ExpertVolume> Expert, IReadOnlyList<ModelCurve> Models);

/// <summary>Volume of one contoured frame.</summary>
/// <param name="FrameIndex">0-based frame.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Microlitres">Blood-pool volume by the expert, µL.</param>
public sealed record ExpertVolume(int FrameIndex, CardiacPhase Phase, double Microlitres);

/// <summary>Volume curve of one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Microlitres">Blood-pool volume of every frame after cleaning, µL.</param>
public sealed record ModelCurve(string Model, IReadOnlyList<double> Microlitres);
