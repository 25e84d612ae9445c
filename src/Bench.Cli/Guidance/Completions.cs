using System.CommandLine;
using System.CommandLine.Completions;
using Bench.Cli.Terminal;
using Bench.Core.Cleaning;
using Bench.Harness.Machine;
using Bench.Learning.Training;

namespace Bench.Cli.Guidance;

/// <summary>What can stand at the end of an unfinished line.</summary>
internal static class Completions
{
    // Options and arguments whose values have names, wherever they are declared.
    private static readonly Dictionary<string, Func<IEnumerable<string>>> Named = new()
    {
        ["--study"] = () => StudyCatalogue.Names.Concat(StudyCatalogue.PublishedNames).Append(StudyCatalogue.None),
        ["study"] = () => StudyCatalogue.Names.Concat(StudyCatalogue.PublishedNames),
        ["--split"] = () => StudyCatalogue.SplitNames,
        ["--models"] = () => TrainingProfile.NetworkNames,
        ["--clean"] = () => CleaningRule.All.Select(r => r.Name),
        ["--rule"] = () => CleaningRule.All.Select(r => r.Name),
    };

    /// <summary>Lets options and arguments of all commands offer the names that they take.</summary>
    /// <param name="root">The program.</param>
    public static void AddTo(RootCommand root)
    {
        foreach (var (_, command) in CommandTree.Of(root))
        {
            foreach (var option in command.Options.Where(o => o.ValueType == typeof(string) && Named.ContainsKey(o.Name)))
            {
                option.HelpName ??= option.Name[2..]; // Else --help shows all names in its place.
                option.CompletionSources.Add(context => InList(context, Named[option.Name]()));
            }

            foreach (var argument in command.Arguments.Where(a => Named.ContainsKey(a.Name)))
            {
                argument.HelpName ??= argument.Name;
                argument.CompletionSources.Add(_ => Named[argument.Name]());
            }
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

    // Of a list with commas, the last name is completed.
    private static IEnumerable<string> InList(CompletionContext context, IEnumerable<string> names)
    {
        var comma = context.WordToComplete.LastIndexOf(',');
        var before = comma < 0 ? "" : context.WordToComplete[..(comma + 1)];
        return names.Select(name => before + name);
    }
}
