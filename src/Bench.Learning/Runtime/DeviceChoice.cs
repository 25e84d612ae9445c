namespace Bench.Learning.Runtime;

/// <summary>Where networks run.</summary>
public enum DeviceChoice
{
    /// <summary>CUDA where libtorch finds it, the CPU otherwise.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>The first CUDA device; an error where there is none.</summary>
    Cuda,
}
