using System.Buffers.Binary;

namespace Bench.Hdf5.Reading;

/// <summary>
/// The first bytes of an HDF5 file (HDF5 File Format Specification 3.0, section II.A), of which three facts are wanted: where it begins,
/// where the root group is, and how long the file should be.
/// </summary>
/// <param name="Start">Bytes before it, 0 or 512 times a power of two.</param>
/// <param name="RootAddress">Where the header of the root group begins, from its start.</param>
/// <param name="DeclaredLength">The length that it declares for the whole file.</param>
/// <param name="FileLength">The length that the file has.</param>
internal sealed record Superblock(long Start, long RootAddress, long DeclaredLength, long FileLength)
{
    private const int HeadBytes = 76;
    private const int SmallestUserBlock = 512;
    private const int AddressBytes = 8;
    private const string NoSignature = "the signature of HDF5 is missing";

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Looks for it at 0, 512, 1024, 2048 … bytes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">There is none, or it is of a kind that is not read here.</exception>
    public static Superblock Find(string path)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        // Pipes and devices have no length, and opening one may wait for ever.
        if (file is { Exists: true, Length: 0 })
            throw new InvalidDataException(NoSignature);
        using var stream = file.OpenRead();
        for (var start = 0L; start < stream.Length; start = start == 0 ? SmallestUserBlock : 2 * start)
        {
            stream.Position = start;
            var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            if (head[..length].StartsWith(Signature))
                return Of(head[..length], start, stream.Length);
        }

        throw new InvalidDataException(NoSignature);
    }

    private static Superblock Of(ReadOnlySpan<byte> head, long start, long fileLength)
    {
        if (head.Length < HeadBytes)
            throw new InvalidDataException("it ends within its first bytes");
        var version = head[Signature.Length];
        var (addressBytes, baseAt, endAt, rootAt) = version switch
        {
            0 => (head[13], 24, 40, 64),
            1 => (head[13], 28, 44, 68),
            2 or 3 => (head[9], 12, 28, 36),
            _ => throw new InvalidDataException($"a superblock of version {version} is unknown"),
        };
        if (addressBytes != AddressBytes)
            throw new InvalidDataException($"it has addresses of {addressBytes} bytes, and 8 are read here");
        var baseAddress = BinaryPrimitives.ReadInt64LittleEndian(head[baseAt..]);
        if (baseAddress != start)
            throw new InvalidDataException($"its addresses count from byte {baseAddress}, and it begins at {start}");
        return new Superblock(
            start, BinaryPrimitives
                .ReadInt64LittleEndian(head[rootAt..]), BinaryPrimitives
                .ReadInt64LittleEndian(head[endAt..]), fileLength);
    }
}
