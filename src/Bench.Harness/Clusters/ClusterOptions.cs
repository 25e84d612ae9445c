namespace Bench.Harness.Clusters;

/// <summary>What a queue is asked for beside the work itself.</summary>
public sealed record ClusterOptions
{
    /// <summary>Most tasks at a time; 0 for as many as there is room for (child processes: one).</summary>
    public int Jobs { get; init; }

    /// <summary>Partition; null for the cluster's default.</summary>
    public string? Partition { get; init; }

    /// <summary>Time limit of a task, as the queue writes it; null for the partition's.</summary>
    public string? Time { get; init; }

    /// <summary>Generic resources, such as <c>gpu:1</c>; null for none.</summary>
    public string? Gres { get; init; }

    /// <summary>Processors of a task; 0 for as many as it has threads.</summary>
    public int Cpus { get; init; }

    /// <summary>Memory of a task, such as <c>16G</c>; null for the partition's.</summary>
    public string? Memory { get; init; }

    /// <summary>Account to charge; null for the user's default.</summary>
    public string? Account { get; init; }

    /// <summary>Further options of the queue, as they are typed there.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}
