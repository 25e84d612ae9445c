using System.Runtime.InteropServices;
using TorchSharp;

namespace Bench.Learning.Runtime;

/// <summary>
/// How a GPU computes: whether it may round factors to TF32, and how cuDNN chooses its algorithms. TorchSharp sets the first only. The
/// second is a member of libtorch's context, called by its symbol; where a libtorch has no such symbol, its own default stays: chosen by
/// rules, not by timing, and not only among those that repeat.
/// </summary>
internal static partial class GpuArithmetic
{
    private const string Library = "torch_cpu";

    /// <summary>Whether cuDNN was told to use only algorithms that give the same bits again.</summary>
    public static bool IsRepeatable { get; private set; }

    /// <summary>Sets how this process computes on GPUs.</summary>
    /// <param name="precision">What factors may be rounded to.</param>
    public static void Set(ComputePrecision precision)
    {
        torch.backends.cudnn.allow_tf32 = precision != ComputePrecision.Full;
        torch.backends.cuda.matmul.allow_tf32 = precision != ComputePrecision.Full;
        IsRepeatable = TryChoose(byTiming: false, repeatable: true);
    }

    /// <summary>Sets how cuDNN chooses.</summary>
    /// <param name="byTiming">
    /// Whether it tries its algorithms on each new size and keeps the fastest; another process may keep another.
    /// </param>
    /// <param name="repeatable">Whether it uses only those that give the same bits again.</param>
    /// <returns>False where this libtorch cannot be told.</returns>
    public static bool TryChoose(bool byTiming, bool repeatable)
    {
        try
        {
            var context = GlobalContext();
            SetBenchmark(context, byTiming ? 1 : 0);
            SetDeterministic(context, repeatable ? 1 : 0);
            return true;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    // at::globalContext() gives the context's address; at::Context::setBenchmarkCuDNN(bool) and setDeterministicCuDNN(bool) take it first.
    // Names as GCC and Clang put them.
    [LibraryImport(Library, EntryPoint = "_ZN2at13globalContextEv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GlobalContext();

    [LibraryImport(Library, EntryPoint = "_ZN2at7Context17setBenchmarkCuDNNEb")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void SetBenchmark(nint context, int isOn);

    [LibraryImport(Library, EntryPoint = "_ZN2at7Context21setDeterministicCuDNNEb")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void SetDeterministic(nint context, int isOn);
}
