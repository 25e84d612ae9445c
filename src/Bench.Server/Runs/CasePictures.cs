using Bench.Core;

namespace Bench.Server.Runs;

/// <summary>Images and masks of a case of a run, for the screen.</summary>
/// <param name="Size">Extent of a frame.</param>
/// <param name="Spacing">Voxel spacing, mm.</param>
/// <param name="Frames">0-based frames of the cine that there are pictures of, in order of time.</param>
/// <param name="Note">Where they are from, a sentence.</param>
internal sealed record CasePictures(StackSize Size, VoxelSpacing Spacing, IReadOnlyList<int> Frames, string Note)
{
    /// <summary>A frame's grey values, one byte a voxel; null where there are none.</summary>
    public Func<int, byte[]?> Image { get; init; } = _ => null;

    /// <summary>A frame's labels by the expert (empty name) or a model; null where there are none.</summary>
    public Func<string, int, byte[]?> Labels { get; init; } = (_, _) => null;
}
