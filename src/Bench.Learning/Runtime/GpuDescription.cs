using System.ComponentModel;
using System.Diagnostics;

namespace Bench.Learning.Runtime;

/// <summary>The GPU and its driver, as NVIDIA's own tools name them. libtorch tells neither through TorchSharp.</summary>
/// <param name="Name">Such as <c>NVIDIA GeForce RTX 3090</c>; <c>unknown</c> where nothing says.</param>
/// <param name="Driver">Version of the driver; <c>unknown</c> where nothing says.</param>
public sealed record GpuDescription(string Name, string Driver)
{
    private const string Unknown = "unknown";
    private const string DriverFile = "/proc/driver/nvidia/version";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Asks <c>nvidia-smi</c> for the first device that this process may use; where that is missing, the driver's own file.
    /// </summary>
    public static GpuDescription Read()
    {
        var first = Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES")?.Split(',')[0].Trim();
        var answer = Ask(string.IsNullOrEmpty(first) ? "0" : first);
        return answer is not null
            ? Parse(answer)
            : new GpuDescription(Unknown, File.Exists(DriverFile) ? File.ReadLines(DriverFile).First() : Unknown);
    }

    /// <summary>Reads a line of <c>nvidia-smi --query-gpu=name,driver_version --format=csv,noheader</c>.</summary>
    /// <param name="line">Such as <c>NVIDIA H100 80GB HBM3, 550.54.15</c>.</param>
    public static GpuDescription Parse(string line)
    {
        var comma = line.LastIndexOf(',');
        return comma < 1 ? new GpuDescription(Unknown, Unknown) : new GpuDescription(line[..comma].Trim(), line[(comma + 1)..].Trim());
    }

    /// <summary>Sentence for a manifest: how it calculates, and what of that comes again bit for bit.</summary>
    /// <param name="precision">What it computes with.</param>
    /// <param name="isRepeatable">Whether cuDNN was told to use only algorithms that give the same bits again.</param>
    /// <param name="libTorch">Version of libtorch.</param>
    public string Determinism(ComputePrecision precision, bool isRepeatable, string libTorch) =>
        "Convolutions of up-sampled features are matrix products, which add in one order; at a reduced working size the gradient of the "
            + "last bilinear up-sampling adds atomically, in an order that changes. cuDNN chooses its algorithms by rules, not by timing, "
            + (isRepeatable ? "among those that give the same bits again. " : "also among those that do not give the same bits again. ")
            + $"Computed in {In(precision)}. GPU {Name}, driver {Driver}, libtorch {libTorch}; another of them rounds otherwise, which "
            + "training carries on: enough to turn a verdict between two networks.";

    private static string In(ComputePrecision precision) => precision switch
    {
        ComputePrecision.BFloat16 => "bfloat16 between layers, with float32 weights, batch norms, softmax and loss",
        ComputePrecision.Tf32 => "float32, factors of convolutions and matrix products rounded to TF32",
        _ => "float32, without TF32",
    };

    private static string? Ask(string device)
    {
        try
        {
            var start = new ProcessStartInfo("nvidia-smi") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["--query-gpu=name,driver_version", "--format=csv,noheader", $"--id={device}"])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var line = process.StandardOutput.ReadLine();
            return process.WaitForExit(Patience) && process.ExitCode == 0 ? line : null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
