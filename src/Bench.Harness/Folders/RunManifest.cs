using Bench.Evaluation.Results;

namespace Bench.Harness.Folders;

/// <summary>The content of <c>manifest.json</c>: what a result was made from, on what, and by which conventions.</summary>
/// <param name="RunId">Name of the run.</param>
/// <param name="Provenance">Commit, packages, machine, threads, hashes.</param>
/// <param name="Settings">Split, seed, conventions.</param>
/// <param name="DataFiles">SHA-256 of each data file that was used, by name.</param>
internal sealed record RunManifest(
    string RunId, Provenance Provenance, EvaluationSettings Settings, IReadOnlyDictionary<string, string> DataFiles);
