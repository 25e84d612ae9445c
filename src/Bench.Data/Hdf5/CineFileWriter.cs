using System.Runtime.InteropServices;
using Bench.Core;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// Writes a mouse in the published format one time frame after another, each a chunk, in the memory of one frame. Nothing is compressed, so equal content
/// makes equal files on every machine; frames without contours take no room in <c>Masks</c>.
/// </summary>
internal sealed class CineFileWriter : IDisposable
{
    private readonly StackSize _size;
    private readonly WholeChunk _imageChunk = new();
    private readonly WholeChunk _maskChunk = new();
    private readonly H5Dataset<ushort[]> _images;
    private readonly H5Dataset<byte[]> _masks;
    private readonly H5NativeWriter _writer;
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
        _imageChunk.Content = new byte[size.Count * sizeof(ushort)];
        _maskChunk.Content = _storedMask;
        ulong[] dimensions = [(ulong)size.Height, (ulong)size.Width, (ulong)size.Slices, (ulong)cineFrames];
        uint[] chunk = [(uint)size.Height, (uint)size.Width, (uint)size.Slices, 1];
        _images = new H5Dataset<ushort[]>(dimensions, chunk, new H5DatasetCreation(_imageChunk, []));
        // Shuffling single bytes changes nothing; a data set with a filter need not hold chunks that nobody writes.
        _masks = new H5Dataset<byte[]>(dimensions, chunk, new H5DatasetCreation(_maskChunk, [ShuffleFilter.Id]));
        var file = new H5File { ["Images"] = _images, ["Masks"] = _masks, ["Frames_with_ROI"] = contoured.Select(f => (long)f).ToArray() };
        _writer = file.BeginWrite(path);
    }

    /// <summary>Adds the images of a frame.</summary>
    /// <param name="frame">0-based.</param>
    /// <param name="images">Grey values, slice by slice, row by row.</param>
    public void WriteImages(int frame, ReadOnlySpan<ushort> images)
    {
        StoredOrder.Interleave(images, _size, _storedImage);
        MemoryMarshal.AsBytes(_storedImage.AsSpan()).CopyTo(_imageChunk.Content.Span);
        WholeChunk.Write(_writer, _images, 4, frame);
    }

    /// <summary>Adds the masks of a frame.</summary>
    /// <param name="frame">0-based.</param>
    /// <param name="labels">Labels, slice by slice, row by row.</param>
    public void WriteMasks(int frame, ReadOnlySpan<byte> labels)
    {
        StoredOrder.Interleave(labels, _size, _storedMask);
        WholeChunk.Write(_writer, _masks, 4, frame);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
