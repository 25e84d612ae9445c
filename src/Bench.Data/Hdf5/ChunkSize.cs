using PureHDF;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>Refuses chunks that no sound file has, before the library reserves memory for one.</summary>
internal static class ChunkSize
{
    private const long MaximumBytes = 512L << 20;
    private const long PlausibleBytes = 16L << 20;

    // DEFLATE (RFC 1951) turns a byte into at most 1032.
    private const long MaximumCompression = 1032;

    /// <summary>Looks at the declared chunks of a data set; nothing is asked of other layouts.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    /// <param name="fileLength">Bytes of the file.</param>
    /// <exception cref="InvalidDataException">They are of another rank than the data set, empty, or larger than can come out of the file.</exception>
    public static void RequirePossible(NativeDataset data, int elementBytes, long fileLength)
    {
        if (data.Layout.Class != H5DataLayoutClass.Chunked)
            return;
        var declared = data.Layout.Chunks;
        var most = Math.Min(MaximumBytes, Math.Max(PlausibleBytes, MaximumCompression * fileLength));
        var bytes = declared.Aggregate((double)elementBytes, (product, n) => product * n);
        if (declared.Length != data.Space.Rank || declared.Any(n => n is 0 or > int.MaxValue) || bytes > most)
            throw new InvalidDataException($"chunks of {string.Join(" × ", declared)} are impossible");
    }
}
