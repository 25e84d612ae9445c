using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;

namespace Bench.Cli.Configuration;

/// <summary>
/// <c>--config</c> of every command: a file of options. What is given on the command line wins; a key that is no option is refused.
/// </summary>
internal static class ConfigOption
{
    /// <summary>The key that says which command a file is for; it is no option.</summary>
    internal const string CommandKey = "command";

    internal const string Name = "--config";

    /// <summary>Adds the option to all commands.</summary>
    /// <param name="root">The program.</param>
    /// <returns>The option.</returns>
    public static Option<string?> AddTo(RootCommand root)
    {
        var option = new Option<string?>(Name)
        {
            Description = "Take options from this file, TOML or JSON; those of the command line win (bench help configuration).",
            HelpName = "FILE",
            Recursive = true,
        };
        root.Add(option);
        return option;
    }

    /// <summary>The arguments, with those of the file that are not among them.</summary>
    /// <param name="arguments">As they were typed.</param>
    /// <param name="parsed">What the parser made of them.</param>
    /// <param name="option">From <see cref="AddTo"/>.</param>
    /// <exception cref="InputException">The file cannot be read, or holds what the command does not take.</exception>
    public static IReadOnlyList<string> Merge(IReadOnlyList<string> arguments, ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetResult(option) is not { Implicit: false, Tokens: [var token] })
            return arguments;
        var file = token.Value;
        if (string.IsNullOrWhiteSpace(file))
            return arguments; // Refused with all other empty values.
        var command = parsed.CommandResult.Command;
        var words = CommandTree.WordsOf(command);
        Option[] known = [.. CommandTree.OptionsOf(command).Where(o => o.Name.StartsWith("--", StringComparison.Ordinal))
            .Where(o => o.Name is not (Name or "--help" or "--version"))];
        var added = new List<string>();
        foreach (var entry in ConfigFile.Read(file))
        {
            if (entry.Key == CommandKey)
            {
                if (words.Length == 0)
                    throw new InputException(Name, "is for a command.", $"bench {string.Join(' ', entry.Values)} {Name} {file}");
                if (entry.Values is not [var meant] || meant != words)
                {
                    throw new InputException(
                        ConfigFile.At(file, entry.Line),
                        $"is for the command '{string.Join(' ', entry.Values)}', not for '{words}'.",
                        $"use another file, or take out '{CommandKey}'.");
                }

                continue;
            }

            var found = Array.Find(known, o => o.Name == "--" + entry.Key)
                ?? throw new InputException(
                    ConfigFile.At(file, entry.Line),
                    $"'{entry.Key}' is no option of bench {words}.{DidYouMean.Sentence(entry.Key, known.Select(o => o.Name[2..]))}",
                    $"bench {words} --help lists the options; names stand without the dashes before them.");
            if (parsed.GetResult(found) is not { Implicit: false })
                added.AddRange(Written(found, entry, file));
        }

        // Behind -- everything is an argument.
        var end = arguments.ToList().IndexOf("--");
        return end < 0 ? [.. arguments, .. added] : [.. arguments.Take(end), .. added, .. arguments.Skip(end)];
    }

    private static IEnumerable<string> Written(Option option, ConfigEntry entry, string file)
    {
        var isSwitch = option.ValueType == typeof(bool);
        if (isSwitch != entry.Switch.HasValue)
        {
            throw new InputException(
                ConfigFile.At(file, entry.Line),
                isSwitch ? $"'{entry.Key}' is true or false." : $"'{entry.Key}' takes a value, not true or false.",
                $"bench {CommandTree.WordsOf(option.Parents.OfType<Command>().First())} --help says what it takes.");
        }

        if (isSwitch)
            return entry.Switch!.Value ? [option.Name] : [];
        return option.Arity.MaximumNumberOfValues > 1
            ? entry.Values.SelectMany(value => new[] { option.Name, value })
            : [option.Name, string.Join(',', entry.Values)];
    }
}
