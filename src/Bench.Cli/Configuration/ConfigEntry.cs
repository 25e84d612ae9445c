namespace Bench.Cli.Configuration;

/// <summary>One option in a configuration file.</summary>
/// <param name="Key">The option's name without dashes, such as <c>learning-rate</c>.</param>
/// <param name="Values">What it is given; several for a list.</param>
/// <param name="Switch">For true and false: which; else null.</param>
/// <param name="Line">Its line in the file, from 1.</param>
internal sealed record ConfigEntry(string Key, IReadOnlyList<string> Values, bool? Switch, int Line);
