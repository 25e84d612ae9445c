using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Cohorts;

/// <summary>
/// The mask files of one mouse in a folder: one file with its frames, or one file per frame, named <c>NAME_frame007</c> by its 0-based
/// number.
/// </summary>
/// <param name="Mouse">Its name.</param>
/// <param name="Files">Paths, at least one.</param>
public sealed partial record MouseMasks(string Mouse, IReadOnlyList<string> Files)
{
    private const int MostFrames = 10_000;

    /// <summary>The mice of a folder, Mouse2 before Mouse10.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <param name="formats">Formats that are looked for; null for the built-in ones.</param>
    /// <exception cref="InputException">There is no such folder, or no mask file in it.</exception>
    public static IReadOnlyList<MouseMasks> Of(string folder, CohortFormats? formats = null)
    {
        formats ??= CohortFormats.BuiltIn;
        return Group(MaskFile.FilesOf(folder, formats), formats.Extensions);
    }

    /// <summary>The files of a mouse that a folder holds in a format; none where there is no such folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="format">The format; files that it would not write, by their ending, do not count.</param>
    public static IReadOnlyList<string> FilesOf(string folder, string mouse, ICohortFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!Directory.Exists(folder))
            return [];
        return
        [
            .. Group(MaskFile.List(folder, format.Extensions), format.Extensions).Where(m => m.Mouse == mouse).SelectMany(m => m.Files)
                .Where(file => file.EndsWith(format.Extensions[0], StringComparison.Ordinal)),
        ];
    }

    /// <summary>
    /// Writes the masks of a mouse: to one file, or, where that could not say which frames are contoured, each of these to a file of its
    /// own.
    /// </summary>
    /// <param name="folder">The folder; made if missing.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="format">The format.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="firstFrame">Number of the first frame in file names.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public static void Write(string folder, string mouse, ICohortFormat format, StoredMasks masks, int firstFrame = 0)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(masks);
        if (format.NamesContouredFrames || masks.SegmentedFrames.Count == masks.Frames.Count)
        {
            format.WriteMasks(Path.Combine(folder, mouse + format.Extensions[0]), masks);
            return;
        }

        foreach (var frame in masks.SegmentedFrames)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{mouse}_frame{frame + firstFrame:000}{format.Extensions[0]}");
            format.WriteMasks(
                Path.Combine(folder, name), masks with { Frames = [masks.Frames[frame]], Contoured = null, FrameSeconds = 0 });
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="reading">What labels, axes and frame numbers mean; null for the published format.</param>
    /// <param name="formats">Formats that may be read; null for the built-in ones.</param>
    /// <returns>
    /// Every stored frame; where each has a file of its own, frames without one are empty, and those with one are the contoured frames.
    /// </returns>
    /// <exception cref="InputException">A file is damaged or does not fit the others.</exception>
    public StoredMasks Read(ReadingOptions? reading = null, CohortFormats? formats = null)
    {
        var frames = Files.Select(file => (File: file, Match: FrameName().Match(MaskFile.NameOf(file, formats)))).ToArray();
        if (!frames.Any(f => f.Match.Success))
            return Files.Count == 1 ? MaskFile.Read(Files[0], reading, formats) : throw Several();
        if (!frames.All(f => f.Match.Success))
            throw Several();

        var read = new SortedDictionary<int, StoredMasks>();
        foreach (var (file, match) in frames)
        {
            var masks = MaskFile.Read(file, reading, formats);
            if (masks.Frames.Count != 1)
            {
                throw new InputException(
                    file, $"holds {masks.Frames.Count} frames, and its name says one.", $"name it {Mouse} if it holds the cine.");
            }

            var first = reading?.FirstFrame ?? 0;
            var index = int.TryParse(match.Groups["frame"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= first
                && number < MostFrames
                ? number - first
                : throw new InputException(
                    file, $"frame {match.Groups["frame"].Value} is beyond any cine.", $"number frames from {first}.");
            if (!read.TryAdd(index, masks))
                throw Several();
            var other = read.First().Value;
            if (masks.Size != other.Size || masks.Spacing != other.Spacing)
            {
                throw new InputException(
                    file,
                    $"is {masks.Size} of {masks.Spacing}, and another frame of {Mouse} {other.Size} of {other.Spacing}.",
                    "store all frames of a mouse on one grid.");
            }
        }

        var any = read.First().Value;
        var empty = LabelMap.Empty(any.Size);
        return any with
        {
            Frames =
            [
                .. Enumerable.Range(0, read.Last().Key + 1).Select(i => read.TryGetValue(i, out var masks) ? masks.Frames[0] : empty)
            ],
            Contoured = [.. read.Keys],
            FrameSeconds = 0,
        };
    }

    private static IReadOnlyList<MouseMasks> Group(IEnumerable<string> files, IEnumerable<string> extensions) =>
    [
        .. files.GroupBy(
            f =>
                FrameFiles.NameOf(Path.GetFileName(f), extensions) is var name && FrameName().Match(name) is { Success: true } match
                    ? match.Groups["mouse"].Value
                    : name)
            .OrderBy(g => g.Key, NaturalOrder.Instance).Select(g => new MouseMasks(g.Key, [.. g])),
    ];

    private InputException Several() => new(
        Path.GetDirectoryName(Files[0]) ?? Files[0],
        $"holds the masks of {Mouse} in several forms: {string.Join(", ", Files.Select(Path.GetFileName).Take(5))}.",
        "keep one of them.");

    [GeneratedRegex(@"^(?<mouse>.+)_frame(?<frame>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FrameName();
}
