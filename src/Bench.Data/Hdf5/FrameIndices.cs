using System.Globalization;
using Bench.Core;
using PureHDF;

namespace Bench.Data.Hdf5;

/// <summary>Reads <c>Frames_with_ROI</c>: 0-based indices of the contoured frames, in any number type and shape, a single number included.</summary>
internal static class FrameIndices
{
    /// <summary>The data set's name.</summary>
    public const string Name = "Frames_with_ROI";

    private const ulong MaximumCount = 100_000;

    /// <summary>Reads the indices in order of time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frames">Frames in the cine.</param>
    /// <exception cref="InputException">Missing, empty, not whole numbers, out of range, or an index twice.</exception>
    public static IReadOnlyList<int> Read(HdfFile file, int frames)
    {
        var numbers = ReadNumbers(file);
        if (numbers.Length == 0)
            throw new InputException(file.Path, $"{Name} names no frame.", "list the 0-based indices of the contoured frames in it.");
        foreach (var number in numbers)
        {
            if (!double.IsInteger(number))
                throw new InputException(file.Path, $"{Name} holds {Text(number)}, which is not a whole number.", "list 0-based frame indices in it.");
            if (number < 0 || number >= frames)
            {
                throw new InputException(
                    file.Path, $"{Name} holds {Text(number)}, and the frames are 0 to {frames - 1}.", "indices count from 0: is this list counted from 1, or from another cine?");
            }
        }

        var indices = Array.ConvertAll(numbers, n => (int)n);
        Array.Sort(indices);
        for (var i = 1; i < indices.Length; i++)
        {
            if (indices[i] == indices[i - 1])
                throw new InputException(file.Path, $"{Name} names frame {indices[i]} twice.", "list every contoured frame once.");
        }

        return indices;
    }

    private static double[] ReadNumbers(HdfFile file)
    {
        var data = file.DataSet(Name);
        var (type, element, space, count) = file.Guard(Name, () => (
            data.Type.Class,
            ElementType.Of(data.Type),
            data.Space.Type,
            data.Space.Type == H5DataspaceType.Simple ? data.Space.Dimensions.Aggregate(1ul, (a, b) => checked(a * b)) : 1));
        if (element is null)
            throw new InputException(file.Path, $"{Name} holds {type}, not numbers.", "store integers.");
        if (space == H5DataspaceType.Null || count == 0)
            return [];
        if (count > MaximumCount)
            throw new InputException(file.Path, $"{Name} holds {count} numbers.", "list only the contoured frames in it.");
        return file.Guard(Name, () =>
        {
            element.ReadTyped(data, null);
            var raw = data.Read<byte[]>();
            return raw.Length == (long)count * element.Bytes
                ? element.ToDoubles(raw)
                : throw new InvalidDataException($"{raw.Length} bytes came where {count} numbers of {element.Bytes} were declared");
        });
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
