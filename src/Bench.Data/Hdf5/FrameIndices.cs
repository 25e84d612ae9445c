using System.Globalization;
using Bench.Core;

namespace Bench.Data.Hdf5;

/// <summary>Reads <c>Frames_with_ROI</c>: 0-based indices of the contoured frames, in any number type and shape, a single number included.</summary>
internal static class FrameIndices
{
    /// <summary>The data set's name.</summary>
    public const string Name = "Frames_with_ROI";

    private const int MaximumCount = 100_000;

    /// <summary>Reads the indices in order of time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frames">Frames in the cine.</param>
    /// <exception cref="InputException">Missing, empty, not whole numbers, out of range, or an index twice.</exception>
    public static IReadOnlyList<int> Read(HdfFile file, int frames) => Read(file, frames, refusal => throw refusal);

    /// <summary>Reads what indices can be used, in order of time, each once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frames">Frames in the cine.</param>
    /// <param name="refuse">Told of each thing that is wrong with the others.</param>
    /// <exception cref="InputException">Missing, or not numbers.</exception>
    public static IReadOnlyList<int> Read(HdfFile file, int frames, Action<InputException> refuse)
    {
        var numbers = ReadNumbers(file);
        if (numbers.Length == 0)
            refuse(new InputException(file.Path, $"{Name} names no frame.", "list the 0-based indices of the contoured frames in it."));
        var indices = new List<int>();
        foreach (var number in numbers)
        {
            if (!double.IsInteger(number))
            {
                refuse(new InputException(file.Path, $"{Name} holds {Text(number)}, which is not a whole number.", "list 0-based frame indices in it."));
            }
            else if (number < 0 || number >= frames)
            {
                refuse(new InputException(
                    file.Path, $"{Name} holds {Text(number)}, and the frames are 0 to {frames - 1}.", "indices count from 0: is this list counted from 1, or from another cine?"));
            }
            else
            {
                indices.Add((int)number);
            }
        }

        foreach (var twice in indices.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key).Order())
            refuse(new InputException(file.Path, $"{Name} names frame {twice} twice.", "list every contoured frame once."));
        return [.. indices.Distinct().Order()];
    }

    private static double[] ReadNumbers(HdfFile file)
    {
        var data = file.DataSet(Name);
        var count = data.IsNull ? 0 : data.Extent.Aggregate((Int128)1, (product, n) => product * n);
        if (count > MaximumCount)
            throw new InputException(file.Path, $"{Name} holds {count} numbers.", "list only the contoured frames in it.");
        return file.Guard(Name, () => data.Element.ToDoubles(data.ReadAll()));
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
