using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Data.Cohorts;

/// <summary>How the name of a mouse becomes that of its file of predictions, without extension.</summary>
public sealed partial class NameMatch
{
    private readonly Func<string, string?> _nameOf;

    private NameMatch(string text, Func<string, string?> nameOf) => (Text, _nameOf) = (text, nameOf);

    /// <summary>Files named as the mice are.</summary>
    public static NameMatch Same { get; } = new("{name}", mouse => mouse);

    /// <summary>As the user stated it.</summary>
    public string Text { get; }

    /// <summary>A pattern such as <c>{name}_pred</c> or <c>case_{number:4}</c>.</summary>
    /// <param name="option">Name of the option, for messages.</param>
    /// <param name="pattern">
    /// <c>{name}</c> stands for the mouse's name, <c>{number}</c> for its last number without leading zeros, <c>{number:4}</c> for the same
    /// in four digits, <c>{number-1}</c> and <c>{number-1:4}</c> for one less, where files count from 0 and mice from 1.
    /// </param>
    /// <exception cref="InputException">It has no such placeholder, or others.</exception>
    public static NameMatch OfPattern(string option, string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var left = Placeholder().Replace(pattern, "");
        return Placeholder().IsMatch(pattern) && left.AsSpan().IndexOfAny('{', '}') < 0
            ? new NameMatch(pattern, mouse => Apply(pattern, mouse))
            : throw new InputException(
                option,
                $"'{pattern}' is not a pattern with {{name}}, {{number}}, {{number:DIGITS}} or {{number-1}}, and there is no CSV file "
                    + "of that name.",
                "e.g. {name}_pred, case_{number:4}, or a CSV file with the columns mouse and file.");
    }

    /// <summary>A table of names.</summary>
    /// <param name="path">Where it was read.</param>
    /// <param name="files">File by mouse, without extension.</param>
    public static NameMatch OfTable(string path, IReadOnlyDictionary<string, string> files) =>
        new(Path.GetFileName(path), files.GetValueOrDefault);

    /// <summary>Name of a mouse's file without extension; null where a table has no row for it.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public string? NameOf(string mouse) => _nameOf(mouse);

    /// <summary>Fills a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="mouse">Name of the mouse.</param>
    internal static string Apply(string pattern, string mouse) => Placeholder().Replace(pattern, found =>
    {
        if (found.Value == "{name}")
            return mouse;
        var width = found.Groups["width"].Success ? int.Parse(found.Groups["width"].Value, CultureInfo.InvariantCulture) : 1;
        var number = NumberOf(mouse) ?? "";
        if (found.Groups["less"].Success && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            number = (value - 1).ToString(CultureInfo.InvariantCulture);
        return number.PadLeft(width, '0');
    });

    /// <summary>The last number in a name without leading zeros, empty for zero; null where there is none.</summary>
    /// <param name="mouse">The name.</param>
    internal static string? NumberOf(string mouse) =>
        LastNumber().Match(mouse) is { Success: true } match ? match.Value.TrimStart('0') : null;

    [GeneratedRegex(@"\{name\}|\{number(?<less>-1)?(:(?<width>[1-9]))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9]+(?=[^0-9]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex LastNumber();
}
