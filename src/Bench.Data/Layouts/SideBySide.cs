using Bench.Core;
using Bench.Data.Formats;
using Bench.Data.Nifti;

namespace Bench.Data.Layouts;

/// <summary>
/// Finds cases whose images and masks lie beside each other and are told apart by their names (<see cref="CaseFileName"/>).
/// </summary>
/// <param name="root">Folder to which names of files are relative.</param>
/// <param name="extensions">Endings of NIfTI files.</param>
/// <param name="firstFrame">Number of the first frame in names.</param>
internal sealed class SideBySide(string root, IReadOnlyList<string> extensions, int firstFrame)
{
    /// <summary>The NIfTI files of a folder.</summary>
    /// <param name="folder">The folder, <c>root</c> or one in it.</param>
    public IEnumerable<NamedFile> FilesOf(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>()
        .Where(name => !name.StartsWith('.') && extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        .Order(StringComparer.Ordinal)
        .Select(name => new NamedFile(
            Path.GetRelativePath(root, Path.Combine(folder, name)).Replace(Path.DirectorySeparatorChar, '/'),
            CaseFileName.Of(FrameFiles.NameOf(name, extensions))))
        .Where(file => !file.Name.IsOtherView);

    /// <summary>Puts the files of a case together.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="files">Its files.</param>
    /// <exception cref="InputException">A frame is there twice, or before the first.</exception>
    public NiftiCaseFiles Case(string name, IReadOnlyList<NamedFile> files)
    {
        var isNamed = files.Any(f => f.Name.Phase is not null);
        var images = files.Where(f => !f.Name.IsMask).ToArray();
        var frames = images.Where(IsFrame).ToArray();
        var cine = images.Where(f => !IsFrame(f)).ToArray();
        return new NiftiCaseFiles(name, Frames(name, frames.Length > 0 ? frames : cine), Frames(name, [.. files.Where(f => f.Name.IsMask)]))
        {
            Cine = frames.Length > 0 && !isNamed ? Frames(name, cine) : null,
            NamedPhases = isNamed
                ? new Dictionary<int, CardiacPhase> { [0] = CardiacPhase.EndDiastole, [1] = CardiacPhase.EndSystole }
                : null,
        };
    }

    private static bool IsFrame(NamedFile file) => file.Name.Frame is not null || file.Name.Phase is not null;

    private FrameFiles? Frames(string name, NamedFile[] files)
    {
        if (files.Length == 0)
            return null;
        var byFrame = new Dictionary<int, string>();
        foreach (var file in files.Where(IsFrame))
        {
            var frame = file.Name.Phase is { } phase ? (int)phase : file.Name.Frame!.Value - firstFrame;
            if (frame < 0)
            {
                throw new InputException(
                    root, $"holds {file.Path}, and its frames were said to count from {firstFrame}.",
                        "say with first_frame of the study how they count.");
            }

            if (!byFrame.TryAdd(frame, file.Path))
            {
                throw new InputException(root, $"holds the same frame of {name} twice: {byFrame[frame]} and {file.Path}.",
                    "keep one of them.");
            }
        }

        string[] whole = [.. files.Where(f => !IsFrame(f)).Select(f => f.Path)];
        return whole.Length + (byFrame.Count > 0 ? 1 : 0) > 1
            ? throw new InputException(
                root, $"holds {name} twice: {string.Join(", ", files.Select(f => f.Path).Take(4))}.",
                    "keep either the file of the cine or those of its frames.")
            : new FrameFiles(root, name, whole.FirstOrDefault(), byFrame);
    }
}

/// <summary>A file and what its name says.</summary>
/// <param name="Path">Relative to the folder that was listed, with <c>/</c> between names.</param>
/// <param name="Name">What its name says.</param>
internal sealed record NamedFile(string Path, CaseFileName Name);
