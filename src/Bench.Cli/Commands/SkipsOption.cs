using System.CommandLine;
using Bench.Learning.Networks;

namespace Bench.Cli.Commands;

/// <summary>The option <c>--skips</c>.</summary>
internal static class SkipsOption
{
    public static Option<string?> Create(string description)
    {
        var option = new Option<string?>("--skips") { Description = description, HelpName = "KIND" };
        option.AcceptOnlyFromAmong("encoder", "decoder", "standard");
        return option;
    }

    /// <summary>Reads its value; null where the option is absent.</summary>
    /// <param name="text">One of the accepted words.</param>
    public static SkipKind? Parse(string? text) => text is null ? null : Enum.Parse<SkipKind>(text, ignoreCase: true);
}
