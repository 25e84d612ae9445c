using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Machine;

namespace Bench.Cli.Guidance;

/// <summary>What can stand at the end of an unfinished line.</summary>
internal static class Completions
{
    /// <summary>Lets arguments offer the studies that come with Bench; options offer what they are declared with.</summary>
    /// <param name="root">The program.</param>
    public static void AddTo(RootCommand root)
    {
        foreach (var argument in CommandTree.Of(root).SelectMany(c => c.Command.Arguments).Where(a => a.Name == "study"))
        {
            argument.HelpName ??= argument.Name; // Else --help shows all names in its place.
            argument.CompletionSources.Add(_ => StudyCatalogue.Names.Concat(StudyCatalogue.PublishedNames));
        }
    }

    /// <summary>Completes a line.</summary>
    /// <param name="root">The program.</param>
    /// <param name="line">What was typed up to the cursor, the program's name first.</param>
    /// <returns>Candidates for the last word; none where it is a file's name or free.</returns>
    public static IReadOnlyList<string> Of(RootCommand root, string line)
    {
        var start = line.IndexOf(' ', StringComparison.Ordinal);
        if (start < 0)
            return [];
        var typed = line[(start + 1)..].TrimStart();
        var word = typed.Length == 0 || typed[^1] == ' ' ? "" : typed[(typed.LastIndexOf(' ') + 1)..];
        var parsed = root.Parse(typed, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return
        [
            .. parsed.GetCompletions(typed.Length).Select(c => c.InsertText ?? c.Label)
                .Where(c => c.StartsWith(word, StringComparison.Ordinal))
                .Where(c => c is not ("-?" or "/?" or "-h" or "/h"))
                .Where(c => word.Length > 0 || !c.StartsWith('-'))
                .Distinct(),
        ];
    }
}
