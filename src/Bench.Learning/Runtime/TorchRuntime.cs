using System.Reflection;
using Bench.Core;
using Bench.Learning.Runtime.Libraries;
using TorchSharp;

namespace Bench.Learning.Runtime;

/// <summary>
/// libtorch, loaded and set up: the token without which nothing here can be trained or run. It fixes the device and the number of
/// threads, both of which belong in a result's provenance since sums are grouped by them.
/// </summary>
public sealed class TorchRuntime
{
    private static readonly Lock Loading = new();
    private static LoadedLibTorch? _library;
    private static LibTorchFolder? _folder;
    private static bool _keepsLargeBlocks;

    private TorchRuntime(torch.Device device, int threads, ComputePrecision precision)
    {
        Device = device;
        Threads = threads;
        Precision = precision;
        Gpu = device.type == DeviceType.CUDA ? GpuDescription.Read() : null;
    }

    /// <summary>The libtorch that runs.</summary>
    public LoadedLibTorch Library { get; } = _library!;

    /// <summary>Version of libtorch, such as <c>2.10.0</c>.</summary>
    public string LibTorchVersion => Library.Version;

    /// <summary>Version of TorchSharp, such as <c>0.107.0</c>.</summary>
    public string TorchSharpVersion { get; } = VersionOf(typeof(torch).Assembly);

    /// <summary>Threads that libtorch computes with inside one operation.</summary>
    public int Threads { get; }

    /// <summary>The device: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string DeviceName => Device.type == DeviceType.CUDA ? "cuda:0" : "cpu";

    /// <summary>The GPU; null on the CPU.</summary>
    public GpuDescription? Gpu { get; }

    /// <summary>The device with its name, such as <c>cuda:0 NVIDIA GeForce RTX 3090</c>, or <c>cpu</c>.</summary>
    public string DeviceDescription => Gpu is null ? DeviceName : $"{DeviceName} {Gpu.Name}";

    /// <summary>True where glibc's malloc was told to keep large blocks.</summary>
    public bool KeepsLargeBlocks { get; } = _keepsLargeBlocks;

    /// <summary>Version of glibc; null where the system has another C library.</summary>
    public string? GlibcVersion { get; } = GlibcAllocator.Version;

    /// <summary>Sentence for a manifest: what can be repeated bit for bit on this device, and what cannot.</summary>
    public string Determinism => Gpu is not null
        ? Gpu.Determinism(Precision, IsRepeatable, LibTorchVersion)
        : $"Bit-identical for the same seed, {Threads} {(Threads == 1 ? "thread" : "threads")}, libtorch {LibTorchVersion} and kind of "
            + "processor. Another number of threads or kind of processor rounds otherwise, and training carries that on: in one pair of "
            + "runs of the same seed on two kinds of processor the mean Dice was 0.936 and 0.942, enough to turn a verdict between two "
            + "networks.";

    /// <summary>Numbers that convolutions and matrix products compute with.</summary>
    public ComputePrecision Precision { get; }

    /// <summary>False on a GPU whose library could not be told to use only algorithms that give the same bits again.</summary>
    public bool IsRepeatable => Device.type != DeviceType.CUDA || GpuArithmetic.IsRepeatable;

    /// <summary>On a CPU: why no GPU is used, in a sentence.</summary>
    public string ReasonForCpu => WhyNoGpu(Library).Reason;

    internal torch.Device Device { get; }

    /// <summary>Type of the numbers between layers.</summary>
    internal torch.ScalarType NumberType => Precision == ComputePrecision.BFloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32;

    /// <summary>Loads libtorch, once in a process, and sets device and threads.</summary>
    /// <param name="device">Where networks run.</param>
    /// <param name="threads">Threads inside one operation; 0 leaves the choice to libtorch (one a core).</param>
    /// <param name="precision">
    /// What to compute with, from here on in this process; null for the device's own: float32 on a CPU, TF32 on a GPU.
    /// </param>
    /// <param name="libTorch">
    /// Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, or else that of this build. Once in a process.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    /// <exception cref="TorchUnavailableException">The native library cannot be loaded.</exception>
    /// <exception cref="InputException">
    /// CUDA was asked for and is not there, or TF32 on a CPU, or the user's libtorch cannot be used.
    /// </exception>
    public static TorchRuntime Start(
        DeviceChoice device = DeviceChoice.Auto, int threads = 0, ComputePrecision? precision = null, string? libTorch = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        lock (Loading)
        {
            if (_library is null)
            {
                _folder = LibTorchChoice.Resolve(libTorch);
                OpenMpWaiting.SpinBriefly();
                _keepsLargeBlocks = GlibcAllocator.KeepLargeBlocks();
                Load(_folder);
                _library = LoadedLibTorch.Of(_folder);
            }
            else if (libTorch is not null && LibTorchChoice.Resolve(libTorch) is { } other && other.Path != _folder?.Path)
            {
                throw new InputException(
                    LibTorchChoice.Option, $"{_folder?.Path ?? "another libtorch"} is loaded already.", "name one folder in a process.");
            }

            if (threads > 0)
            {
                torch.set_num_threads(threads);
            }

            var chosen = Choose(device);
            var computes = precision ?? (chosen.type == DeviceType.CUDA ? ComputePrecision.Tf32 : ComputePrecision.Full);
            if (chosen.type == DeviceType.CUDA)
            {
                GpuArithmetic.Set(computes);
            }
            else if (computes == ComputePrecision.Tf32)
            {
                throw new InputException("--precision tf32", "is a way of GPUs to compute.", "use f32 or bf16 on a CPU.");
            }

            return new TorchRuntime(chosen, torch.get_num_threads(), computes);
        }
    }

    /// <summary>Reads a device choice from an option's value.</summary>
    /// <param name="value"><c>cpu</c>, <c>cuda</c> or <c>auto</c>, in any case.</param>
    /// <exception cref="InputException">It is another word.</exception>
    public static DeviceChoice ParseDevice(string value) => value.ToUpperInvariant() switch
    {
        "AUTO" => DeviceChoice.Auto,
        "CPU" => DeviceChoice.Cpu,
        "CUDA" => DeviceChoice.Cuda,
        _ => throw new InputException("--device", $"'{value}' is not a device.", "use cpu, cuda or auto."),
    };

    private static torch.Device Choose(DeviceChoice choice)
    {
        if (choice == DeviceChoice.Cpu)
        {
            return torch.CPU;
        }

        var hasCuda = torch.cuda.is_available();
        if (!hasCuda && choice == DeviceChoice.Cuda)
        {
            var (reason, remedy) = WhyNoGpu(_library!);
            throw new InputException("--device cuda", reason, remedy);
        }

        return hasCuda ? torch.InitializeDevice(torch.CUDA) : torch.CPU;
    }

    private static (string Reason, string Remedy) WhyNoGpu(LoadedLibTorch library) =>
        CudaDriver.Read().WhyNoDevice(library, _folder?.HasCuda ?? true);

    private static void Load(LibTorchFolder? folder)
    {
        try
        {
            if (folder is not null)
            {
                LibTorchLoader.Load(folder);
            }

            torch.InitializeDeviceType(DeviceType.CPU);
            using var probe = torch.zeros(1);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException
            or BadImageFormatException or NotSupportedException or FileNotFoundException)
        {
            throw LoadFailure.Explain(e);
        }
    }

    private static string VersionOf(Assembly assembly)
    {
        var text = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "unknown";
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? text : text[..plus];
    }
}
