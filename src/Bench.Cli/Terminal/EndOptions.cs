using System.CommandLine;
using Bench.Harness.Options;

namespace Bench.Cli.Terminal;

/// <summary>How <c>run</c> and <c>evaluate</c> end: what they print, and what their exit code means.</summary>
/// <param name="Gate">Exit code 1 where the result does not hold.</param>
/// <param name="Json">Print the result in short as JSON, and nothing else.</param>
/// <param name="Quiet">Print only errors.</param>
public sealed record EndOptions(bool Gate = false, bool Json = false, bool Quiet = false)
{
    /// <summary>True where standard output is not for progress.</summary>
    public bool IsSilent => Json || Quiet;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads them from what was parsed.</returns>
    internal static Func<ParseResult, EndOptions> AddTo(Command command)
    {
        var gate = command.Switch(Setting.Switch(
            "--gate",
            "For continuous integration: exit code 1 if a published number is not reproduced, the pipeline check on phantoms fails, or "
                + "nothing could be judged (docs/verify.md)."));
        var json = command.Switch(Setting.Switch("--json", "Print only verdict and key numbers, as JSON."));
        var quiet = command.Switch(Setting.Switch("--quiet", "Print only errors."));
        return parsed => new EndOptions(gate(parsed), json(parsed), quiet(parsed));
    }
}
