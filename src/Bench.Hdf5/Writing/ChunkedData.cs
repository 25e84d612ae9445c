using System.IO.Compression;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Writing;

/// <summary>A data set that is written chunk by chunk. Chunks that nobody writes are zero for every reader, and take no room.</summary>
public sealed class ChunkedData
{
    private const int DeflateLevel = 6;

    private readonly List<ChunkTreeWriter.Entry> _entries = [];
    private readonly HashSet<long> _written = [];
    private readonly HdfWriter _writer;
    private readonly ElementType _element;
    private readonly long[] _extent;
    private readonly int[] _chunk;
    private readonly ChunkGrid _grid;
    private readonly ChunkFilters _filters;

    /// <summary>Begins a data set.</summary>
    /// <param name="writer">Writes the file.</param>
    /// <param name="element">Type of its numbers.</param>
    /// <param name="extent">Its axes.</param>
    /// <param name="chunk">Axes of a chunk.</param>
    /// <param name="filters">What chunks go through.</param>
    internal ChunkedData(HdfWriter writer, ElementType element, long[] extent, int[] chunk, ChunkFilters filters)
    {
        (_writer, _element, _extent, _chunk, _filters) = (writer, element, extent, chunk, filters);
        _grid = new ChunkGrid(
            extent, Array.ConvertAll(extent, n => (ulong)n), Array.ConvertAll(chunk, n => (ulong)n), element.Bytes, long.MaxValue);
    }

    /// <summary>Stores a chunk.</summary>
    /// <param name="place">Its place in the grid of chunks; each once.</param>
    /// <param name="plain">All its bytes in C order.</param>
    /// <exception cref="ArgumentException">Of another length, outside the grid, or written already.</exception>
    public void Write(ReadOnlySpan<long> place, ReadOnlySpan<byte> plain)
    {
        if (plain.Length != _grid.ChunkBytes)
            throw new ArgumentException($"{plain.Length} bytes for a chunk of {_grid.ChunkBytes}.", nameof(plain));
        for (var axis = 0; axis < _chunk.Length; axis++)
        {
            if (place[axis] < 0 || place[axis] >= _grid.Count[axis])
            {
                throw new ArgumentException(
                    $"chunk {string.Join(", ", place.ToArray())} is outside {string.Join(" × ", _grid.Count)}.", nameof(place));
            }
        }

        if (!_written.Add(_grid.NumberOf(place)))
            throw new ArgumentException($"chunk {string.Join(", ", place.ToArray())} was written already.", nameof(place));
        var stored = Stored(plain);
        _entries.Add(new ChunkTreeWriter.Entry(place.ToArray(), _writer.Append(stored), stored.Length));
    }

    /// <summary>Writes its index and header.</summary>
    /// <returns>Where the header stands.</returns>
    internal long Finish()
    {
        var tree = _entries.Count == 0
            ? ByteBuilder.Undefined
            : new ChunkTreeWriter(_chunk, _writer.AppendAligned).Write([.. _entries.OrderBy(e => _grid.NumberOf(e.Place))]);
        return _writer.AppendAligned(
            HeaderMessages.OfDataSet(_element, _extent, HeaderMessages.InChunks(tree, _chunk, _element.Bytes), Steps()));
    }

    private List<FilterStep> Steps()
    {
        var steps = new List<FilterStep>();
        if (_filters == ChunkFilters.ShuffleAndDeflate)
            steps.Add(new FilterStep(FilterStep.Shuffle, "", [(uint)_element.Bytes]));
        if (_filters != ChunkFilters.None)
            steps.Add(new FilterStep(FilterStep.Deflate, "", [DeflateLevel]));
        return steps;
    }

    private ReadOnlySpan<byte> Stored(ReadOnlySpan<byte> plain)
    {
        if (_filters == ChunkFilters.None)
            return plain;
        using var packed = new MemoryStream();
        using (var deflating = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflating.Write(_filters == ChunkFilters.ShuffleAndDeflate ? Shuffled(plain) : plain);
        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private byte[] Shuffled(ReadOnlySpan<byte> plain)
    {
        var shuffled = new byte[plain.Length];
        var count = plain.Length / _element.Bytes;
        for (var i = 0; i < plain.Length; i++)
            shuffled[(i % _element.Bytes * count) + (i / _element.Bytes)] = plain[i];
        return shuffled;
    }
}

/// <summary>What chunks go through before they are stored.</summary>
public enum ChunkFilters
{
    /// <summary>Nothing: equal content makes equal files on every machine.</summary>
    None,

    /// <summary>DEFLATE.</summary>
    Deflate,

    /// <summary>Bytes of equal place side by side, then DEFLATE.</summary>
    ShuffleAndDeflate,
}
