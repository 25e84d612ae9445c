namespace Bench.Learning.Segmentation;

/// <summary>Order of a model's axes, of input and output alike.</summary>
public enum PixelLayout
{
    /// <summary>Images, channels, rows, columns, as PyTorch has them.</summary>
    Nchw,

    /// <summary>Images, rows, columns, channels, as Keras has them.</summary>
    Nhwc,
}
