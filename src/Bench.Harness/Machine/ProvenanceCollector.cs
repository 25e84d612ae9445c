using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Evaluation.Results;
using Bench.Learning.Runtime;

namespace Bench.Harness.Machine;

/// <summary>Gathers what a result was made from and on.</summary>
internal static class ProvenanceCollector
{
    /// <summary>Describes this machine and program.</summary>
    /// <param name="command">The command line for the record.</param>
    /// <param name="runtime">What networks ran on; null where none ran.</param>
    /// <param name="hashes">SHA-256 of what went in and came out.</param>
    /// <param name="determinism">What can be repeated bit for bit.</param>
    public static Provenance Collect(
        string command, TorchRuntime? runtime, IReadOnlyDictionary<string, string> hashes, string determinism) => new(
        SourceCommit.Version(),
        SourceCommit.Describe(),
        command,
        DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        RuntimeInformation.OSDescription,
        ProcessorName.Describe(),
        runtime?.Threads ?? 0,
        runtime?.DeviceDescription ?? "none",
        RuntimeInformation.FrameworkDescription,
        PackageVersions.Read(runtime?.Library.Description),
        hashes,
        determinism);
}

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
