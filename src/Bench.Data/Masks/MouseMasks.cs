using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Data.Cohorts;

namespace Bench.Data.Masks;

/// <summary>The mask files of one mouse in a folder: one file with its frames, or a file a frame, named <c>NAME_frame007</c> by its 0-based number.</summary>
/// <param name="Mouse">Its name.</param>
/// <param name="Files">Paths, at least one.</param>
public sealed partial record MouseMasks(string Mouse, IReadOnlyList<string> Files)
{
    private const int MostFrames = 10_000;

    /// <summary>The mice of a folder, Mouse2 before Mouse10.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <exception cref="InputException">There is no such folder, or no mask file in it.</exception>
    public static IReadOnlyList<MouseMasks> Of(string folder) => Group(StoredMasks.FilesOf(folder));

    /// <summary>The mice of a folder; none where it holds no mask file.</summary>
    /// <param name="folder">A folder that exists.</param>
    public static IReadOnlyList<MouseMasks> In(string folder) => Group(StoredMasks.List(folder));

    private static IReadOnlyList<MouseMasks> Group(IEnumerable<string> files) =>
    [
        .. files.GroupBy(f => FrameName().Match(StoredMasks.NameOf(f)) is { Success: true } match ? match.Groups["mouse"].Value : StoredMasks.NameOf(f))
            .OrderBy(g => g.Key, NaturalOrder.Instance).Select(g => new MouseMasks(g.Key, [.. g])),
    ];

    /// <summary>Reads them.</summary>
    /// <param name="reading">What labels, axes and frame numbers mean; null for the published format.</param>
    /// <returns>Every stored frame; where each has a file of its own, frames without one are empty, and those with one are the contoured frames.</returns>
    /// <exception cref="InputException">A file is damaged or does not fit the others.</exception>
    public StoredMasks Read(ReadingOptions? reading = null)
    {
        var frames = Files.Select(file => (File: file, Match: FrameName().Match(StoredMasks.NameOf(file)))).ToArray();
        if (!frames.Any(f => f.Match.Success))
            return Files.Count == 1 ? StoredMasks.Read(Files[0], reading) : throw Several();
        if (!frames.All(f => f.Match.Success))
            throw Several();

        var read = new SortedDictionary<int, StoredMasks>();
        foreach (var (file, match) in frames)
        {
            var masks = StoredMasks.Read(file, reading);
            if (masks.Frames.Count != 1)
                throw new InputException(file, $"holds {masks.Frames.Count} frames, and its name says one.", $"name it {Mouse} if it holds the cine.");
            var first = reading?.FirstFrame ?? 0;
            var index = int.TryParse(match.Groups["frame"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= first && number < MostFrames
                ? number - first
                : throw new InputException(file, $"frame {match.Groups["frame"].Value} is beyond any cine.", $"number frames from {first}.");
            if (!read.TryAdd(index, masks))
                throw Several();
            var other = read.First().Value;
            if (masks.Size != other.Size || masks.Spacing != other.Spacing)
                throw new InputException(file, $"is {masks.Size} of {masks.Spacing}, and another frame of {Mouse} {other.Size} of {other.Spacing}.", "store all frames of a mouse on one grid.");
        }

        var any = read.First().Value;
        var empty = LabelMap.Empty(any.Size);
        return any with
        {
            Frames = [.. Enumerable.Range(0, read.Last().Key + 1).Select(i => read.TryGetValue(i, out var masks) ? masks.Frames[0] : empty)],
            Contoured = [.. read.Keys],
            FrameSeconds = 0,
        };
    }

    private InputException Several() => new(
        Path.GetDirectoryName(Files[0]) ?? Files[0], $"holds the masks of {Mouse} in several forms: {string.Join(", ", Files.Select(Path.GetFileName).Take(5))}.", "keep one of them.");

    [GeneratedRegex(@"^(?<mouse>.+)_frame(?<frame>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FrameName();
}
