using Bench.Learning.Runtime;

namespace Bench.Learning.Checks;

/// <summary>Memory of the GPU in use, by all processes, as CUDA's own library tells it. TorchSharp tells nothing of it.</summary>
internal static class DeviceMemory
{
    /// <summary>
    /// MiB in use. libtorch keeps what it once took, so this is the most that was needed so far. Null where no CUDA answers.
    /// </summary>
    public static unsafe long? UsedMib()
    {
        nuint free, total;
        return CudaFunctions.Find("cudaMemGetInfo") is var function and not 0
            && ((delegate* unmanaged<nuint*, nuint*, int>)function)(&free, &total) == 0
            ? (long)(total - free) >> 20
            : null;
    }
}
