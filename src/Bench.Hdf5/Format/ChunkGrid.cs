namespace Bench.Hdf5.Format;

/// <summary>The grid that the chunks of a data set lie in.</summary>
internal sealed class ChunkGrid
{
    /// <summary>Marks an axis that may grow without end.</summary>
    public const ulong Unlimited = ulong.MaxValue;

    /// <summary>The longest chunk that is read.</summary>
    public const long MaximumBytes = 512L << 20;

    // DEFLATE (RFC 1951) turns a byte into at most 1032, and what was never written takes no room.
    private const double MaximumCompression = 1032;
    private const double PlausibleBytes = 16L << 20;

    // Every chunk that was written takes eight bytes of an index; beyond this, so many places are not looked at.
    private const long FreeVisits = 1 << 20;
    private const int EntryBytes = 8;

    /// <summary>Lays out the grid.</summary>
    /// <param name="extent">Axes of the data set.</param>
    /// <param name="largest">Axes that it may grow to.</param>
    /// <param name="chunk">Axes of a chunk.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    /// <param name="fileLength">Bytes of the file.</param>
    /// <exception cref="InvalidDataException">The chunks are of another rank, empty, or larger than can come out of the file.</exception>
    public ChunkGrid(long[] extent, ulong[] largest, ulong[] chunk, int elementBytes, long fileLength)
    {
        var bytes = chunk.Aggregate((double)elementBytes, (product, n) => product * n);
        var most = Math.Min(MaximumBytes, Math.Max(PlausibleBytes, MaximumCompression * fileLength));
        if (chunk.Length != extent.Length || largest.Length != extent.Length || chunk.Any(n => n is 0 or > int.MaxValue) || bytes > most)
            throw new InvalidDataException($"chunks of {string.Join(" × ", chunk)} are impossible");
        (Extent, Chunk, ChunkBytes) = (extent, Array.ConvertAll(chunk, n => (int)n), (int)bytes);
        Count = [.. extent.Zip(Chunk, (n, size) => (n / size) + (n % size == 0 ? 0 : 1))];
        Largest = [.. largest.Zip(Chunk, (n, size) => n == Unlimited ? Unlimited : (n / (ulong)size) + (n % (ulong)size == 0 ? 0ul : 1))];
    }

    /// <summary>Axes of the data set.</summary>
    public long[] Extent { get; }

    /// <summary>Axes of a chunk.</summary>
    public int[] Chunk { get; }

    /// <summary>Bytes of a decoded chunk.</summary>
    public int ChunkBytes { get; }

    /// <summary>Chunks along each axis.</summary>
    public long[] Count { get; }

    /// <summary>
    /// Chunks along each axis once the data set is as large as it may become; <see cref="Unlimited"/> where there is no limit.
    /// </summary>
    public ulong[] Largest { get; }

    /// <summary>Makes sure that so many places of the grid can be looked at.</summary>
    /// <param name="places">How many.</param>
    /// <param name="fileLength">Bytes of the file.</param>
    /// <exception cref="InvalidDataException">They are far more than there can be chunks in the file.</exception>
    public static void RequireVisits(Int128 places, long fileLength)
    {
        if (places > Math.Max(FreeVisits, fileLength / EntryBytes))
            throw new InvalidDataException($"{places} chunks cannot be in {fileLength} bytes");
    }

    /// <summary>Whether a chunk hangs over the end of the data set.</summary>
    /// <param name="place">Its place in the grid.</param>
    public bool IsPartial(ReadOnlySpan<long> place)
    {
        for (var axis = 0; axis < place.Length; axis++)
        {
            if ((place[axis] + 1) * Chunk[axis] > Extent[axis])
                return true;
        }

        return false;
    }

    /// <summary>Number of a chunk in C order of the grid as it is.</summary>
    /// <param name="place">Its place in the grid.</param>
    public long NumberOf(ReadOnlySpan<long> place)
    {
        var number = 0L;
        for (var axis = 0; axis < place.Length; axis++)
            number = (number * Count[axis]) + place[axis];
        return number;
    }

    /// <summary>
    /// Number of a chunk in C order of the grid at its largest, so that a growing data set keeps its numbers. The axis that grows without
    /// end comes first.
    /// </summary>
    /// <param name="place">Its place in the grid.</param>
    /// <exception cref="InvalidDataException">It is beyond 2⁶³.</exception>
    public long LastingNumberOf(ReadOnlySpan<long> place)
    {
        var endless = Array.LastIndexOf(Largest, Unlimited);
        var number = (UInt128)(endless < 0 ? 0 : place[endless]);
        for (var axis = 0; axis < place.Length; axis++)
        {
            if (axis != endless)
                number = (number * Largest[axis]) + (ulong)place[axis];
            if (number > long.MaxValue)
                throw new InvalidDataException($"its largest extent, {string.Join(" × ", Largest)} chunks, is impossible");
        }

        return (long)number;
    }
}
