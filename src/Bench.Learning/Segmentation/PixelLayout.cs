namespace Bench.Learning.Segmentation;

/// <summary>Order of the axes of a model's input or output.</summary>
public enum PixelLayout
{
    /// <summary>Images, channels, rows, columns, as PyTorch has them.</summary>
    Nchw,

    /// <summary>Images, rows, columns, channels, as Keras has them.</summary>
    Nhwc,
}
