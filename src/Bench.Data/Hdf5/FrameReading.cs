using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// Picks time frames out of a stored data set (H, W, S, F) with bounded memory. In C order the frame axis varies fastest, so the voxels of a frame lie
/// apart and no read of the library takes them at once.
/// </summary>
internal static class FrameReading
{
    // One read of everything (0.1 s for 40 MB) is several times as fast as blocks of rows; beyond this size memory matters more.
    private const long WholeReadBytes = 128L << 20;
    private const long BlockBytes = 32L << 20;

    /// <summary>Chunked storage: decodes every chunk that holds a wanted frame once, and keeps one at a time.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="dimensions">Its axes: H, W, S and, unless it is one frame, F.</param>
    /// <param name="isReversed">Whether they are stored in reverse, F, S, W, H.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    /// <param name="fileLength">Bytes of the file, to refuse what cannot be in it.</param>
    /// <param name="frames">0-based frames.</param>
    /// <param name="targets">One buffer a frame, filled slice by slice, row by row.</param>
    /// <returns>Chunks decoded.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static int FromChunks(
        NativeDataset data, int[] dimensions, bool isReversed, int elementBytes, long fileLength, IReadOnlyList<int> frames, byte[][] targets)
    {
        int rank = data.Space.Rank;
        ChunkSize.RequirePossible(data, elementBytes, fileLength);
        var chunk = FourAxes(Stored(Array.ConvertAll(data.Layout.Chunks, n => (int)n)));
        var extent = FourAxes(dimensions);
        var steps = Steps(chunk, isReversed);
        var groups = Enumerable.Range(0, frames.Count).GroupBy(i => frames[i] / chunk[3]).ToArray();
        var grid = Enumerable.Range(0, 3).Select(axis => (extent[axis] + (long)chunk[axis] - 1) / chunk[axis]).ToArray();
        if ((Int128)grid[0] * grid[1] * grid[2] * groups.Length > fileLength)
            throw new InvalidDataException($"{string.Join(" × ", grid)} chunks cannot be in {fileLength} bytes");

        var capture = new ChunkCapture();
        var access = new H5DatasetAccess(ChunkCache: capture);
        var voxel = new byte[elementBytes];
        var one = Enumerable.Repeat(1ul, rank).ToArray();
        foreach (var group in groups)
        {
            for (var place = 0L; place < grid[0] * grid[1] * grid[2]; place++)
            {
                int[] start =
                [
                    (int)(place / (grid[1] * grid[2])) * chunk[0],
                    (int)(place / grid[2] % grid[1]) * chunk[1],
                    (int)(place % grid[2]) * chunk[2],
                    group.Key * chunk[3],
                ];
                var corner = new HyperslabSelection(rank, [.. Stored(start[..rank]).Select(n => (ulong)n)], one);
                data.Read<byte>(access, voxel.AsSpan(), corner);
                foreach (var i in group)
                    Gather(capture.Last.Span, start, chunk, steps, extent, frames[i], elementBytes, targets[i]);
            }
        }

        return capture.Count;

        // The order of the file, and back.
        int[] Stored(int[] axes) => isReversed ? [.. axes.Reverse()] : axes;
    }

    /// <summary>Any other storage, axes not in reverse: reads blocks of rows, or everything at once where that is little.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="dimensions">Its axes: H, W, S and, unless it is one frame, F.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    /// <param name="fileLength">Bytes of the file, to refuse what cannot be in it.</param>
    /// <param name="frames">0-based frames.</param>
    /// <param name="targets">One buffer a frame, filled slice by slice, row by row.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static void FromRows(NativeDataset data, int[] dimensions, int elementBytes, long fileLength, IReadOnlyList<int> frames, byte[][] targets)
    {
        var extent = FourAxes(dimensions);
        var rowBytes = Bytes(dimensions.Skip(1).Select(n => (long)n), elementBytes);
        var totalBytes = rowBytes * dimensions[0];
        if (data.Layout.Class != H5DataLayoutClass.VirtualStorage && totalBytes > fileLength)
            throw new InvalidDataException($"it declares {totalBytes} bytes, and the file has {fileLength}: not all was written");
        var rows = totalBytes <= WholeReadBytes ? extent[0] : (int)Math.Clamp(BlockBytes / rowBytes, 1, extent[0]);
        var block = new byte[checked((int)(rowBytes * rows))];
        for (var row = 0; row < extent[0]; row += rows)
        {
            var count = Math.Min(rows, extent[0] - row);
            var part = block.AsSpan(0, (int)(rowBytes * count));
            Selection selection = count == extent[0] ? new AllSelection() : Rows(dimensions, row, count);
            data.Read<byte>(part, selection);
            foreach (var i in Enumerable.Range(0, frames.Count))
                Gather(part, [row, 0, 0, 0], [count, .. extent[1..]], Steps(extent, isReversed: false), extent, frames[i], elementBytes, targets[i]);
        }
    }

    private static HyperslabSelection Rows(int[] dimensions, int row, int count)
    {
        var starts = new ulong[dimensions.Length];
        starts[0] = (ulong)row;
        var counts = Array.ConvertAll(dimensions, n => (ulong)n);
        counts[0] = (ulong)count;
        return new HyperslabSelection(dimensions.Length, starts, counts);
    }

    // Elements between neighbours along rows, columns, slices and frames of a box.
    private static int[] Steps(int[] box, bool isReversed) => isReversed
        ? [1, box[0], box[0] * box[1], box[0] * box[1] * box[2]]
        : [box[1] * box[2] * box[3], box[2] * box[3], box[3], 1];

    private static int[] FourAxes(int[] axes) => axes.Length == 4 ? axes : [.. axes, 1];

    private static long Bytes(IEnumerable<long> axes, int elementBytes) => axes.Aggregate((long)elementBytes, (a, b) => checked(a * b));

    private static void Gather(ReadOnlySpan<byte> box, int[] start, int[] boxExtent, int[] steps, int[] extent, int frame, int elementBytes, byte[] target)
    {
        switch (elementBytes)
        {
            case 1:
                Gather(box, start, boxExtent, steps, extent, frame, target);
                break;
            case 2:
                Gather(MemoryMarshal.Cast<byte, ushort>(box), start, boxExtent, steps, extent, frame, MemoryMarshal.Cast<byte, ushort>(target.AsSpan()));
                break;
            case 4:
                Gather(MemoryMarshal.Cast<byte, uint>(box), start, boxExtent, steps, extent, frame, MemoryMarshal.Cast<byte, uint>(target.AsSpan()));
                break;
            default:
                Gather(MemoryMarshal.Cast<byte, ulong>(box), start, boxExtent, steps, extent, frame, MemoryMarshal.Cast<byte, ulong>(target.AsSpan()));
                break;
        }
    }

    // The box lies at start in the data set and may hang over its end, as the last chunks do.
    private static void Gather<T>(ReadOnlySpan<T> box, int[] start, int[] boxExtent, int[] steps, int[] extent, int frame, Span<T> target)
    {
        var rows = Math.Min(boxExtent[0], extent[0] - start[0]);
        var columns = Math.Min(boxExtent[1], extent[1] - start[1]);
        var slices = Math.Min(boxExtent[2], extent[2] - start[2]);
        for (var slice = 0; slice < slices; slice++)
        {
            for (var row = 0; row < rows; row++)
            {
                var to = ((start[2] + slice) * extent[0] + start[0] + row) * extent[1] + start[1];
                var from = row * steps[0] + slice * steps[2] + (frame - start[3]) * steps[3];
                for (var column = 0; column < columns; column++)
                    target[to + column] = box[from + column * steps[1]];
            }
        }
    }
}
