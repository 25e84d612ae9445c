using Bench.Server.Uploads;

namespace Bench.Server.Segmenting;

/// <summary>Images of a cine as they are shown, a file a frame, so that none of them stays in memory.</summary>
/// <param name="folder">Where files are; nothing else is in it.</param>
/// <param name="window">Grey values that are shown as black and as white.</param>
internal sealed class PictureFiles(string folder, (float Low, float High) window)
{
    private volatile int _written;

    /// <summary>Grey values that are shown as black and as white.</summary>
    public (float Low, float High) Window => window;

    /// <summary>Writes them, in order of time, beside whatever else is done. Where the disk does not take them there are none.</summary>
    /// <param name="cine">The cine.</param>
    public Task Write(Cine cine) => Task.Run(() =>
    {
        try
        {
            for (var i = 0; i < cine.Frames.Count; i++)
            {
                File.WriteAllBytes(PathOf(i), cine.Shown(i));
                _written = i + 1;
            }
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // The folder is gone with its segmentation, or the disk is full: masks are what was asked for.
        }
    });

    /// <summary>A frame, one byte a voxel, slice by slice, row by row; null where it is not written yet.</summary>
    /// <param name="frame">Its place, from 0.</param>
    public byte[]? Read(int frame) => frame < _written ? File.ReadAllBytes(PathOf(frame)) : null;

    private string PathOf(int frame) => Path.Combine(folder, FormattableString.Invariant($"{frame}.grey"));
}
