namespace Bench.Harness.Machine;

/// <summary>What Slurm tells a job of itself.</summary>
internal static class SlurmEnvironment
{
    /// <summary>Number of this job; null outside of Slurm.</summary>
    public static string? Job => Read("SLURM_JOB_ID");

    /// <summary>This task of an array, such as <c>17_3</c>, which stays when it is queued again; null where there is none.</summary>
    public static string? JobOfTask =>
        Read("SLURM_ARRAY_JOB_ID") is { } array && Read("SLURM_ARRAY_TASK_ID") is { } task ? $"{array}_{task}" : null;

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
