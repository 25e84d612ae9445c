using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;

namespace Bench.Cli.Guidance;

/// <summary><c>bench help</c>: a page of the documentation, or what <c>--help</c> says of a command.</summary>
internal static class HelpCommand
{
    public static Command Create(ProgressLog log, RootCommand root)
    {
        var topic = new Argument<string[]>("topic")
        {
            Description = "A page of the documentation, such as environment, or a command. Without one: a list of the pages.",
            HelpName = "page|command",
            Arity = ArgumentArity.ZeroOrMore,
        };
        topic.CompletionSources.Add(_ => HelpPages.Names);
        var command = new Command("help", "Print a page of the documentation, which is in the program.") { topic };
        command.SetAction(parsed =>
        {
            var words = string.Join(' ', parsed.GetValue(topic) ?? []);
            if (words.Length == 0)
                Pages(log.Output);
            else if (HelpPages.Names.Contains(words))
                log.Output.Write(HelpPages.Text(words));
            else if (CommandTree.Of(root).Any(c => c.Words == words))
                return root.Parse([.. words.Split(' '), "--help"]).Invoke(parsed.InvocationConfiguration);
            else
                throw Unknown(words, root);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Pages(TextWriter output)
    {
        output.WriteLine("bench help PAGE prints one of these pages; bench help COMMAND is bench COMMAND --help.");
        output.WriteLine();
        var width = HelpPages.Names.Max(n => n.Length) + 2;
        foreach (var name in HelpPages.Names)
            output.WriteLine($"  {name.PadRight(width)}{HelpPages.Title(name)}");
    }

    private static InputException Unknown(string words, RootCommand root)
    {
        var known = HelpPages.Names.Concat(CommandTree.Of(root).Select(c => c.Words));
        return new(
            "help",
            $"there is no page and no command '{words}'.{DidYouMean.Sentence(words, known)}",
            "bench help lists the pages, bench --help the commands.");
    }
}
