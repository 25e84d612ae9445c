using System.Runtime.InteropServices;

namespace Bench.Learning.Checks;

/// <summary>Memory of the GPU in use, by all processes, as CUDA's own library tells it. TorchSharp tells nothing of it.</summary>
internal static class DeviceMemory
{
    // Loaded by libtorch already; found by its name.
    private static readonly string[] Names =
    [
        "libcudart.so.13", "libcudart.so.12", "libcudart.so.11.0", "cudart64_13", "cudart64_12", "cudart64_110",
    ];

    /// <summary>
    /// MiB in use. libtorch keeps what it once took, so this is the most that was needed so far. Null where no CUDA answers.
    /// </summary>
    public static unsafe long? UsedMib()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "cudaMemGetInfo", out var function))
            {
                nuint free, total;
                return ((delegate* unmanaged<nuint*, nuint*, int>)function)(&free, &total) == 0 ? (long)(total - free) >> 20 : null;
            }
        }

        return null;
    }
}
