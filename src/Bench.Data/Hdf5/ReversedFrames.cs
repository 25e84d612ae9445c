using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>Reads time frames of a data set whose axes are stored in reverse, F, S, W, H: there a frame is one piece.</summary>
internal static class ReversedFrames
{
    /// <summary>Reads frames and turns them back.</summary>
    /// <param name="data">The data set, of four axes, or of three where it is one frame.</param>
    /// <param name="dimensions">Its axes turned back: H, W, S, F.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    /// <param name="fileLength">Bytes of the file, to refuse what cannot be in it.</param>
    /// <param name="frames">0-based frames.</param>
    /// <param name="targets">One buffer a frame, filled slice by slice, row by row.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static void Read(NativeDataset data, int[] dimensions, int elementBytes, long fileLength, IReadOnlyList<int> frames, byte[][] targets)
    {
        var (height, width, slices) = (dimensions[0], dimensions[1], dimensions[2]);
        var frameBytes = (long)height * width * slices * elementBytes;
        if (data.Layout.Class == H5DataLayoutClass.Contiguous && frameBytes * dimensions[3] > fileLength)
            throw new InvalidDataException($"it declares {frameBytes * dimensions[3]} bytes, and the file has {fileLength}: not all was written");
        var rank = data.Space.Rank;
        ulong[] extent = [1, (ulong)slices, (ulong)width, (ulong)height];
        var stored = new byte[frameBytes];
        for (var i = 0; i < frames.Count; i++)
        {
            ulong[] start = [(ulong)frames[i], 0, 0, 0];
            data.Read<byte>(stored.AsSpan(), new HyperslabSelection(rank, start[^rank..], extent[^rank..]));
            for (var slice = 0; slice < slices; slice++)
            {
                for (var row = 0; row < height; row++)
                {
                    for (var column = 0; column < width; column++)
                    {
                        var from = (((slice * width) + column) * height) + row;
                        var to = (((slice * height) + row) * width) + column;
                        stored.AsSpan(from * elementBytes, elementBytes).CopyTo(targets[i].AsSpan(to * elementBytes));
                    }
                }
            }
        }
    }
}
