using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>What NVIDIA's driver says of itself, without libtorch.</summary>
/// <param name="IsThere">Whether the driver's library loads.</param>
/// <param name="Cuda">The newest CUDA that it can run, 1000 · major + 10 · minor; 0 where it does not say.</param>
/// <param name="Devices">GPUs that this process may use.</param>
internal sealed record CudaDriver(bool IsThere, int Cuda, int Devices)
{
    /// <summary>Asks the driver.</summary>
    public static unsafe CudaDriver Read()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var library))
        {
            return new CudaDriver(false, 0, 0);
        }

        int version = 0, devices = 0;
        if (NativeLibrary.TryGetExport(library, "cuDriverGetVersion", out var getVersion))
        {
            _ = ((delegate* unmanaged<int*, int>)getVersion)(&version);
        }

        if (NativeLibrary.TryGetExport(library, "cuInit", out var start) && ((delegate* unmanaged<uint, int>)start)(0) == 0
            && NativeLibrary.TryGetExport(library, "cuDeviceGetCount", out var count))
        {
            _ = ((delegate* unmanaged<int*, int>)count)(&devices);
        }

        return new CudaDriver(true, version, devices);
    }

    /// <summary>Why libtorch finds no GPU, and what to do.</summary>
    /// <param name="library">The libtorch that runs.</param>
    /// <param name="hasCudaPart">Whether its folder holds the part for CUDA; true where that is not known.</param>
    public (string Reason, string Remedy) WhyNoDevice(LoadedLibTorch library, bool hasCudaPart)
    {
        if (!hasCudaPart)
        {
            return library.Kind == LibTorchKind.Package
                ? (
                    "the libtorch of this build is for the CPU only.",
                    $"add {LibTorchChoice.Option} {LibTorchChoice.Automatic} to use an installed PyTorch for CUDA, build with "
                        + "-p:TorchBackend=cuda, or use --device cpu.")
                : (
                    $"libtorch {library.Version} in {library.Folder} is for the CPU only.",
                    "install PyTorch for CUDA (pytorch.org lists the command), build Bench with -p:TorchBackend=cuda, or use --device "
                        + "cpu.");
        }

        if (!IsThere)
        {
            return ("there is no NVIDIA driver on this machine.", "install it, or use --device cpu.");
        }

        var needed = Major(library.Cuda);
        if (Cuda > 0 && needed > Cuda / 1000)
        {
            return (
                $"the NVIDIA driver is too old: it runs CUDA up to {Cuda / 1000}.{Cuda % 1000 / 10}, and libtorch {library.Version} "
                    + $"needs CUDA {library.Cuda}.",
                $"update the driver, install a PyTorch for CUDA {Cuda / 1000}, or use --device cpu.");
        }

        return Devices == 0
            ? ("the NVIDIA driver shows no GPU to this process.", "look at nvidia-smi and at CUDA_VISIBLE_DEVICES, or use --device cpu.")
            : (
                $"libtorch {library.Version} cannot use the GPU that the driver shows.",
                "check that PyTorch itself can: python3 -c \"import torch; torch.zeros(1, device='cuda')\"");
    }

    private static int Major(string? cuda) =>
        int.TryParse(cuda?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
}
