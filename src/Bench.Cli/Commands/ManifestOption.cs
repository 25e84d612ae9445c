using System.CommandLine;

namespace Bench.Cli.Commands;

/// <summary>The option <c>--manifest FILE</c> of commands that use data.</summary>
internal static class ManifestOption
{
    public static Option<string?> Create() => new("--manifest")
    {
        Description = "Manifest written by bench verify-data; data that differ from it are refused.",
        HelpName = "FILE",
    };
}
