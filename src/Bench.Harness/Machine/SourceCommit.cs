using System.Diagnostics;
using System.Reflection;

namespace Bench.Harness.Machine;

/// <summary>Which source this program was built from.</summary>
internal static class SourceCommit
{
    /// <summary>
    /// Commit hash, with <c>+changes</c> where the checkout around the program has uncommitted ones; <c>unknown</c> where nothing tells.
    /// </summary>
    public static string Describe()
    {
        var informational = typeof(SourceCommit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "";
        var plus = informational.IndexOf('+');
        var built = plus < 0 ? "unknown" : informational[(plus + 1)..];
        var changed = IsInCheckout ? Git("status", "--porcelain") : null;
        return string.IsNullOrEmpty(changed) ? built : $"{built}+changes";
    }

    /// <summary>Version of Bench, without the commit.</summary>
    public static string Version() => typeof(SourceCommit).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    // An installed program may lie in a checkout of something else: many keep their home folder in one.
    private static bool IsInCheckout
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Bench.sln")))
                    return true;
            }

            return false;
        }
    }

    private static string? Git(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            return null;
        }
    }
}
