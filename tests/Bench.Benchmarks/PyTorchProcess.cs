using System.Diagnostics;
using System.Globalization;

namespace Bench.Benchmarks;

/// <summary>PyTorch in eager mode in a process of its own, which waits while others are timed.</summary>
internal sealed class PyTorchProcess : IDisposable
{
    private readonly Process _process;

    private PyTorchProcess(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>Version of PyTorch.</summary>
    public string Version { get; }

    /// <summary>Starts it; null where Python or its torch is missing.</summary>
    /// <param name="threads">Threads to compute with.</param>
    /// <param name="training">Filters, side and batch of a training step; none for one image through the published network.</param>
    public static PyTorchProcess? Start(int threads, params string[] training)
    {
        var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "pytorch_eager.py"), threads.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in training)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() is { } version ? new PyTorchProcess(process, version) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Does the work once.</summary>
    public void Run()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
        _ = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch stopped: {_process.StandardError.ReadToEnd()}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}
