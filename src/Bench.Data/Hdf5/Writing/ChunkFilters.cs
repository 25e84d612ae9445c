namespace Bench.Data.Hdf5.Writing;

/// <summary>What chunks go through before they are stored.</summary>
internal enum ChunkFilters
{
    /// <summary>Nothing: equal content makes equal files on every machine.</summary>
    None,

    /// <summary>DEFLATE.</summary>
    Deflate,

    /// <summary>Bytes of equal place side by side, then DEFLATE.</summary>
    ShuffleAndDeflate,
}
