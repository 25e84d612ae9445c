using Bench.Core;
using Bench.Data.Formats;
using Bench.Evaluation.Cases;

namespace Bench.Server.Uploads;

/// <summary>Images of a case.</summary>
/// <param name="stored">0-based frames in order of time and their images, at least one, of one size.</param>
/// <param name="geometry">How their voxels lie.</param>
internal sealed class Cine(IReadOnlyList<(int FrameIndex, ImageStack Image)> stored, StackGeometry geometry)
{
    private readonly Lazy<GreyWindow> _window = new(() => GreyWindow.Of([.. stored.Select(f => f.Image)]));

    /// <summary>0-based frames in order of time and their images.</summary>
    public IReadOnlyList<(int FrameIndex, ImageStack Image)> Frames => stored;

    /// <summary>How their voxels lie.</summary>
    public StackGeometry Geometry => geometry;

    /// <summary>Extent of a frame.</summary>
    public StackSize Size => stored[0].Image.Size;

    /// <summary>Frames of the whole cine, as far as it is known.</summary>
    public int CineFrames => stored[^1].FrameIndex + 1;

    /// <summary>Whether every frame from the first to the last is there.</summary>
    public bool IsWhole => CineFrames == stored.Count;

    /// <summary>Voxels of all frames.</summary>
    public long Voxels => (long)Size.Count * stored.Count;

    /// <summary>Grey values that are shown as black and as white.</summary>
    public (float Low, float High) Window => (_window.Value.Low, _window.Value.High);

    /// <summary>A frame for the screen.</summary>
    /// <param name="position">Its place among <see cref="Frames"/>.</param>
    /// <returns>One byte a voxel, slice by slice, row by row.</returns>
    public byte[] Shown(int position)
    {
        var values = stored[position].Image.Values;
        var window = _window.Value;
        var shown = new byte[values.Length];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = window.Apply(values[i]);
        return shown;
    }
}
