using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Hdf5.Format;
using Bench.Hdf5.Writing;

namespace Bench.Data.Hdf5;

/// <summary>
/// Writes a mouse in the published format one time frame after another, each a chunk, in the memory of one frame. Nothing is compressed, so
/// equal content makes equal files on every machine; frames without contours take no room in <c>Masks</c>, where zero is stored as what
/// stands in them.
/// </summary>
internal sealed class CineFileWriter : IDisposable
{
    private readonly StackSize _size;
    private readonly HdfWriter _writer;
    private readonly ChunkedData _images;
    private readonly ChunkedData _masks;
    private readonly ushort[] _storedImage;
    private readonly byte[] _storedMask;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="contoured">0-based contoured frames.</param>
    public CineFileWriter(string path, StackSize size, int cineFrames, IReadOnlyList<int> contoured)
    {
        _size = size;
        _storedImage = new ushort[size.Count];
        _storedMask = new byte[size.Count];
        long[] extent = [size.Height, size.Width, size.Slices, cineFrames];
        int[] chunk = [size.Height, size.Width, size.Slices, 1];
        _writer = new HdfWriter(path);
        _images = _writer.AddChunked("Images", ElementType.Of<ushort>(), extent, chunk, ChunkFilters.None);
        _masks = _writer.AddChunked("Masks", ElementType.Of<byte>(), extent, chunk, ChunkFilters.None);
        _writer.AddList(FrameIndices.Name, [.. contoured.Select(f => (long)f)]);
    }

    /// <summary>Adds the images of a frame.</summary>
    /// <param name="frame">0-based.</param>
    /// <param name="images">Grey values, slice by slice, row by row.</param>
    public void WriteImages(int frame, ReadOnlySpan<ushort> images)
    {
        StoredOrder.Interleave(images, _size, _storedImage);
        _images.Write([0, 0, 0, frame], MemoryMarshal.AsBytes(_storedImage.AsSpan()));
    }

    /// <summary>Adds the masks of a frame.</summary>
    /// <param name="frame">0-based.</param>
    /// <param name="labels">Labels, slice by slice, row by row.</param>
    public void WriteMasks(int frame, ReadOnlySpan<byte> labels)
    {
        StoredOrder.Interleave(labels, _size, _storedMask);
        _masks.Write([0, 0, 0, frame], _storedMask);
    }

    /// <summary>Writes what describes the frames; without it the file cannot be read.</summary>
    public void Finish() => _writer.Finish();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
