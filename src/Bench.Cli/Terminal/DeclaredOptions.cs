using System.CommandLine;
using System.CommandLine.Completions;
using Bench.Harness.Options;

namespace Bench.Cli.Terminal;

/// <summary>Options of commands, made of what the Harness declares: each method adds one and returns what reads it.</summary>
internal static class DeclaredOptions
{
    /// <summary>One that must be given.</summary>
    public static Func<ParseResult, T> Required<T>(this Command command, Setting<T> setting)
    {
        var (option, value) = Add(command, setting);
        option.Required = true;
        return value;
    }

    /// <summary>One with a default, which help prints: that of the typed options.</summary>
    public static Func<ParseResult, T> Default<T>(this Command command, Setting<T> setting, T byDefault)
    {
        var (option, value) = Add(command, setting, () => byDefault);
        return parsed => parsed.GetResult(option) is { Implicit: false } ? value(parsed) : byDefault;
    }

    /// <summary>One that is null where it is not given.</summary>
    public static Func<ParseResult, T?> Optional<T>(this Command command, Setting<T> setting)
        where T : class
    {
        var (option, value) = Add(command, setting);
        return parsed => parsed.GetResult(option) is null ? null : value(parsed);
    }

    /// <summary>A number or choice that is null where it is not given.</summary>
    public static Func<ParseResult, T?> OptionalValue<T>(this Command command, Setting<T> setting)
        where T : struct
    {
        var (option, value) = Add(command, setting);
        return parsed => parsed.GetResult(option) is null ? null : value(parsed);
    }

    /// <summary>A choice among words, null where it is not given.</summary>
    public static Func<ParseResult, T?> OptionalValue<T>(this Command command, Setting<T?> setting)
        where T : struct
    {
        var (option, value) = Add(command, setting);
        return parsed => parsed.GetResult(option) is null ? null : value(parsed);
    }

    /// <summary>One that is true where it is given.</summary>
    public static Func<ParseResult, bool> Switch(this Command command, Setting<bool> setting) => Add(command, setting).Value;

    /// <summary>One that can be given several times; empty where it is not.</summary>
    public static Func<ParseResult, string[]> Several(this Command command, Setting<string[]> setting)
    {
        var (option, value) = Add(command, setting);
        return parsed => parsed.GetResult(option) is null ? [] : value(parsed);
    }

    private static (Option Option, Func<ParseResult, T> Value) Add<T>(Command command, Setting<T> setting, Func<T>? byDefault = null)
    {
        var isNumber = typeof(T).IsPrimitive && typeof(T) != typeof(bool);
        if (isNumber || setting.Read is not null)
        {
            var text = Described(isNumber ? new NumberOption(setting.Name) : new Option<string>(setting.Name), setting);
            text.DefaultValueFactory = byDefault is null ? null : _ => setting.Write(byDefault());
            command.Add(text);
            return (text, parsed => setting.Parse(parsed.GetValue(text)!));
        }

        var option = Described(new Option<T>(setting.Name), setting);
        option.DefaultValueFactory = byDefault is null ? null : _ => byDefault();
        command.Add(option);
        return (option, parsed => setting.Check(parsed.GetValue(option))!);
    }

    private static TOption Described<TOption, T>(TOption option, Setting<T> setting)
        where TOption : Option
    {
        option.Description = setting.Help;
        option.HelpName = setting.Shape
            ?? (setting.TakesWordsOnly ? string.Join('|', setting.Words().Order(StringComparer.Ordinal)) : null);
        option.CompletionSources.Add(context => InList(context, setting.Words()));
        return option;
    }

    // Of a list with commas, the last name is completed.
    private static IEnumerable<string> InList(CompletionContext context, IEnumerable<string> names)
    {
        var comma = context.WordToComplete.LastIndexOf(',');
        var before = comma < 0 ? "" : context.WordToComplete[..(comma + 1)];
        return names.Select(name => before + name);
    }
}

/// <summary>An option that takes a number, which is written without quotes in files of options.</summary>
/// <param name="name">Its name.</param>
internal sealed class NumberOption(string name) : Option<string>(name);
