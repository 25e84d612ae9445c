using System.Text.Json.Serialization;

namespace Bench.Harness.Many;

/// <summary>Where one training of many stands.</summary>
public enum TaskPhase
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Being worked on, as far as its own file knows.</summary>
    Running,

    /// <summary>Interrupted; what was done is kept.</summary>
    Stopped,

    /// <summary>Ended without its masks.</summary>
    Failed,

    /// <summary>Trained, and every case of its fold segmented.</summary>
    Done,
}

/// <summary>
/// The content of a task's <c>state.json</c>, which the task alone writes, whole each time: what is known of it wherever nobody else
/// knows.
/// </summary>
public sealed record TrainingTaskState
{
    /// <summary>Where it stands.</summary>
    [JsonRequired] public TaskPhase Phase { get; init; }

    /// <summary>Run that it belongs to.</summary>
    [JsonRequired] public string RunId { get; init; } = "";

    /// <summary>How often it was begun.</summary>
    public int Starts { get; init; }

    /// <summary>Machine that works or worked on it.</summary>
    public string Host { get; init; } = "";

    /// <summary>Process there.</summary>
    public int Process { get; init; }

    /// <summary>Job of the cluster's queue, such as <c>17_3</c>; empty where there is none.</summary>
    public string Job { get; init; } = "";

    /// <summary>When it was begun the last time, UTC.</summary>
    public string Started { get; init; } = "";

    /// <summary>When this was written, UTC; at least every half minute while it is worked on.</summary>
    public string Updated { get; init; } = "";

    /// <summary>What it does, for a reader.</summary>
    public string Stage { get; init; } = "";

    /// <summary>Epochs done.</summary>
    public int Epochs { get; init; }

    /// <summary>Most epochs; 0 before the first.</summary>
    public int MostEpochs { get; init; }

    /// <summary>Seconds until the last epoch ends, if none is saved by stopping early; null where not known.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>Why it stopped or failed, with the remedy; empty where all is well.</summary>
    public string Message { get; init; } = "";

    /// <summary>What the result says of the training; null before it is done.</summary>
    public TaskRecord? Record { get; init; }
}

/// <summary>What the result of many trainings says of one of them.</summary>
/// <param name="Recipe">How it was trained, in sentences.</param>
/// <param name="Determinism">What of it can be repeated bit for bit.</param>
/// <param name="Machine">Kind of processor.</param>
/// <param name="Device">What networks ran on.</param>
public sealed record TaskRecord(string Recipe, string Determinism, string Machine, string Device);
