using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Nifti;

/// <summary>Reads the NIfTI files of one mouse, whether they hold the cine or a frame each.</summary>
internal static class NiftiFrames
{
    /// <summary>Reads frames, one at a time, in order of time.</summary>
    /// <param name="files">The files.</param>
    /// <param name="wanted">Told a 0-based frame; whether it is wanted.</param>
    /// <param name="visit">Receives each wanted frame.</param>
    /// <returns>
    /// The grid that all files have; its frames are those of the cine: where there is a file a frame, the last number and one.
    /// </returns>
    /// <exception cref="InputException">
    /// A file cannot be read, is not one frame where it is named so, or its grid is not that of the others.
    /// </exception>
    public static NiftiGrid Visit(this FrameFiles files, Func<int, bool> wanted, Action<int, ImageStack> visit)
    {
        if (files.Whole is not null)
            return NiftiReader.Visit(Path.Combine(files.Folder, files.Whole), wanted, visit);
        NiftiGrid? first = null;
        foreach (var (frame, name) in files.ByFrame.OrderBy(f => f.Key))
        {
            ImageStack? stack = null;
            var grid = NiftiReader.Visit(Path.Combine(files.Folder, name), _ => true, (_, read) => stack = read);
            if (grid.Frames != 1)
            {
                throw new InputException(
                    grid.Path,
                    $"holds {grid.Frames} frames, and its name says one.",
                    $"name it {files.Mouse}.nii.gz if it is the whole cine.");
            }

            if (
                first is not null
                    && !GridMapping.Between(
                        grid, first.Size, first.IsOriented ? first.Affine : null, Path.GetFileName(first.Path)).IsIdentity)
            {
                throw new InputException(
                    grid.Path, $"has other axes than {Path.GetFileName(first.Path)}.", "store all frames of a mouse in one grid.");
            }

            first ??= grid;
            if (wanted(frame))
                visit(frame, stack!);
        }

        return first! with { Frames = files.ByFrame.Keys.Max() + 1 };
    }
}
