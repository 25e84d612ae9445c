namespace Bench.Learning.Runtime;

/// <summary>
/// Numbers that convolutions and matrix products compute with. Weights, their statistics, softmax and loss are float32 in each.
/// </summary>
public enum ComputePrecision
{
    /// <summary>float32.</summary>
    Full,

    /// <summary>float32 whose factors are rounded to TF32 (10 bits of fraction) by a GPU; sums are float32.</summary>
    Tf32,

    /// <summary>bfloat16 (7 bits of fraction) between layers; sums are float32.</summary>
    BFloat16,
}
