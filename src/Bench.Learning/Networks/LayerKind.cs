namespace Bench.Learning.Networks;

/// <summary>What a layer does, in Keras's words.</summary>
public enum LayerKind
{
    /// <summary>The image.</summary>
    InputLayer,

    /// <summary>Convolution with bias, padded so that height and width stay.</summary>
    Conv2D,

    /// <summary>Transposed convolution with bias whose kernel is as wide as its stride.</summary>
    Conv2DTranspose,

    /// <summary>Each channel scaled to a mean and a spread that are learnt.</summary>
    BatchNormalization,

    /// <summary>Negative values become zero.</summary>
    ReLU,

    /// <summary>The largest value of each square of pixels.</summary>
    MaxPooling2D,

    /// <summary>Bilinear enlargement, sampled at half-pixel centres.</summary>
    UpSampling2D,

    /// <summary>Channels of several layers, one after the other.</summary>
    Concatenate,

    /// <summary>A share of the values set to zero, while training only.</summary>
    Dropout,

    /// <summary>Scores to probabilities; the end of each head.</summary>
    Softmax,
}
