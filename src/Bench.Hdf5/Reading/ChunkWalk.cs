using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Puts the chunks of a data set of any number of axes together.</summary>
internal static class ChunkWalk
{
    /// <summary>Reads all chunks.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="chunks">Its layout.</param>
    /// <param name="all">Receives all numbers in C order.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Everything(StoredDataSet data, StorageLayout.InChunks chunks, byte[] all)
    {
        var (grid, width) = (chunks.Grid, data.Element.Bytes);
        ChunkGrid.RequireVisits(grid.Count.Aggregate((Int128)1, (product, n) => product * n), data.FileLength);
        data.Fill(all);
        data.BeginChunks();
        var chunk = new byte[grid.ChunkBytes];
        var place = new long[grid.Chunk.Length];
        do
        {
            if (data.ReadChunk(chunks, place, chunk))
                CopyRuns(grid, place, chunk, all, width);
        }
        while (Next(place, grid.Count));
    }

    // Along the last axis numbers follow each other in the chunk and in the whole.
    private static void CopyRuns(ChunkGrid grid, long[] place, byte[] chunk, byte[] all, int width)
    {
        var last = place.Length - 1;
        var rows = new long[last];
        var extent = new long[last];
        for (var axis = 0; axis < last; axis++)
            extent[axis] = Math.Min(grid.Chunk[axis], grid.Extent[axis] - (place[axis] * grid.Chunk[axis]));
        var run = Math.Min(grid.Chunk[last], grid.Extent[last] - (place[last] * grid.Chunk[last])) * width;
        do
        {
            var (from, to) = (0L, 0L);
            for (var axis = 0; axis <= last; axis++)
            {
                var within = axis == last ? 0 : rows[axis];
                from = (from * grid.Chunk[axis]) + within;
                to = (to * grid.Extent[axis]) + (place[axis] * grid.Chunk[axis]) + within;
            }

            Array.Copy(chunk, from * width, all, to * width, run);
        }
        while (Next(rows, extent));
    }

    // Counts like the hands of a clock, the last axis fastest; false after the last place.
    private static bool Next(long[] place, long[] count)
    {
        for (var axis = place.Length - 1; axis >= 0; axis--)
        {
            if (++place[axis] < count[axis])
                return true;
            place[axis] = 0;
        }

        return false;
    }
}
