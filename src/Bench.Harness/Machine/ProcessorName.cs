using System.Runtime.InteropServices;

namespace Bench.Harness.Machine;

/// <summary>What the processor calls itself.</summary>
internal static class ProcessorName
{
    /// <summary>Model name and number of logical cores.</summary>
    public static string Describe() => FormattableString.Invariant($"{Model()}, {Environment.ProcessorCount} logical cores");

    /// <summary>Model name alone.</summary>
    public static string Model()
    {
        const string LinuxList = "/proc/cpuinfo";
        if (File.Exists(LinuxList))
        {
            var line = File.ReadLines(LinuxList).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
            if (line is not null)
            {
                return line[(line.IndexOf(':') + 1)..].Trim();
            }
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
