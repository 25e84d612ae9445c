using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Evaluation.Results;

namespace Bench.Harness.Machine;

/// <summary>Gathers what a result was made from and on.</summary>
internal static class ProvenanceCollector
{
    /// <summary>Describes this machine and program.</summary>
    /// <param name="command">The command line for the record.</param>
    /// <param name="threads">Threads that networks compute with; 0 for none.</param>
    /// <param name="device">Device that networks run on, or <c>none</c>.</param>
    /// <param name="hashes">SHA-256 of what went in and came out.</param>
    /// <param name="determinism">What can be repeated bit for bit.</param>
    public static Provenance Collect(string command, int threads, string device, IReadOnlyDictionary<string, string> hashes, string determinism) => new(
        SourceCommit.Version(),
        SourceCommit.Describe(),
        command,
        DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        RuntimeInformation.OSDescription,
        ProcessorName.Describe(),
        threads,
        device,
        RuntimeInformation.FrameworkDescription,
        PackageVersions.Read(),
        hashes,
        determinism);
}
