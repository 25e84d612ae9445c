using System.CommandLine;

namespace Bench.Cli.Terminal;

/// <summary>The commands as users name them.</summary>
internal static class CommandTree
{
    /// <summary>All commands below a command that are not hidden, with the words that call them.</summary>
    /// <param name="root">The command above.</param>
    /// <returns>Such as <c>split make</c>; commands that only hold others are among them.</returns>
    public static IEnumerable<(string Words, Command Command)> Of(Command root) =>
        root.Subcommands.Where(c => !c.Hidden).SelectMany(
            c => Of(c).Select(below => ($"{c.Name} {below.Words}", below.Command)).Prepend((c.Name, c)));

    /// <summary>The words that call a command, without the program's; empty for the program itself.</summary>
    /// <param name="command">The command.</param>
    public static string WordsOf(Command command)
    {
        var words = new Stack<string>();
        for (var at = command; at is not (null or RootCommand); at = Above(at))
            words.Push(at.Name);
        return string.Join(' ', words);
    }

    /// <summary>The options that a command takes, those of the commands above included.</summary>
    /// <param name="command">The command.</param>
    public static IEnumerable<Option> OptionsOf(Command command)
    {
        var options = command.Options.AsEnumerable();
        for (var above = Above(command); above is not null; above = Above(above))
            options = options.Concat(above.Options.Where(o => o.Recursive));
        return options.Where(o => !o.Hidden);
    }

    private static Command? Above(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
}
