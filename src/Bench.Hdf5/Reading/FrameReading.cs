using System.Runtime.InteropServices;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Picks time frames out of a stored data set (H, W, S, F) with bounded memory. In C order the frame axis varies fastest, so the voxels of
/// a frame lie apart, and a block is read whole and picked from.
/// </summary>
internal static class FrameReading
{
    // Small enough for a processor's cache, large enough for a disk.
    private const int BlockBytes = 1 << 20;

    /// <summary>Reads frames.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="extent">Its axes: H, W, S, F.</param>
    /// <param name="isReversed">Whether they are stored in reverse, F, S, W, H.</param>
    /// <param name="frames">0-based frames.</param>
    /// <param name="targets">One buffer a frame, filled slice by slice, row by row.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static void Read(StoredDataSet data, int[] extent, bool isReversed, IReadOnlyList<int> frames, byte[][] targets)
    {
        if (data.Layout is StorageLayout.OnePiece { Address: null })
            Array.ForEach(targets, target => data.Read(0, target));
        else if (data.Layout is StorageLayout.InChunks chunks)
            FromChunks(data, chunks, extent, isReversed, frames, targets);
        else if (isReversed)
            FromPieces(data, extent, frames, targets);
        else
            FromRows(data, extent, frames, targets);
    }

    // Decodes every chunk that holds a wanted frame once, and keeps one at a time.
    private static void FromChunks(
        StoredDataSet data, StorageLayout.InChunks chunks, int[] extent, bool isReversed, IReadOnlyList<int> frames, byte[][] targets)
    {
        var rank = chunks.Grid.Chunk.Length;
        var chunk = Upright(chunks.Grid.Chunk);
        var steps = Steps(chunk, isReversed);
        var grid = Enumerable.Range(0, 3).Select(axis => (extent[axis] + (long)chunk[axis] - 1) / chunk[axis]).ToArray();
        var groups = Enumerable.Range(0, frames.Count).GroupBy(i => frames[i] / chunk[3]).ToArray();
        ChunkGrid.RequireVisits((Int128)grid[0] * grid[1] * grid[2] * groups.Length, data.FileLength);
        if (!data.IsZeroByDefault)
            Array.ForEach(targets, target => data.Fill(target));
        data.BeginChunks();
        var plain = new byte[chunks.Grid.ChunkBytes];
        var (stored, start) = (new long[rank], new int[4]);
        foreach (var group in groups)
        {
            var wanted = group.ToArray();
            for (var number = 0L; number < grid[0] * grid[1] * grid[2]; number++)
            {
                Place(number, group.Key);
                if (data.ReadChunk(chunks, stored, plain))
                    Gather(plain, start, chunk, steps, extent, frames, wanted, data.Element.Bytes, targets);
            }
        }

        // Where a chunk lies in the grid, in the order of the file, and at which voxel and frame it starts.
        void Place(long number, int frameChunk)
        {
            Span<long> place = [number / (grid[1] * grid[2]), number / grid[2] % grid[1], number % grid[2], frameChunk];
            for (var axis = 0; axis < 4; axis++)
                start[axis] = (int)place[axis] * chunk[axis];
            for (var axis = 0; axis < rank; axis++)
                stored[axis] = place[isReversed ? rank - 1 - axis : axis];
        }

        int[] Upright(int[] axes)
        {
            int[] upright = isReversed ? [.. axes.Reverse()] : axes;
            return upright.Length == 4 ? upright : [.. upright, 1];
        }
    }

    // Stored in reverse, a frame is one piece.
    private static void FromPieces(StoredDataSet data, int[] extent, IReadOnlyList<int> frames, byte[][] targets)
    {
        int[] box = [extent[0], extent[1], extent[2], 1];
        var piece = new byte[targets.Length == 0 ? 0 : targets[0].Length];
        for (var i = 0; i < frames.Count; i++)
        {
            data.Read((long)frames[i] * extent[0] * extent[1] * extent[2], piece);
            Gather(piece, [0, 0, 0, frames[i]], box, Steps(box, isReversed: true), extent, frames, [i], data.Element.Bytes, targets);
        }
    }

