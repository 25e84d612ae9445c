using System.Diagnostics;

namespace Bench.Benchmarks;

/// <summary>
/// A Python script in a process of its own, which waits while others are timed: it prints its version, and answers each line when its work
/// is done.
/// </summary>
internal sealed class PythonProcess : IDisposable
{
    private readonly Process _process;

    private PythonProcess(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>Version of what it runs on.</summary>
    public string Version { get; }

    /// <summary>Starts it; null where Python or a library of it is missing.</summary>
    /// <param name="script">Its file, beside this program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static PythonProcess? Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, script) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() is { } version ? new PythonProcess(process, version) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Does the work once.</summary>
    /// <returns>Its answer.</returns>
    public string Run()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"Python stopped: {_process.StandardError.ReadToEnd()}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}
