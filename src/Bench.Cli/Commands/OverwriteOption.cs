using System.CommandLine;
using Bench.Core.IO;

namespace Bench.Cli.Commands;

/// <summary><c>--overwrite</c> of every command that writes; see <see cref="Replacing"/>.</summary>
internal static class OverwriteOption
{
    /// <summary>For a command that writes one file.</summary>
    public static Option<bool> ForFile() => new(Replacing.Option) { Description = "Replace the file if it is there already." };

    /// <summary>For a command that writes to a folder.</summary>
    public static Option<bool> ForFolder() =>
        new(Replacing.Option)
        {
            Description = "Replace existing files of these names, even if this command did not make them or made them from other input.",
        };
}
