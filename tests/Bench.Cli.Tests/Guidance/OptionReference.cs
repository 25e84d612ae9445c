using System.CommandLine;
using System.Globalization;
using System.Text;
using Bench.Cli.Terminal;

namespace Bench.Cli.Tests.Guidance;

/// <summary>Writes docs/options.md.</summary>
internal static class OptionReference
{
    /// <summary>The page: every command, what it takes, and what stands where an option is absent.</summary>
    /// <param name="root">The program.</param>
    public static string ToMarkdown(RootCommand root)
    {
        var page = new StringBuilder(
            """
            # Commands and their options

            This page is made from the declarations of the options in `src/Bench.Harness` and `src/Bench.Cli`; a test compares the two.
            To write it again after a change, run
            `BENCH_WRITE_DOCS=1 dotnet test tests/Bench.Cli.Tests -c Release --filter "FullyQualifiedName~OptionTests"`.

            `bench COMMAND --help` prints the same. Every command also takes `--config FILE` ([configuration](configuration.md)) and `--verbose`.
            In a file of options, names stand without the dashes. A C# program sets the same things by the properties of typed options
            ([csharp.md](csharp.md)), and is refused with the same words.

            """);
        foreach (var (words, command) in CommandTree.Of(root).Where(c => c.Command.Subcommands.Count == 0))
        {
            page.Append('\n').Append(CultureInfo.InvariantCulture, $"## bench {words}\n\n{command.Description}\n");
            foreach (var argument in command.Arguments)
                page.Append('\n').Append(CultureInfo.InvariantCulture, $"`<{argument.Name}>`: {argument.Description}\n");
            var options = command.Options.Where(o => !o.Hidden).ToArray();
            if (options.Length > 0)
                page.Append("\n| option | default | meaning |\n| --- | --- | --- |\n");
            foreach (var option in options)
                page.Append(CultureInfo.InvariantCulture, $"| `{option.Name}{Value(option)}` | {Default(option)} | {Cell(option.Description!)} |\n");
        }

        return page.ToString();
    }

    private static string Value(Option option) =>
        option.ValueType == typeof(bool) ? "" : $" {Cell(option.HelpName ?? option.Name[2..].ToUpperInvariant())}";

    private static string Default(Option option) => option.Required ? "required"
        : option.ValueType == typeof(bool) ? ""
        : !option.HasDefaultValue ? ""
        : Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture) is { Length: > 0 } value ? $"`{value}`"
        : "";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
