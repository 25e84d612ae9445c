using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>The files of one mouse, in whatever format.</summary>
public interface IMouseFiles
{
    /// <summary>The mouse's name.</summary>
    string Mouse { get; }

    /// <summary>Its files, images before masks, relative to the cohort's folder, with <c>/</c> between names; at least one.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Folder of files that belong to this case alone, relative to the cohort's; empty where cases share one.</summary>
    string Place => "";

    /// <summary>Frames whose role their file names say; null where they do not.</summary>
    IReadOnlyDictionary<int, CardiacPhase>? NamedPhases => null;

    /// <summary>Reads the contoured frames.</summary>
    /// <param name="requireImages">Whether a mouse without images is refused.</param>
    /// <exception cref="InputException">The files cannot be used.</exception>
    MouseCase Read(bool requireImages);

    /// <summary>Reads the images of all frames in order of time.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    IReadOnlyList<ImageStack> ReadCine();

    /// <summary>Reads the images of every frame that is stored: of the cine, or where there is none, of single frames.</summary>
    /// <returns>0-based frames in order of time and their images.</returns>
    /// <exception cref="InputException">The files cannot be used.</exception>
    IReadOnlyList<(int FrameIndex, ImageStack Image)> ReadStoredFrames() => [.. ReadCine().Index()];

    /// <summary>Reads how its voxels lie, which masks of it are written with.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    StackGeometry ReadGeometry()
    {
        var mouse = Read(requireImages: false);
        return new StackGeometry(mouse.Spacing, 0, mouse.Affine);
    }

    /// <summary>Looks at everything and notes all that is wrong. Nothing is thrown for what the files hold.</summary>
    /// <returns>What was found, the hashes of the files aside.</returns>
    MouseRecord Examine() => MouseFilesCheck.Of(this);
}

/// <summary>How the voxels of a mouse lie.</summary>
/// <param name="Spacing">Voxel spacing, mm.</param>
/// <param name="FrameSeconds">Time between frames, s; 0 where the files do not say.</param>
/// <param name="Affine">Voxel to millimetres, three rows of four; null where the files do not say.</param>
public sealed record StackGeometry(VoxelSpacing Spacing, double FrameSeconds, IReadOnlyList<double>? Affine);
