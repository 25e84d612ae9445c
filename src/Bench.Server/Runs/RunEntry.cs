using Bench.Evaluation.Results;

namespace Bench.Server.Runs;

/// <summary>A run's folder. What its files hold is not trusted: no path that stands in them is opened.</summary>
/// <param name="Id">What the API calls it.</param>
/// <param name="Name">Path of its folder below that of all runs.</param>
/// <param name="Folder">The folder.</param>
/// <param name="State">Where it is.</param>
internal sealed record RunEntry(string Id, string Name, string Folder, RunState State)
{
    /// <summary>What its result says at a glance; null where there is none.</summary>
    public RunGlance? Glance { get; init; }

    /// <summary>What it says of itself while it runs, or why it ended; empty where nothing is known.</summary>
    public string Progress { get; init; } = "";

    /// <summary>Whether this server knows how it was started.</summary>
    public bool CanResume { get; init; }

    /// <summary>Its result.</summary>
    public string ResultFile => Path.Combine(Folder, "result.json");
}

/// <summary>What a result says at a glance.</summary>
/// <param name="Kind">Kind of the run.</param>
/// <param name="Study">Name of the study.</param>
/// <param name="Created">When it was made, UTC, ISO 8601.</param>
/// <param name="Models">Names of its models for readers.</param>
/// <param name="Cases">Cases measured.</param>
/// <param name="Headline">The verdict, in a few words.</param>
internal sealed record RunGlance(
    RunKind Kind, string Study, string Created, IReadOnlyList<string> Models, int Cases, string Headline)
{
    /// <summary>Of a result.</summary>
    /// <param name="result">The result.</param>
    public static RunGlance Of(EvaluationResult result) => new(
        result.Settings.Kind,
        result.Settings.Terms.Name,
        result.Provenance.Created,
        [.. result.Models.Select(m => m.Label)],
        result.Models.Max(m => m.Cases.Count(c => c.Evaluated)),
        result.Conclusion.Verdict);
}

/// <summary>Where a run is.</summary>
internal enum RunState
{
    /// <summary>A process works on it.</summary>
    Running,

    /// <summary>It was begun and is not finished.</summary>
    Interrupted,

    /// <summary>It has a result.</summary>
    Done,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It was done elsewhere, and only its report and manifest are here: without its result nothing of it can be opened.</summary>
    ReportOnly,
}
