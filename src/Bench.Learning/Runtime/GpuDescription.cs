using System.ComponentModel;
using System.Diagnostics;
using TorchSharp;

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

    /// <summary>Sentence for a manifest: why training on it does not come again bit for bit, and how it calculates.</summary>
    /// <param name="convolutionsTf32">Whether convolutions may round to TF32.</param>
    /// <param name="productsTf32">Whether matrix products may.</param>
    /// <param name="libTorch">Version of libtorch.</param>
    public string Determinism(bool convolutionsTf32, bool productsTf32, string libTorch) =>
        "Not bit-identical between runs: on CUDA the backward pass of bilinear up-sampling adds atomically, in an order that changes, "
            + "and convolution algorithms are cuDNN's choice by its heuristics "
        + "(neither its benchmark nor its deterministic mode is on; TorchSharp sets neither). "
        + $"TF32 is {Switch(convolutionsTf32)} for convolutions and {Switch(productsTf32)} for matrix products. GPU {Name}, driver "
        + $"{Driver}, libtorch {libTorch}. Judge such runs by their spread over seeds.";

    /// <summary>The same with the settings in force.</summary>
    /// <param name="libTorch">Version of libtorch.</param>
    internal string Determinism(string libTorch) =>
        Determinism(torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32, libTorch);

    private static string Switch(bool on) => on ? "on" : "off";

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
