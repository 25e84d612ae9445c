using System.Globalization;
using Bench.Core;

namespace Bench.Harness.Options;

/// <summary>Lists of seeds as typed: numbers and ranges, such as <c>1..5</c> or <c>1,3,10..12</c>.</summary>
public static class SeedList
{
    /// <summary>Most seeds of one run.</summary>
    public const int Most = 1000;

    private const string Range = "..";
    private const int ShortestRange = 3;

    /// <summary>Reads a list.</summary>
    /// <param name="text">Numbers from 0 and ranges of them, both ends included, separated by commas.</param>
    /// <returns>The seeds in the order of the list; at least one.</returns>
    /// <exception cref="InputException">It is no such list, names a seed twice, or more than <see cref="Most"/>.</exception>
    public static IReadOnlyList<int> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seeds = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(Range, 2, StringSplitOptions.TrimEntries);
            if (!Read(ends[0], out var from) || !Read(ends[^1], out var to) || from > to)
                throw Wrong(text, "is not a list of different whole numbers.");
            if (to - (long)from >= Most || seeds.Count + to - from >= Most)
                throw Wrong(text, $"names more than {Most} seeds.");
            seeds.AddRange(Enumerable.Range(from, to - from + 1));
        }

        return seeds.Distinct().Count() == seeds.Count ? seeds : throw Wrong(text, "is not a list of different whole numbers.");
    }

    /// <summary>Writes a list as short as it can be typed: three and more in a row as a range.</summary>
    /// <param name="seeds">The seeds.</param>
    public static string Text(IReadOnlyList<int> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var parts = new List<string>();
        for (var i = 0; i < seeds.Count;)
        {
            var length = 1;
            while (i + length < seeds.Count && seeds[i + length] == seeds[i] + length)
            {
                length++;
            }

            length = length < ShortestRange ? 1 : length;
            parts.Add(length == 1 ? Text(seeds[i]) : Text(seeds[i]) + Range + Text(seeds[i + length - 1]));
            i += length;
        }

        return string.Join(',', parts);
    }

    private static string Text(int seed) => seed.ToString(CultureInfo.InvariantCulture);

    private static bool Read(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static InputException Wrong(string text, string reason) =>
        new("--seeds", $"'{text}' {reason}", "e.g. --seeds 1..5 or --seeds 1,2,3");
}
