namespace Bench.Learning.Augmentation;

/// <summary>A slice as training sees it.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Image">Height·Width values 0 … 1, row by row.</param>
/// <param name="Labels">Height·Width labels, moved along with the image.</param>
public sealed record AugmentedSlice(int Height, int Width, float[] Image, byte[] Labels);
