using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime;

/// <summary>
/// Functions of CUDA's own library that TorchSharp does not offer. libtorch for CUDA has loaded the library already; it is found by its
/// name, and there is none where no CUDA is.
/// </summary>
internal static class CudaFunctions
{
    private static readonly string[] Names =
    [
        "libcudart.so.13", "libcudart.so.12", "libcudart.so.11.0", "cudart64_13", "cudart64_12", "cudart64_110",
    ];

    private static readonly Lazy<nint> Library = new(
        () => Names.Select(n => NativeLibrary.TryLoad(n, out var library) ? library : 0).FirstOrDefault(l => l != 0));

    /// <summary>The address of a function; 0 where there is none.</summary>
    /// <param name="function">Its name.</param>
    public static nint Find(string function) =>
        Library.Value != 0 && NativeLibrary.TryGetExport(Library.Value, function, out var address) ? address : 0;
}
