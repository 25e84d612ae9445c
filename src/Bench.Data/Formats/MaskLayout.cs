using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>
/// Looks in the shape of an array, and in where its labels stand, for signs that its axes or the numbers of its contoured frames mean
/// something else than they are taken for. Reading and <c>verify-data</c> share these rules.
/// </summary>
internal static class MaskLayout
{
    private const string FirstFrameOption = "first-frame";
    private const string AxesOption = "axes";
    private const string Published = "HWSF";

    /// <summary>
    /// Whether axes can be rows, columns, slices and frames: no more slices than rows or columns, and no image three times as long as wide.
    /// </summary>
    /// <param name="extent">The axes.</param>
    public static bool IsShortAxisStack(int[] extent) =>
        extent[2] <= Math.Min(extent[0], extent[1]) && Math.Max(extent[0], extent[1]) <= 3 * Math.Min(extent[0], extent[1]);

    /// <summary>Refuses an array whose axes cannot be those of a stack of short-axis images.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array in it.</param>
    /// <param name="extent">Its axes, taken as rows, columns, slices and frames.</param>
    /// <param name="labelled">For each axis the positions with any label; null where labels were not looked at.</param>
    /// <param name="listed">Contoured frames as listed; empty where they are not known.</param>
    /// <param name="peer">Gives rows and columns of the other mice; null where they are not known or differ.</param>
    /// <param name="reading">How the file is read; nothing is refused where the user stated the order of axes.</param>
    /// <exception cref="InputException">The axes must be in another order; the message names it.</exception>
    public static void RequireShape(
        string path,
        string name,
        int[] extent,
        IReadOnlyList<int>[]? labelled,
        IReadOnlyList<int> listed,
        Func<(int Height, int Width)?> peer,
        ReadingOptions reading)
    {
        if (reading.Axes is null && !IsShortAxisStack(extent))
            throw Order(path, name, extent, FrameAxis(extent, labelled, listed), peer, reading);
    }

    /// <summary>Refuses masks whose labels stand where the list of contoured frames does not say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The masks in it.</param>
    /// <param name="extent">Their axes, taken as rows, columns, slices and frames.</param>
    /// <param name="labelled">For each axis the positions with any label.</param>
    /// <param name="listed">Contoured frames as listed, in whatever range.</param>
    /// <param name="peer">Gives rows and columns of the other mice; null where they are not known or differ.</param>
    /// <param name="reading">How the file is read.</param>
    /// <exception cref="InputException">A listed frame has no label, and others have.</exception>
    public static void RequireListed(
        string path,
        string name,
        int[] extent,
        IReadOnlyList<int>[] labelled,
        IReadOnlyList<int> listed,
        Func<(int Height, int Width)?> peer,
        ReadingOptions reading)
    {
        if (labelled[3].All(listed.Contains))
            return;
        if (WrongFirstFrame(labelled[3], listed, reading) is { } problem)
            throw new InputException(path, problem.Reason, problem.Remedy);
        if (reading.Axes is null && FrameAxis(extent, labelled, listed) is { } axis && axis != 3)
            throw Order(path, name, extent, axis, peer, reading);
        if (
            listed.Where(frame => frame >= 0 && frame < extent[3] && !labelled[3].Contains(frame))
                .Select(frame => (int?)frame)
                .FirstOrDefault() is { } empty)
        {
            throw new InputException(
                path,
                $"Frames_with_ROI lists frames {Numbers(listed)}, counted from 0, and {name} has labels in frames {Numbers(labelled[3])}: "
                    + $"frame {empty} is listed and has no label.",
                "list the 0-based frames that are labelled, and no other.");
        }
    }

    // A list that counts from 1 where 0 is meant, or the other way round.
    private static (string Reason, string Remedy)? WrongFirstFrame(
        IReadOnlyList<int> labelled, IReadOnlyList<int> listed, ReadingOptions reading)
    {
        if (labelled.Count == 0 || labelled.All(listed.Contains))
            return null;
        if (reading.FirstFrame == 1 && labelled.All(frame => listed.Contains(frame - 1)))
        {
            return (
                $"Frames_with_ROI lists frames {Numbers([.. listed.Select(frame => frame + 1)])}, and the labels stand in frames "
                    + $"{Numbers(labelled)}, counted from 0: so the list counts from 0.",
                $"leave out {reading.Option(FirstFrameOption)} 1.");
        }

        return reading.FirstFrame == 0 && labelled.All(frame => listed.Contains(frame + 1))
            ? (
                $"Frames_with_ROI lists frames {Numbers(listed)}, and the labels stand in frames {Numbers(labelled)}: the list counts "
                    + "from 1, where it must count from 0.",
                $"subtract 1 from the list, or say that it counts from 1: {reading.Option(FirstFrameOption)} 1")
            : null;
    }

