namespace Bench.Learning.Segmentation;

/// <summary>What a model says of some images, at their own size.</summary>
/// <param name="Labels">Class of highest score, (N, H, W).</param>
/// <param name="Probabilities">(N, H, W, class); null where they were not asked for.</param>
internal readonly record struct LabelledImages(byte[] Labels, float[]? Probabilities);
