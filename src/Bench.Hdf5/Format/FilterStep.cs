namespace Bench.Hdf5.Format;

/// <summary>A filter that chunks went through when they were written.</summary>
/// <param name="Id">Its number in the HDF Group's registry.</param>
/// <param name="Name">Its name in the file; often empty.</param>
/// <param name="Parameters">What it was given.</param>
internal sealed record FilterStep(int Id, string Name, uint[] Parameters)
{
    /// <summary>DEFLATE, gzip in h5py.</summary>
    public const int Deflate = 1;

    /// <summary>Bytes of equal place put side by side.</summary>
    public const int Shuffle = 2;

    /// <summary>A checksum behind the bytes.</summary>
    public const int Fletcher32 = 3;

    /// <summary>Numbers kept in fewer bits.</summary>
    public const int ScaleOffset = 6;

    /// <summary>h5py's own compression.</summary>
    public const int Lzf = 32000;

    private const int FirstNamed = 256;

    /// <summary>Reads a filter pipeline message of either version (section IV.A.2.l of the specification).</summary>
    /// <param name="message">Its bytes.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<FilterStep> All(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        var (version, count) = (cursor.UInt8(), cursor.UInt8());
        if (version is not (1 or 2))
            throw new InvalidDataException($"a list of filters of version {version} is unknown");
        if (version == 1)
            cursor.Take(6);
        var steps = new FilterStep[count];
        for (var i = 0; i < count; i++)
        {
            var id = cursor.UInt16();
            var nameBytes = version == 1 || id >= FirstNamed ? cursor.UInt16() : 0;
            cursor.UInt16();
            var parameters = new uint[cursor.UInt16()];
            var name = System.Text.Encoding.ASCII.GetString(cursor.Take(version == 1 ? (nameBytes + 7) / 8 * 8 : nameBytes)).TrimEnd('\0');
            for (var k = 0; k < parameters.Length; k++)
                parameters[k] = cursor.UInt32();
            if (version == 1 && parameters.Length % 2 == 1)
                cursor.UInt32();
            steps[i] = new FilterStep(id, name, parameters);
        }

        return steps;
    }

    /// <summary>The name by which people know it.</summary>
    public override string ToString() => Id switch
    {
        4 => "szip",
        5 => "nbit",
        307 => "bzip2",
        32001 => "blosc",
        32004 => "lz4",
        32008 => "bitshuffle",
        32013 => "zfp",
        32015 => "zstd",
        32026 => "blosc2",
        _ when Name.Length > 0 => $"{Name} ({Id})",
        _ => $"number {Id}",
    };
}
