namespace Bench.Evaluation.Results;

/// <summary>What a result was made from and on. Printed on the report's last page and kept in <c>manifest.json</c>.</summary>
/// <param name="BenchVersion">Version of Bench.</param>
/// <param name="Commit">Commit of the source, with <c>+changes</c> where the tree was not clean; <c>unknown</c> outside a checkout.</param>
/// <param name="Command">The command line, without machine paths outside the working folder.</param>
/// <param name="Created">When the evaluation was made, UTC, ISO 8601.</param>
/// <param name="OperatingSystem">Operating system.</param>
/// <param name="Processor">Processor name.</param>
/// <param name="Threads">Threads that libtorch computed with; 0 where it was not used.</param>
/// <param name="Device">Device that networks ran on: <c>cpu</c>, <c>cuda:0 NAME</c>, or <c>none</c>.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Packages">Packages whose version can change a number, name to version.</param>
/// <param name="Hashes">
/// SHA-256 of what went in and came out: <c>data</c>, <c>split</c>, <c>weights/NAME</c>, <c>predictions/NAME</c>.
/// </param>
/// <param name="Determinism">Sentence on what can be repeated bit for bit, and what cannot.</param>
public sealed record Provenance(
    string BenchVersion,
    string Commit,
    string Command,
    string Created,
    string OperatingSystem,
    string Processor,
    int Threads,
    string Device,
    string Runtime,
    IReadOnlyDictionary<string, string> Packages,
    IReadOnlyDictionary<string, string> Hashes,
    string Determinism);
