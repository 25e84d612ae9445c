namespace Bench.Learning.Networks;

/// <summary>How features of a deeper level are brought to the size of a shallower one.</summary>
public enum UpsamplingKind
{
    /// <summary>Bilinear, sampled at half-pixel centres, as Keras 2 on TensorFlow 2 does.</summary>
    Bilinear,

    /// <summary>
    /// Transposed convolution with bias whose kernel is as wide as its stride, to the channels of the skip block that follows.
    /// </summary>
    Transposed,
}
