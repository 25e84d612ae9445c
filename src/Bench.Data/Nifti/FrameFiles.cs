using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Data.Nifti;

/// <summary>
/// The NIfTI files of one mouse in a folder: <c>NAME.nii.gz</c> with all frames (four axes) or the only one, or <c>NAME_frame007.nii.gz</c> with one each,
/// numbered from 0. <c>.nii</c> will do as well.
/// </summary>
/// <param name="Folder">The folder.</param>
/// <param name="Mouse">NAME.</param>
/// <param name="Whole">File name of the cine; null where there is a file a frame.</param>
/// <param name="ByFrame">File names by 0-based frame; empty where there is a file of the cine.</param>
internal sealed partial record FrameFiles(string Folder, string Mouse, string? Whole, IReadOnlyDictionary<int, string> ByFrame)
{
    /// <summary>File names in order of time; at least one.</summary>
    public IEnumerable<string> Names => Whole is null ? ByFrame.OrderBy(f => f.Key).Select(f => f.Value) : [Whole];

    /// <summary>Lists a folder, mouse by mouse; empty where the folder is missing or holds no NIfTI file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="firstFrame">Number of the first frame in file names.</param>
    /// <exception cref="InputException">A mouse or frame is there twice, or the folder cannot be listed.</exception>
    public static IReadOnlyDictionary<string, FrameFiles> List(string folder, int firstFrame = 0)
    {
        if (!Directory.Exists(folder))
            return new Dictionary<string, FrameFiles>();
        try
        {
            return Directory.EnumerateFiles(folder)
                .Select(path => Path.GetFileName(path))
                .Where(name => !name.StartsWith('.'))
                .Select(name => Name().Match(name))
                .Where(match => match.Success)
                .GroupBy(match => match.Groups["mouse"].Value, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => Of(folder, group.Key, [.. group], firstFrame), StringComparer.Ordinal);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(folder, $"cannot be listed: {error.Message}", "allow reading it.", error);
        }
    }

    /// <summary>Reads frames, one at a time, in order of time.</summary>
    /// <param name="wanted">Told a 0-based frame; whether it is wanted.</param>
    /// <param name="visit">Receives each wanted frame.</param>
    /// <returns>The grid that all files have; its frames are those of the cine: where there is a file a frame, the last number and one.</returns>
    /// <exception cref="InputException">A file cannot be read, is not one frame where it is named so, or its grid is not that of the others.</exception>
    public NiftiGrid Visit(Func<int, bool> wanted, Action<int, ImageStack> visit)
    {
        if (Whole is not null)
            return NiftiReader.Visit(Path.Combine(Folder, Whole), wanted, visit);
        NiftiGrid? first = null;
        foreach (var (frame, name) in ByFrame.OrderBy(f => f.Key))
        {
            ImageStack? stack = null;
            var grid = NiftiReader.Visit(Path.Combine(Folder, name), _ => true, (_, read) => stack = read);
            if (grid.Frames != 1)
                throw new InputException(grid.Path, $"holds {grid.Frames} frames, and its name says one.", $"name it {Mouse}.nii.gz if it is the whole cine.");
            if (first is not null && !GridMapping.Between(grid, first.Size, first.IsOriented ? first.Affine : null, Path.GetFileName(first.Path)).IsIdentity)
                throw new InputException(grid.Path, $"has other axes than {Path.GetFileName(first.Path)}.", "store all frames of a mouse in one grid.");
            first ??= grid;
            if (wanted(frame))
                visit(frame, stack!);
        }

        return first! with { Frames = ByFrame.Keys.Max() + 1 };
    }

    private static FrameFiles Of(string folder, string mouse, Match[] matches, int firstFrame)
    {
        var whole = matches.Where(m => !m.Groups["frame"].Success).Select(m => m.Value).ToArray();
        var frames = matches.Where(m => m.Groups["frame"].Success).Select(m => (Frame: int.Parse(m.Groups["frame"].Value, CultureInfo.InvariantCulture) - firstFrame, m.Value)).ToArray();
        if (frames.FirstOrDefault(f => f.Frame < 0) is { Value: { } early })
            throw new InputException(folder, $"holds {early}, and its frames were said to count from {firstFrame}.", "leave the option away if they count from 0.");
        if (whole.Length + (frames.Length > 0 ? 1 : 0) > 1)
            throw new InputException(folder, $"holds {mouse} twice: {string.Join(", ", matches.Select(m => m.Value).Take(4))}.", "keep either the file of the cine or those of its frames.");
        if (frames.GroupBy(f => f.Frame).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException(folder, $"holds frame {twice.Key} of {mouse} twice: {string.Join(", ", twice.Select(f => f.Value))}.", "keep one of them.");
        return new FrameFiles(folder, mouse, whole.FirstOrDefault(), frames.ToDictionary(f => f.Frame, f => f.Value));
    }

    [GeneratedRegex(@"^(?<mouse>.+?)(_frame(?<frame>[0-9]{1,6}))?(?i:\.nii(\.gz)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