    /// <summary>Whether frames that were read look as if other axes or frames had been meant, so that it is worth reading all.</summary>
    /// <param name="maps">The listed frames.</param>
    /// <param name="listed">Their numbers.</param>
    /// <param name="frames">Frames of the cine.</param>
    public static bool IsSuspicious(IReadOnlyList<LabelMap> maps, IReadOnlyList<int> listed, int frames)
    {
        bool IsLabelled(int slice) => maps.Any(m => m.Slice(slice).ContainsAnyExcept((byte)0));
        return maps.Any(m => !m.Labels.ContainsAnyExcept((byte)0))
            || maps[0].Size.Slices == frames
            || Enumerable.Range(0, maps[0].Size.Slices).Where(IsLabelled).SequenceEqual(listed);
    }

    /// <summary>For each axis (rows, columns, slices, frames) the positions with any label.</summary>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="frames">All frames in order of time, each in the order of <see cref="StackSize"/>; nothing of a frame is kept.</param>
    /// <param name="labels">What the numbers mean.</param>
    public static IReadOnlyList<int>[] Labelled(StackSize size, IEnumerable<double[]> frames, LabelScheme labels)
    {
        var found = new SortedSet<int>[] { [], [], [], [] };
        foreach (var (frame, values) in frames.Index())
        {
            for (var at = 0; at < values.Length; at++)
            {
                if (labels.IsBackground(values[at]))
                    continue;
                var (slice, within) = Math.DivRem(at, size.SliceLength);
                found[0].Add(within / size.Width);
                found[1].Add(within % size.Width);
                found[2].Add(slice);
                found[3].Add(frame);
            }
        }

        return [.. found.Select(axis => (IReadOnlyList<int>)[.. axis])];
    }

    // The axis along which labels stand at the listed frames and nowhere else, counted from 0 or 1.
    private static int? FrameAxis(int[] extent, IReadOnlyList<int>[]? labelled, IReadOnlyList<int> listed)
    {
        if (labelled is null || listed.Count == 0)
            return null;
        bool Fits(int axis, int first) =>
            labelled[axis].Count < extent[axis] && labelled[axis].Select(at => at + first).SequenceEqual(listed);
        return Enumerable.Range(0, 2)
            .SelectMany(first => Enumerable.Range(0, 4).Reverse().Where(axis => Fits(axis, first)).Select(axis => (int?)axis))
            .FirstOrDefault();
    }

    private static InputException Order(
        string path, string name, int[] extent, int? frameAxis, Func<(int Height, int Width)?> peer, ReadingOptions reading)
    {
        // Rows and columns are the two longest axes, of those that are not time.
        int[] plane = [.. Enumerable.Range(0, 4).Where(axis => axis != frameAxis).OrderByDescending(axis => extent[axis]).Take(2).Order()];
        int[] rest = [.. Enumerable.Range(0, 4).Except(plane)];
        // Fewer slices than frames, where nothing tells them apart.
        var time = frameAxis ?? rest.MaxBy(axis => extent[axis]);
        string Letters(int rows, int columns) =>
            string.Concat(Enumerable.Range(0, 4).Select(axis => axis == rows ? 'H' : axis == columns ? 'W' : axis == time ? 'F' : 'S'));
        string[] orders = [Letters(plane[0], plane[1]), Letters(plane[1], plane[0])];
        var (first, second) = (extent[plane[0]], extent[plane[1]]);
        if (first != second && peer() is { } other && (other == (first, second) || other == (second, first)))
            orders = [other == (first, second) ? orders[0] : orders[1]];
        else if (orders[0] != "FSHW")
            orders = orders[..1];
        var shape = string.Join(" × ", extent);
        var option = reading.Option(AxesOption);
        var words = string.Join(", or ", orders.Where(o => o != Published).Select(o => $"{AxisOrder.Words(o)} ({option} {o}{Origin(o)})"));
        return new InputException(
            path,
            $"{name} is {shape} where rows, columns, slices and frames are needed; this looks like {words}.",
            $"store the axes as rows, columns, slices, frames, or say how they are stored, e.g. {option} {orders[0]}; {option} "
                + $"{Published} takes them as they are.");
    }

    private static string Origin(string order) => order switch
    {
        "FSHW" => ", as arrays of SimpleITK and PyTorch",
        "FSWH" => ", reversed, as R, Julia and Fortran write them",
        _ => "",
    };

    private static string Numbers(IReadOnlyList<int> frames)
    {
        const int Most = 12;
        return string.Join(", ", frames.Take(Most)) + (frames.Count > Most ? ", …" : "");
    }
}
