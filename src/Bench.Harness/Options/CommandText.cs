namespace Bench.Harness.Options;

/// <summary>A command line, and where it was given.</summary>
/// <param name="Arguments">Arguments of <c>bench run</c>, without the program and the command.</param>
/// <param name="WorkingFolder">Folder that relative paths are meant from.</param>
public sealed record CommandText(IReadOnlyList<string> Arguments, string WorkingFolder);