    private static void FromRows(StoredDataSet data, int[] extent, IReadOnlyList<int> frames, byte[][] targets)
    {
        var rowNumbers = (long)extent[1] * extent[2] * extent[3];
        var rowBytes = rowNumbers * data.Element.Bytes;
        int[] all = [.. Enumerable.Range(0, frames.Count)];
        var rows = (int)Math.Clamp(BlockBytes / rowBytes, 1, extent[0]);
        if (rowBytes > Array.MaxLength || rowBytes * extent[0] > data.FileLength)
        {
            throw new InvalidDataException(
                $"it declares {(Int128)rowBytes * extent[0]} bytes, and the file has {data.FileLength}: not all was written");
        }

        var block = new byte[rowBytes * rows];
        for (var row = 0; row < extent[0]; row += rows)
        {
            int[] box = [Math.Min(rows, extent[0] - row), .. extent[1..]];
            var part = block.AsSpan(0, (int)(rowBytes * box[0]));
            data.Read(row * rowNumbers, part);
            Gather(part, [row, 0, 0, 0], box, Steps(box, isReversed: false), extent, frames, all, data.Element.Bytes, targets);
        }
    }

    // Numbers between neighbours along rows, columns, slices and frames of a box.
    private static int[] Steps(int[] box, bool isReversed) => isReversed
        ? [1, box[0], box[0] * box[1], box[0] * box[1] * box[2]]
        : [box[1] * box[2] * box[3], box[2] * box[3], box[3], 1];

    private static void Gather(
        ReadOnlySpan<byte> box,
        int[] start,
        int[] boxExtent,
        int[] steps,
        int[] extent,
        IReadOnlyList<int> frames,
        int[] wanted,
        int elementBytes,
        byte[][] targets)
    {
        switch (elementBytes)
        {
            case 1:
                Gather<byte>(box, start, boxExtent, steps, extent, frames, wanted, targets);
                break;
            case 2:
                Gather<ushort>(box, start, boxExtent, steps, extent, frames, wanted, targets);
                break;
            case 4:
                Gather<uint>(box, start, boxExtent, steps, extent, frames, wanted, targets);
                break;
            default:
                Gather<ulong>(box, start, boxExtent, steps, extent, frames, wanted, targets);
                break;
        }
    }

    // The box lies at start in the data set and may hang over its end, as the last chunks do. Some columns of one row at a time, so that
    // what is read for the next slice and frame is still in the cache.
    private static void Gather<T>(
        ReadOnlySpan<byte> bytes,
        int[] start,
        int[] boxExtent,
        int[] steps,
        int[] extent,
        IReadOnlyList<int> frames,
        int[] wanted,
        byte[][] targets)
        where T : unmanaged
    {
        const int Tile = 32;
        var box = MemoryMarshal.Cast<byte, T>(bytes);
        var rows = Math.Min(boxExtent[0], extent[0] - start[0]);
        var columns = Math.Min(boxExtent[1], extent[1] - start[1]);
        var slices = Math.Min(boxExtent[2], extent[2] - start[2]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column += Tile)
            {
                var count = Math.Min(Tile, columns - column);
                for (var slice = 0; slice < slices; slice++)
                {
                    var to = ((((start[2] + slice) * extent[0]) + start[0] + row) * extent[1]) + start[1] + column;
                    var from = (row * steps[0]) + (column * steps[1]) + (slice * steps[2]);
                    foreach (var i in wanted)
                    {
                        var target = MemoryMarshal.Cast<byte, T>(targets[i].AsSpan()).Slice(to, count);
                        Pick(box[(from + ((frames[i] - start[3]) * steps[3]))..], steps[1], target);
                    }
                }
            }
        }
    }

    private static void Pick<T>(ReadOnlySpan<T> from, int step, Span<T> to)
    {
        for (int i = 0, at = 0; i < to.Length; i++, at += step)
            to[i] = from[at];
    }
}
