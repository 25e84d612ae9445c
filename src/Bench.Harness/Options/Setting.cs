using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bench.Core;

namespace Bench.Harness.Options;

/// <summary>
/// An option, declared once. The command line, files of options, the completion of shells and docs/options.md take name, help and checks
/// from here, and so do the typed options, so that a C# program is refused with the same words.
/// </summary>
/// <param name="Name">As it is typed, such as <c>--threads</c>.</param>
/// <param name="Help">What it does, and what is taken where it is absent if that is no fixed value.</param>
/// <param name="Shape">What a value looks like, such as <c>DIR</c>; null for the name, or the words.</param>
/// <typeparam name="T">What it is read as.</typeparam>
internal sealed record Setting<T>(string Name, string Help, string? Shape = null)
{
    /// <summary>Words to offer; where <see cref="Read"/> is null, all that there are.</summary>
    public Func<IEnumerable<string>> Words { get; init; } = () => [];

    /// <summary>Whether the words are all that there are, and so few that help lists them.</summary>
    public bool TakesWordsOnly { get; init; }

    /// <summary>Reads a text; null where texts and switches are taken as they are, and numbers as they are written in C#.</summary>
    public Func<string, T>? Read { get; init; }

    /// <summary>Writes a value as it is typed.</summary>
    public Func<T, string> Write { get; init; } = value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>What is wrong with a value, and the remedy; null where nothing is.</summary>
    public Func<T, (string Reason, string Remedy)?> Fault { get; init; } = _ => null;

    /// <summary>Hands on a value that can be used.</summary>
    /// <param name="value">The value; null where none was given, which is never wrong.</param>
    /// <exception cref="InputException">It cannot be used.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public T? Check(T? value) =>
        value is not null && Fault(value) is { } fault ? throw new InputException(Name, fault.Reason, fault.Remedy) : value;

    /// <summary>The value that a text stands for.</summary>
    /// <param name="text">As typed.</param>
    /// <exception cref="InputException">It cannot be used.</exception>
    public T Parse(string text) => Check(Read is null ? Setting.NumberOf<T>(Name, text) : Read(text))!;
}

/// <summary>Kinds of settings.</summary>
internal static class Setting
{
    /// <summary>A text that is taken as it is.</summary>
    public static Setting<string> Text(string name, string help, string? shape = null) => new(name, help, shape);

    /// <summary>A folder.</summary>
    public static Setting<string> Folder(string name, string help) => new(name, help, "DIR");

    /// <summary>A file.</summary>
    public static Setting<string> File(string name, string help) => new(name, help, "FILE");

    /// <summary>Something that is so where it is given.</summary>
    public static Setting<bool> Switch(string name, string help) => new(name, help);

    /// <summary>Something that can be given several times.</summary>
    public static Setting<string[]> Several(string name, string help, string shape) => new(name, help, shape);

    /// <summary>A whole number within bounds.</summary>
    public static Setting<int> Whole(string name, string help, int least, int most = int.MaxValue, string? shape = null) =>
        new(name, help, shape)
        {
            Fault = n => n >= least && n <= most ? null
                : most < int.MaxValue ? ($"{n} is out of range.", $"give {least} to {most}.")
                : ($"{n} is below {least}.", $"give {least} or more."),
        };

    /// <summary>One of a few words.</summary>
    public static Setting<string> Word(string name, string help, params IReadOnlyList<string> words) => new(name, help)
    {
        Words = () => words,
        TakesWordsOnly = true,
        Fault = word => words.Contains(word) ? null
            : ($"'{word}' is not one of {string.Join(", ", words)}.{DidYouMean.Sentence(word, words)}", "give one of these."),
    };

    /// <summary>One of a few words, each of which stands for a value.</summary>
    public static Setting<T> Choice<T>(string name, string help, params IReadOnlyList<(string Word, T Value)> choices)
    {
        var words = Word(name, help, [.. choices.Select(c => c.Word)]);
        return new Setting<T>(name, help)
        {
            Words = words.Words,
            TakesWordsOnly = true,
            Read = word => choices.First(c => c.Word == words.Check(word)).Value,
            Write = value => choices.First(c => EqualityComparer<T>.Default.Equals(c.Value, value)).Word,
        };
    }

    /// <summary>A number that something holds of.</summary>
    /// <param name="name">The option.</param>
    /// <param name="help">What it does.</param>
    /// <param name="shape">What a value looks like.</param>
    /// <param name="holds">What must hold; infinite numbers and NaN are refused anyway.</param>
    /// <param name="what">What it then is, such as <c>a number above 0</c>.</param>
    /// <param name="example">A value that can be used.</param>
    public static Setting<double> Number(string name, string help, string shape, Func<double, bool> holds, string what, string example) =>
        new(name, help, shape)
        {
            Read = text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InputException(name, $"'{text}' is not {what}.", $"e.g. {name} {example}"),
            Write = number => number.ToString("R", CultureInfo.InvariantCulture),
            Fault = number => double.IsFinite(number) && holds(number) ? null
                : (FormattableString.Invariant($"'{number}' is not {what}."), $"e.g. {name} {example}"),
        };

    /// <summary>A text as a number, with a point before decimals.</summary>
    /// <exception cref="InputException">It is none, or one that is too large.</exception>
    public static T NumberOf<T>(string name, string text)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        var culture = CultureInfo.InvariantCulture;
        (object? Number, string Wanted) read = default(T) switch
        {
            int => (int.TryParse(text, Whole, culture, out var n) ? n : null, $"a whole number of at most {int.MaxValue}"),
            uint => (uint.TryParse(text, Whole, culture, out var n) ? n : null, $"a whole number from 0 to {uint.MaxValue}"),
            long => (long.TryParse(text, Whole, culture, out var n) ? n : null, "a whole number"),
            double => (double.TryParse(text, NumberStyles.Float, culture, out var x) ? x : null, "a number, with a point before decimals"),
            _ => throw new NotSupportedException($"{name} is no number."),
        };
        return read.Number is T number ? number : throw new InputException(name, $"'{text}' is not {read.Wanted}.", "give such a number.");
    }

    /// <summary>A value given in a C# program, where one was.</summary>
    /// <exception cref="InputException">It cannot be used.</exception>
    public static T? Check<T>(this Setting<T> setting, T? value)
        where T : struct => value is { } given ? setting.Check(given) : null;

    /// <summary>Reads a name, and names the option where there is none of that name.</summary>
    /// <param name="name">The option.</param>
    /// <param name="find">Finds what the name stands for.</param>
    public static Func<string, T> Find<T>(string name, Func<string, T> find) => text =>
    {
        try
        {
            return find(text);
        }
        catch (InputException problem)
        {
            throw new InputException(name, problem.Reason, problem.Remedy, problem);
        }
    };

    /// <summary>What a look at a value finds wrong with it.</summary>
    /// <param name="look">Raises an <see cref="InputException"/> where something is.</param>
    public static (string Reason, string Remedy)? Refusal(Action look)
    {
        try
        {
            look();
            return null;
        }
        catch (InputException problem)
        {
            return (problem.Reason, problem.Remedy);
        }
    }
}
