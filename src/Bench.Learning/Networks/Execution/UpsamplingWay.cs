namespace Bench.Learning.Networks.Execution;

/// <summary>Ways to compute a convolution of up-sampled features. Up to rounding they give the same numbers.</summary>
internal enum UpsamplingWay
{
    /// <summary>Up-sampling first, then the convolution, as it is drawn. With gradients, on any device.</summary>
    AsDrawn,

    /// <summary>
    /// The convolution's taps at the small size, then up-sampled, shifted and added by vector instructions. Without gradients, on the CPU.
    /// </summary>
    VectorLoops,

    /// <summary>Rows by one matrix product, columns by another (see the class of this name). With gradients, on any device.</summary>
    MatrixProducts,
}
