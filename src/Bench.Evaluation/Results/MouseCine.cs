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
