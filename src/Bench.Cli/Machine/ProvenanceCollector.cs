using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Evaluation.Results;

namespace Bench.Cli.Machine;

/// <summary>Gathers what a result was made from and on.</summary>
internal static class ProvenanceCollector
{
    private const string CpuPromise =
        "On this type of processor with this number of threads and these packages, the same seed and data give the same bits, interrupted or not.";

    private const string CudaPromise =
        "Training on a GPU is not bit-identical from run to run (atomic additions in the backward pass of bilinear up-sampling); judge it by its spread over seeds.";

    private const string NoNetworkPromise = "No network was run; measures and statistics depend on the masks alone.";

    /// <summary>Describes this machine and program.</summary>
    /// <param name="command">The command line for the record.</param>
    /// <param name="threads">Threads that networks compute with; 0 for none.</param>
    /// <param name="device">Device that networks run on, or <c>none</c>.</param>
    /// <param name="hashes">SHA-256 of what went in and came out.</param>
    public static Provenance Collect(string command, int threads, string device, IReadOnlyDictionary<string, string> hashes) => new(
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
        device switch
        {
            "none" => NoNetworkPromise,
            _ when device.StartsWith("cuda", StringComparison.Ordinal) => CudaPromise,
            _ => CpuPromise,
        });
}
