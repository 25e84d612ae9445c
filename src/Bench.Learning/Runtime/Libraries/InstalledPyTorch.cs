using System.ComponentModel;
using System.Diagnostics;
using Bench.Core;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>Asks the Pythons on this machine where PyTorch is, without importing it.</summary>
internal static class InstalledPyTorch
{
    private const string Question =
        "import sys, importlib.util as u; sys.path = [p for p in sys.path if p]; s = u.find_spec('torch'); "
        + "print(s.submodule_search_locations[0] if s and s.submodule_search_locations else '')";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The folder of PyTorch's package: that of an active environment, else that of the first Python on the PATH that has it.
    /// </summary>
    /// <exception cref="InputException">No Python has it.</exception>
    public static string Find()
    {
        List<string> asked = [];
        foreach (var python in Candidates())
        {
            var (there, answer) = Ask(python);
            if (answer.Length > 0 && Directory.Exists(answer))
            {
                return answer;
            }

            if (there)
            {
                asked.Add(python);
            }
        }

        throw new InputException(
            $"{LibTorchChoice.Option} {LibTorchChoice.Automatic}",
            asked.Count == 0
                ? "there is no Python on the PATH to ask for PyTorch."
                : $"PyTorch is not installed for {string.Join(", ", asked)}.",
            $"activate the environment that has PyTorch, or give its folder: {LibTorchChoice.Option} …/site-packages/torch/lib.");
    }

    private static IEnumerable<string> Candidates()
    {
        var isWindows = OperatingSystem.IsWindows();
        if (Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } environment)
        {
            yield return isWindows ? Path.Combine(environment, "Scripts", "python.exe") : Path.Combine(environment, "bin", "python");
        }

        if (Environment.GetEnvironmentVariable("CONDA_PREFIX") is { Length: > 0 } prefix)
        {
            yield return isWindows ? Path.Combine(prefix, "python.exe") : Path.Combine(prefix, "bin", "python");
        }

        yield return "python3";
        yield return "python";
    }

    private static (bool IsThere, string Answer) Ask(string python)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(python, ["-c", Question]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var reading = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return (true, "");
            }

            return (true, process.ExitCode == 0 ? reading.GetAwaiter().GetResult().Trim() : "");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return (false, "");
        }
    }
}
