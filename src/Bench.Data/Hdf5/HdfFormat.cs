using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Data.Hdf5;

/// <summary>
/// HDF5, the published format: one file a mouse, with <c>Images</c> and <c>Masks</c> of axes (H, W, S, F) and <c>Frames_with_ROI</c>, the
/// 0-based indices of the contoured frames (draft 2025, data set).
/// </summary>
public sealed partial class HdfFormat : IProbabilityFormat
{
    private const string Extension = ".h5";

    /// <inheritdoc/>
    public string Code => "hdf5";

    /// <inheritdoc/>
    public string Contents => $"file named *{Extension}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [Extension];

    /// <inheritdoc/>
    public bool NamesContouredFrames => true;

    /// <inheritdoc/>
    public IReadOnlyList<IMouseFiles> List(string folder, ListingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] files = [.. Names(folder)];
        var peer = new Lazy<(int, int)?>(() => HdfMouse.UsualPlane(folder, files, options.Reading));
        return [.. files.Select(name => new HdfMouse(folder, name, options.StatedSpacing, options.Reading, () => peer.Value))];
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, FrameFiles> ListMasks(string folder, int firstFrame)
    {
        var files = new Dictionary<string, FrameFiles>(StringComparer.Ordinal);
        foreach (var name in Names(folder).Order(StringComparer.Ordinal))
        {
            var mouse = FrameNumber().Replace(FrameFiles.NameOf(name, Extensions), "");
            if (!files.TryAdd(mouse, new FrameFiles(folder, mouse, name, new Dictionary<int, string>())))
                throw new InputException(folder, $"holds {files[mouse].Whole} and {name}, which are the same name.", "keep one of them.");
        }

        return files;
    }

    /// <inheritdoc/>
    public StoredMasks ReadMasks(string path, ReadingOptions reading) => HdfMasks.ReadWhole(path, reading);

    /// <inheritdoc/>
    public IReadOnlyList<LabelMap> ReadContoured(string path, MouseCase reference, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reference);
        int[] contoured = [.. reference.Frames.Select(f => f.FrameIndex)];
        return HdfMasks.Read(path, reference.Frames[0].Reference.Size, Math.Max(1, reference.CineFrames), contoured, reading);
    }

    /// <inheritdoc/>
    public void WriteMasks(string path, StoredMasks masks) => HdfMasks.Write(path, masks);

    /// <inheritdoc/>
    public void WriteProbabilities(
        string path,
        StackSize size,
        int cineFrames,
        IReadOnlyList<int> indices,
        IEnumerable<(LabelMap Labels, float[] Probabilities)> frames,
        StudyLabels? writtenAs) =>
        ProbabilityFile.Write(path, size, cineFrames, indices, frames, writtenAs?.Numbers);

    // Folders and links to nothing too: what cannot be read is named when it is read.
    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(folder)
        .Select(entry => Path.GetFileName(entry))
        .Where(name => name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.'));

    [GeneratedRegex("_frame[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex FrameNumber();
}
