using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>
/// The files of one mouse in a folder: either one with all frames or the only one, named <c>NAME</c> and an ending, or one a frame, named
/// <c>NAME_frame007</c> and an ending.
/// </summary>
/// <param name="Folder">The folder.</param>
/// <param name="Mouse">NAME.</param>
/// <param name="Whole">File name of the cine; null where there is a file a frame.</param>
/// <param name="ByFrame">File names by 0-based frame; empty where there is a file of the cine.</param>
public sealed partial record FrameFiles(string Folder, string Mouse, string? Whole, IReadOnlyDictionary<int, string> ByFrame)
{
    /// <summary>File names in order of time; at least one.</summary>
    public IEnumerable<string> Names => Whole is null ? ByFrame.OrderBy(f => f.Key).Select(f => f.Value) : [Whole];

    /// <summary>Whether there is a file for the cine, or one for every frame from the first to the last.</summary>
    public bool HoldsEveryFrame => Whole is not null || ByFrame.Keys.Max() == ByFrame.Count - 1;

    /// <summary>Path of a file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Lists a folder, mouse by mouse; empty where the folder is missing or holds no such file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="extensions">Endings of the files, in any case of letters.</param>
    /// <param name="firstFrame">Number of the first frame in file names.</param>
    /// <param name="strip">Takes a part off names, without their ending; null for files that are not meant.</param>
    /// <exception cref="InputException">A mouse or frame is there twice, or the folder cannot be listed.</exception>
    public static IReadOnlyDictionary<string, FrameFiles> List(
        string folder, IReadOnlyList<string> extensions, int firstFrame = 0, Func<string, string?>? strip = null)
    {
        if (!Directory.Exists(folder))
            return new Dictionary<string, FrameFiles>();
        try
        {
            return Directory.EnumerateFiles(folder)
                .Select(path => Path.GetFileName(path))
                .Where(name => !name.StartsWith('.') && NameOf(name, extensions).Length is var length && length > 0 && length < name.Length)
                .Select(name => (File: name, Stem: strip is null ? NameOf(name, extensions) : strip(NameOf(name, extensions)) ?? ""))
                .Select(name => (name.File, Match: Name().Match(name.Stem)))
                .Where(file => file.Match.Success)
                .GroupBy(file => file.Match.Groups["mouse"].Value, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => Of(folder, group.Key, [.. group], firstFrame), StringComparer.Ordinal);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(folder, $"cannot be listed: {error.Message}", "allow reading it.", error);
        }
    }

    /// <summary>A file's name without its ending.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="extensions">Endings, of which the longest that fits is taken off, in any case of letters.</param>
    public static string NameOf(string file, IEnumerable<string> extensions)
    {
        ArgumentNullException.ThrowIfNull(file);
        var extension = extensions.Where(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length) ?? "";
        return file[..^extension.Length];
    }

    /// <summary>Refuses a file that should hold one frame.</summary>
    /// <param name="path">The file.</param>
    /// <param name="frames">Frames that it holds.</param>
    /// <param name="whole">Name of a file with the cine.</param>
    internal static InputException Several(string path, int frames, string whole) =>
        new(path, $"holds {frames} frames, and its name says one.", $"name it {whole} if it holds the cine.");

    private static FrameFiles Of(string folder, string mouse, (string File, Match Match)[] files, int firstFrame)
    {
        var whole = files.Where(f => !f.Match.Groups["frame"].Success).Select(f => f.File).ToArray();
        var frames = files.Where(f => f.Match.Groups["frame"].Success)
            .Select(f => (Frame: int.Parse(f.Match.Groups["frame"].Value, CultureInfo.InvariantCulture) - firstFrame, f.File)).ToArray();
        if (frames.FirstOrDefault(f => f.Frame < 0) is { File: { } early })
        {
            throw new InputException(
                folder,
                $"holds {early}, and its frames were said to count from {firstFrame}.",
                "leave the option away if they count from 0.");
        }

        if (whole.Length + (frames.Length > 0 ? 1 : 0) > 1)
        {
            throw new InputException(
                folder,
                $"holds {mouse} twice: {string.Join(", ", files.Select(f => f.File).Take(4))}.",
                "keep either the file of the cine or those of its frames.");
        }

        if (frames.GroupBy(f => f.Frame).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                folder, $"holds frame {twice.Key} of {mouse} twice: {string.Join(", ", twice.Select(f => f.File))}.", "keep one of them.");
        }

        return new FrameFiles(folder, mouse, whole.FirstOrDefault(), frames.ToDictionary(f => f.Frame, f => f.File));
    }

    [GeneratedRegex("^(?<mouse>.+?)(_frame(?<frame>[0-9]{1,6}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
