using System.Globalization;
using Bench.Core;
using Bench.Data.Formats;
using Bench.Hdf5.Reading;

namespace Bench.Data.Hdf5;

/// <summary>Turns the stored numbers of a frame into labels or grey values, and says where one of them is wrong.</summary>
internal static class FrameValues
{
    /// <summary>Reads label maps.</summary>
    /// <param name="file">The file.</param>
    /// <param name="data">Its masks.</param>
    /// <param name="frames">Positions along the data set's frame axis.</param>
    /// <param name="reading">What the labels mean.</param>
    /// <exception cref="InputException">A label has no meaning.</exception>
    public static LabelMap[] Labels(HdfFile file, CineDataSet data, IReadOnlyList<int> frames, ReadingOptions reading)
    {
        var raw = data.ReadRaw(frames);
        return [.. frames.Select((frame, i) => new LabelMap(data.Size, ToLabels(file, data, Taken(raw, i), frame, reading)))];
    }

    /// <summary>Reads grey values.</summary>
    /// <param name="file">The file.</param>
    /// <param name="data">Its images.</param>
    /// <param name="frames">0-based frames.</param>
    /// <exception cref="InputException">A grey value is NaN or infinite.</exception>
    public static ImageStack[] Images(HdfFile file, CineDataSet data, IReadOnlyList<int> frames)
    {
        var raw = data.ReadRaw(frames);
        return [.. frames.Select((frame, i) => new ImageStack(data.Size, ToGreys(file, data, Taken(raw, i), frame)))];
    }

    // Frames as stored are let go as they are turned into numbers: both at once would take twice the memory.
    private static byte[] Taken(byte[][] raw, int i)
    {
        var frame = raw[i];
        raw[i] = [];
        return frame;
    }

    private static byte[] ToLabels(HdfFile file, CineDataSet data, byte[] raw, int frame, ReadingOptions reading)
    {
        // Bytes that are labels already need no detour.
        if (reading.Labels.IsPublished && data.Element.Name == "uint8" && !raw.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)2))
            return raw;
        var numbers = data.Element.ToDoubles(raw);
        var labels = new byte[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!reading.Labels.TryTranslate(numbers[i], out labels[i]))
            {
                var wrong = !double.IsInteger(numbers[i])
                    ? "not a whole number"
                    : reading.Labels.IsPublished
                    ? "outside 0 to 2"
                    : "without a meaning";
                throw UnknownLabelException.In(
                    file.Path,
                    $"data set {data.Name} holds {Text(numbers[i])} at {Place(data.Size, i, frame)}: a label {wrong}",
                    numbers,
                    reading);
            }
        }

        return labels;
    }

    private static float[] ToGreys(HdfFile file, CineDataSet data, byte[] raw, int frame)
    {
        var greys = data.Element.ToSingles(raw);
        var wrong = Array.FindIndex(greys, g => !float.IsFinite(g));
        return wrong < 0
            ? greys
            : throw new InputException(
                file.Path,
                $"data set {data.Name} holds {Text(greys[wrong])} at {Place(data.Size, wrong, frame)}.",
                "grey values must be finite numbers within the range of float32.");
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Place(StackSize size, int index, int frame)
    {
        var within = index % size.SliceLength;
        return $"row {within / size.Width}, column {within % size.Width}, slice {index / size.SliceLength}, frame {frame}";
    }
}
