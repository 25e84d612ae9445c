using Bench.Core;
using Bench.Evaluation.Serialization;

namespace Bench.Harness.Clusters;

/// <summary>The content of <c>cluster/submission.json</c>: how a run was handed over the last time.</summary>
/// <param name="Cluster">Name of the cluster.</param>
/// <param name="Host">Machine that handed it over.</param>
/// <param name="Process">Process that did.</param>
/// <param name="Created">When, UTC.</param>
public sealed record ClusterSubmission(string Cluster, string Host, int Process, string Created)
{
    /// <summary>Number of the array job; empty where there is none.</summary>
    public string Array { get; init; } = "";

    /// <summary>Number of the job that merges; empty where there is none.</summary>
    public string Merge { get; init; } = "";

    /// <summary>Name of the folder beside it that holds scripts.</summary>
    public const string FolderName = "cluster";

    /// <summary>Finds how a run was handed over.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>Null where it was not.</returns>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static ClusterSubmission? Find(string folder) =>
        File.Exists(PathIn(folder))
            ? ResultJson.Read<ClusterSubmission>(PathIn(folder), "a record of a submission", "remove it.")
            : null;

    /// <summary>A submission of now by this process.</summary>
    /// <param name="cluster">Name of the cluster.</param>
    public static ClusterSubmission Now(string cluster) => new(
        cluster,
        Environment.MachineName,
        Environment.ProcessId,
        DateTime.UtcNow.ToString(Many.TaskStateFile.TimeFormat, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Write(string folder) => ResultJson.Write(this, PathIn(folder));

    private static string PathIn(string folder) => Path.Combine(folder, FolderName, "submission.json");
}
