using System.Globalization;
using Bench.Core;
using Bench.Data.Formats;
using Bench.Hdf5.Reading;

namespace Bench.Data.Hdf5;

/// <summary>
/// Reads <c>Frames_with_ROI</c>: 0-based indices of the contoured frames, in any number type and shape, a single number included.
/// </summary>
internal static class FrameIndices
{
    /// <summary>The data set's name.</summary>
    public const string Name = "Frames_with_ROI";

    private const int MaximumCount = 100_000;

    /// <summary>Reads the indices in order of time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frames">Frames in the cine.</param>
    /// <param name="reading">Says whether the list counts from 0 or 1.</param>
    /// <exception cref="InputException">Missing, empty, not whole numbers, out of range, or an index twice.</exception>
    public static IReadOnlyList<int> Read(HdfFile file, int frames, ReadingOptions reading) =>
        Read(file, frames, reading, refusal => throw refusal);

    /// <summary>Reads what indices can be used, in order of time, each once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frames">Frames in the cine.</param>
    /// <param name="reading">Says whether the list counts from 0 or 1.</param>
    /// <param name="refuse">Told of each thing that is wrong with the others.</param>
    /// <exception cref="InputException">Missing, or not numbers.</exception>
    public static IReadOnlyList<int> Read(HdfFile file, int frames, ReadingOptions reading, Action<InputException> refuse)
    {
        var numbers = ReadNumbers(file);
        var first = reading.FirstFrame;
        if (numbers.Length == 0)
            refuse(new InputException(file.Path, $"{Name} names no frame.", "list the 0-based indices of the contoured frames in it."));
        var indices = new List<int>();
        foreach (var number in numbers)
        {
            if (!double.IsInteger(number))
            {
                refuse(
                    new InputException(
                        file.Path, $"{Name} holds {Text(number)}, which is not a whole number.", "list 0-based frame indices in it."));
            }
            else if (number < first || number >= frames + first)
            {
                refuse(new InputException(
                    file.Path,
                    $"{Name} holds {Text(number)}, and the frames are {first} to {frames - 1 + first}.",
                    Remedy(first, reading)));
            }
            else
            {
                indices.Add((int)number - first);
            }
        }

        foreach (var twice in indices.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key).Order())
            refuse(new InputException(file.Path, $"{Name} names frame {twice} twice.", "list every contoured frame once."));
        return [.. indices.Distinct().Order()];
    }

    /// <summary>
    /// Reads the whole numbers of the list as they are, counted from 0 by what <paramref name="reading"/> says, within the cine or not.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="reading">Says whether the list counts from 0 or 1.</param>
    /// <exception cref="InputException">Missing, or not numbers.</exception>
    public static IReadOnlyList<int> Listed(HdfFile file, ReadingOptions reading) =>
        [
            .. ReadNumbers(file)
            .Where(n => double.IsInteger(n) && Math.Abs(n) < int.MaxValue)
            .Select(n => (int)n - reading.FirstFrame)
            .Distinct()
            .Order()
        ];

    private static string Remedy(int first, ReadingOptions reading) => first == 0
        ? $"indices count from 0: is this list from another cine, or counted from 1 (then: {reading.Option("first-frame")} 1)?"
        : $"the list was said to count from 1 ({reading.Option("first-frame")} 1): does it count from 0?";

    private static double[] ReadNumbers(HdfFile file)
    {
        var data = file.Read(f => f.DataSet(Name));
        return data.Count <= MaximumCount
            ? file.Read(_ => data.Element.ToDoubles(data.ReadAll()))
            : throw new InputException(file.Path, $"{Name} holds {data.Count} numbers.", "list only the contoured frames in it.");
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
