using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Bench.Cli.Terminal;

namespace Bench.Cli.Guidance;

/// <summary><c>--help</c>, with an example below.</summary>
/// <param name="help">The parser's own help.</param>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Adds examples to the help of a program and all of its commands.</summary>
    /// <param name="root">The program.</param>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExample((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override bool Terminating => help.Terminating;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (Examples.Of(CommandTree.WordsOf(command)) is { } example)
        {
            output.WriteLine("Example:");
            output.WriteLine($"  bench {example}");
            output.WriteLine();
        }
        else if (command is RootCommand)
        {
            output.WriteLine("bench COMMAND --help shows a command's options and an example, bench help the pages of the documentation.");
        }

        return code;
    }
}
