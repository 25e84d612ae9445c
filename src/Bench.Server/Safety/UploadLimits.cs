namespace Bench.Server.Safety;

/// <summary>How much one upload may bring.</summary>
/// <param name="MaxUploadBytes">Bytes of a request.</param>
internal sealed record UploadLimits(long MaxUploadBytes)
{
    /// <summary>Files that one upload may hold, those in zip files counted.</summary>
    public const int MostFiles = 10_000;

    /// <summary>An entry of a zip file that unpacks to less is taken however well it was packed: masks are mostly zeros.</summary>
    public const long SmallEntryBytes = 64L << 20;

    /// <summary>Unpacked bytes for each packed one that larger entries may have.</summary>
    public const int MostRatio = 200;

    /// <summary>Bytes that the entries of a zip file may unpack to together.</summary>
    public long MostUnpackedBytes => 4 * MaxUploadBytes;

    /// <summary>Uploads that are held at a time.</summary>
    public const int MostUploads = 64;

    /// <summary>Bytes that all uploads may take on the disk together.</summary>
    public long MostHeldBytes => 16 * MaxUploadBytes;
}
