using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>The order in which the axes of a stored array stand: rows (H), columns (W), slices (S) and time frames (F).</summary>
public sealed record AxisOrder
{
    private const string Letters = "HWSF";

    private AxisOrder(string text) => Text = text;

    /// <summary>Four letters, the first for the axis that varies most slowly; <c>HWSF</c> is the published order.</summary>
    public string Text { get; }

    /// <summary>Reads what the user typed.</summary>
    /// <param name="option">Name of the option, for messages.</param>
    /// <param name="text">H, W, S and F in any order and case.</param>
    /// <exception cref="InputException">A letter is missing, twice, or unknown.</exception>
    public static AxisOrder Parse(string option, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var upper = text.ToUpperInvariant();
        return upper.Order().SequenceEqual(Letters.Order())
            ? new AxisOrder(upper)
            : throw new InputException(
                option,
                $"'{text}' is not an order of the four letters H, W, S and F.",
                "e.g. HWSF for rows, columns, slices, frames; SHWF, FSHW or FSWH.");
    }

    /// <summary>Where rows, columns, slices and frames stand in the stored array.</summary>
    /// <param name="axes">Axes of the array: four, or three where it holds a single frame and F is left out.</param>
    /// <returns>Four positions; that of F is −1 in an array of three axes.</returns>
    public int[] Positions(int axes)
    {
        var present = axes == 3 ? Text.Replace("F", "", StringComparison.Ordinal) : Text;
        return [.. Letters.Select(letter => present.IndexOf(letter, StringComparison.Ordinal))];
    }

    /// <summary>The order in words, such as <c>slices, rows, columns, frames</c>.</summary>
    /// <param name="text">Four letters.</param>
    public static string Words(string text) =>
        string.Join(", ", text.Select(letter => letter switch { 'H' => "rows", 'W' => "columns", 'S' => "slices", _ => "frames" }));

    /// <summary>Every order of the axes, by which an array of one extent becomes one of another.</summary>
    /// <param name="stored">Axes as stored, four or three.</param>
    /// <param name="wanted">Rows, columns, slices, frames; the last is left out where three axes are stored.</param>
    /// <returns>Orders such as <c>SHWF</c>, the published one not among them.</returns>
    public static IReadOnlyList<string> Fitting(IReadOnlyList<int> stored, IReadOnlyList<int> wanted)
    {
        var found = new List<string>();
        Extend("", [.. Letters[..stored.Count]]);
        return found;

        void Extend(string done, char[] left)
        {
            if (left.Length == 0 && !Letters.StartsWith(done, StringComparison.Ordinal))
                found.Add(done.Length == 3 ? done + "F" : done);
            foreach (var letter in left)
            {
                if (stored[done.Length] == wanted[Letters.IndexOf(letter, StringComparison.Ordinal)])
                    Extend(done + letter, [.. left.Where(l => l != letter)]);
            }
        }
    }
}
