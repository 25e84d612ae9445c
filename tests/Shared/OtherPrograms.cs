using System.ComponentModel;
using System.Diagnostics;

namespace Bench.Testing;

/// <summary>
/// Runs programs that read or write the same formats and were written by others. Where one is missing the test is skipped and says so.
/// </summary>
internal static class OtherPrograms
{
    private const string DebianPython = "/usr/bin/python3";

    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a Python script.</summary>
    /// <param name="script">The script's file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed.</returns>
    public static string Python(string script, params string[] arguments)
    {
        var python = File.Exists(DebianPython) ? DebianPython : "python3";
        var (code, output, error) = Run(python, [script, .. arguments]);
        Assert.SkipWhen(error.Contains("ModuleNotFoundError", StringComparison.Ordinal), $"{python}: {error.Trim().Split('\n')[^1]}");
        Assert.True(code == 0, error);
        return output;
    }

    /// <summary>Runs a Node.js script that imports the package h5wasm, whose main file is given to it as first argument.</summary>
    /// <param name="script">The script's file.</param>
    /// <param name="arguments">Its other arguments.</param>
    /// <returns>What it printed.</returns>
    public static string H5wasm(string script, params string[] arguments)
    {
        var folders = (Environment.GetEnvironmentVariable("NODE_PATH") ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var main = folders.Select(folder => Path.Combine(folder, "h5wasm", "dist", "node", "hdf5_hl.js")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(main is null, "no h5wasm: npm install h5wasm, and name its node_modules folder in NODE_PATH.");
        return Succeed("node", [script, new Uri(main!).AbsoluteUri, .. arguments]);
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed.</returns>
    public static string Succeed(string program, params string[] arguments)
    {
        var (code, output, error) = Run(program, arguments);
        Assert.True(code == 0, $"{program} ended with {code}: {error}{output}");
        return output;
    }

    private static (int Code, string Output, string Error) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(HangLimit))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"{program} did not end within {HangLimit}.");
            }

            return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            Assert.Skip($"there is no {program} on this machine.");
            throw;
        }
    }
}
