using System.Buffers.Binary;
using System.Security.Cryptography;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Harness.Records;

/// <summary>
/// A file's SHA-256, and for each 4 KiB of it a CRC-32 and two sums (of its bytes, and of its bytes times their place). SHA-256 says
/// whether a file has changed; the others, 8 bytes a block, say where, and up to four neighbouring bytes can be restored from them.
/// </summary>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Blocks">The sums of each block, in order.</param>
internal sealed record BlockSums(long Bytes, string Sha256, IReadOnlyList<BlockSum> Blocks)
{
    /// <summary>Bytes of a block; the last may be shorter.</summary>
    public const int BlockBytes = 4096;

    private const int StoredBytes = 8;

    /// <summary>Sums a file up.</summary>
    /// <param name="path">The file.</param>
    /// <param name="change">Given each block and its place in the file before it is summed up; may alter it. Null for no change.</param>
    /// <exception cref="InputException">It is missing or cannot be read.</exception>
    public static BlockSums Of(string path, Action<long, Memory<byte>>? change = null)
    {
        try
        {
            using var stream = OrdinaryFile.OpenRead(path);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (buffer, blocks, length) = (new byte[BlockBytes], new List<BlockSum>(), 0L);
            while (stream.ReadAtLeast(buffer, BlockBytes, throwOnEndOfStream: false) is var read and > 0)
            {
                change?.Invoke(length, buffer.AsMemory(0, read));
                hash.AppendData(buffer, 0, read);
                blocks.Add(BlockSum.Of(buffer.AsSpan(0, read)));
                length += read;
            }

            return new BlockSums(length, Convert.ToHexStringLower(hash.GetHashAndReset()), blocks);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {refusal.Message}", "check the path and its permissions.", refusal);
        }
    }

    /// <summary>The sums of blocks as text.</summary>
    public string ToText()
    {
        var bytes = new byte[StoredBytes * Blocks.Count];
        for (var i = 0; i < Blocks.Count; i++)
        {
            var at = bytes.AsSpan(StoredBytes * i);
            BinaryPrimitives.WriteUInt32LittleEndian(at, Blocks[i].Crc);
            BinaryPrimitives.WriteUInt16LittleEndian(at[4..], Blocks[i].Sum);
            BinaryPrimitives.WriteUInt16LittleEndian(at[6..], Blocks[i].Weighted);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads them again.</summary>
    /// <param name="text">From <see cref="ToText"/>.</param>
    /// <returns>Null where it is no such text.</returns>
    public static IReadOnlyList<BlockSum>? FromText(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length % StoredBytes != 0)
        {
            return null;
        }

        var blocks = new BlockSum[length / StoredBytes];
        for (var i = 0; i < blocks.Length; i++)
        {
            var at = bytes.AsSpan(StoredBytes * i);
            blocks[i] = new BlockSum(
                BinaryPrimitives.ReadUInt32LittleEndian(at),
                BinaryPrimitives.ReadUInt16LittleEndian(at[4..]),
                BinaryPrimitives.ReadUInt16LittleEndian(at[6..]));
        }

        return blocks;
    }
}
