using System.Buffers.Binary;
using System.Text;
using Bench.Core;

namespace Bench.Server.Safety;

/// <summary>
/// Looks at the directory of a zip file before anything of it is unpacked, entry by entry: a library that reads it whole would believe it
/// first. Refused as a whole: paths that lead out of the folder, links, encrypted entries, names that are there twice, and more than
/// <see cref="UploadLimits"/> allow. (Format: APPNOTE.TXT 6.3.10, sections 4.3.12, 4.3.14 to 4.3.16.)
/// </summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="limits">What it may hold.</param>
internal sealed class ZipDirectory(string name, UploadLimits limits)
{
    private const uint EntrySignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const int EntryLength = 46;
    private const int EndLength = 22;
    private const int End64Length = 56;
    private const int LocatorLength = 20;
    private const int MostCommentLength = ushort.MaxValue;
    private const int Encrypted = 1;
    private const int Utf8Names = 1 << 11;
    private const int UnixKindMask = 0xF000;
    private const int UnixLink = 0xA000;
    private const string Remedy = "zip the files again without it, or send them as they are.";

    /// <summary>Whether a file begins as a zip file does.</summary>
    /// <param name="first">Its first bytes.</param>
    public static bool Is(ReadOnlySpan<byte> first) => first.StartsWith("PK\u0003\u0004"u8) || first.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Checks a zip file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It is refused, or is none.</exception>
    public void Require(Stream file)
    {
        var (start, count) = FindDirectory(file);
        if (count > UploadLimits.MostFiles)
            throw Refuse($"holds {count} entries; {UploadLimits.MostFiles} are taken.", "send fewer files at a time.");
        file.Position = start;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unpacked = 0L;
        var entry = new byte[EntryLength];
        var found = 0;
        while (file.ReadAtLeast(entry, EntryLength, throwOnEndOfStream: false) == EntryLength
            && BinaryPrimitives.ReadUInt32LittleEndian(entry) == EntrySignature)
        {
            // The library that unpacks reads on as long as there are entries, whatever their stated number.
            if (++found > count)
                throw Refuse($"its directory holds more entries than the {count} that it states.", Remedy);
            unpacked += Check(file, entry, names);
            if (unpacked > limits.MostUnpackedBytes)
            {
                throw Refuse(
                    $"unpacks to more than {limits.MostUnpackedBytes >> 20} MiB.", "send fewer files at a time, or raise --max-upload.");
            }
        }

        if (found != count)
            throw Refuse($"its directory holds {found} entries, and states {count}.", Remedy);
    }

    private long Check(Stream file, byte[] entry, HashSet<string> names)
    {
        var flags = U16(entry, 8);
        var (packed, unpacked) = ((long)U32(entry, 20), (long)U32(entry, 24));
        var (nameLength, extraLength, commentLength) = (U16(entry, 28), U16(entry, 30), U16(entry, 32));
        var attributes = U32(entry, 38);
        var text = new byte[nameLength + extraLength + commentLength];
        file.ReadExactly(text);
        var path = ((flags & Utf8Names) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(text, 0, nameLength);
        (packed, unpacked) = Wide(text.AsSpan(nameLength, extraLength), packed, unpacked);
        if ((flags & Encrypted) != 0)
            throw Refuse($"its entry '{path}' is encrypted.", "zip the files again without a password.");
        if (IsOutside(path))
            throw Refuse($"its entry '{path}' leads out of the folder that it would be unpacked to.", Remedy);
        if ((attributes >> 16 & UnixKindMask) == UnixLink)
            throw Refuse($"its entry '{path}' is a link.", "zip the file itself (zip without -y).");
        if (!names.Add(path))
            throw Refuse($"holds '{path}' twice.", Remedy);
        if (unpacked > UploadLimits.SmallEntryBytes && unpacked / Math.Max(1, packed) > UploadLimits.MostRatio)
        {
            throw Refuse(
                $"its entry '{path}' would unpack to {unpacked / Math.Max(1, packed)} times its packed size.", "send the file as it is.");
        }

        return unpacked;
    }

    private static bool IsOutside(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal)
        || path.Contains('\0', StringComparison.Ordinal) || path.Split('/', '\\').Contains("..");

    // Sizes that do not fit 32 bits stand in an extra field, the unpacked one first.
    private static (long Packed, long Unpacked) Wide(ReadOnlySpan<byte> extra, long packed, long unpacked)
    {
        while (extra.Length >= 4)
        {
            var (kind, length) = (BinaryPrimitives.ReadUInt16LittleEndian(extra), BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]));
            if (length > extra.Length - 4)
                break;
            if (kind == 1)
            {
                var field = extra.Slice(4, length);
                if (unpacked == uint.MaxValue && field.Length >= 8)
                {
                    unpacked = Size(field);
                    field = field[8..];
                }

                if (packed == uint.MaxValue && field.Length >= 8)
                    packed = Size(field);
            }

            extra = extra[(4 + length)..];
        }

        return (packed, unpacked);
    }

    private static long Size(ReadOnlySpan<byte> field) =>
        (long)Math.Min(long.MaxValue >> 1, BinaryPrimitives.ReadUInt64LittleEndian(field));

    private (long Start, long Count) FindDirectory(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + MostCommentLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (U32(tail, at) != EndSignature || at + EndLength + U16(tail, at + 20) > tail.Length)
                continue;
            var (count, start) = ((long)U16(tail, at + 10), (long)U32(tail, at + 16));
            if (count == ushort.MaxValue || start == uint.MaxValue)
                (start, count) = FindDirectory64(file, file.Length - tail.Length + at);
            if (start < 0 || start > file.Length)
                break;
            return (start, count);
        }

        throw Refuse("is damaged: it has no directory.", "zip the files again.");
    }

    private (long Start, long Count) FindDirectory64(Stream file, long end)
    {
        var locator = new byte[LocatorLength];
        var record = new byte[End64Length];
        if (end >= LocatorLength)
        {
            file.Position = end - LocatorLength;
            file.ReadExactly(locator);
            var at = (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(locator.AsSpan(8)));
            if (U32(locator, 0) == Locator64Signature && at <= file.Length - End64Length)
            {
                file.Position = at;
                file.ReadExactly(record);
                if (U32(record, 0) == End64Signature)
                {
                    return (
                        (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(48))),
                        (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(32))));
                }
            }
        }

        throw Refuse("is damaged: its directory is not where it says.", "zip the files again.");
    }

    private InputException Refuse(string reason, string remedy) => new(name, reason, remedy);

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
