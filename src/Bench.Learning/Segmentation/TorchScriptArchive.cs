using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Checks the archive that a TorchScript file is, before libtorch reads it: a damaged one may end the whole process there. Directory,
/// places, lengths and CRC-32 of every entry must agree (PKWARE APPNOTE 6.3.10, with Zip64, as torch.jit.save writes it). What the entries
/// say is not checked: they are a program.
/// </summary>
internal static class TorchScriptArchive
{
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int End64Bytes = 56;
    private const int DirectoryBytes = 46;
    private const int LocalBytes = 30;
    private const int MostDirectoryBytes = 64 << 20;
    private const int MostDeflatedBytes = 256 << 20; // Code and tables; arrays are stored as they are.
    private const ushort Zip64Extra = 1;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;

    /// <summary>Makes sure that a file is a whole archive of TorchScript.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is not.</exception>
    public static void Require(string path)
    {
        try
        {
            using var file = OrdinaryFile.OpenRead(path);
            var entries = Directory(file);
            foreach (var entry in entries)
            {
                RequireSum(file, entry);
            }

            if (
                !entries.Any(e => e.Name.Contains("/code/", StringComparison.Ordinal))
                    || !entries.Any(e => e.Name.EndsWith("/data.pkl", StringComparison.Ordinal)))
            {
                throw new InputException(
                    path,
                    "is an archive without the code of a model; torch.save writes such files.",
                    "save the model with torch.jit.save; a file of torch.save holds no code and cannot be run.");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or OverflowException or DecoderFallbackException)
        {
            throw new InputException(
                path,
                $"is not a TorchScript file, or is damaged: {e.Message}.",
                "copy or download it again, or save the model again with torch.jit.save.",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {e.Message}", "check the path.", e);
        }
    }

    private static List<Entry> Directory(Stream file)
    {
        var end = Read(file, file.Length - EndBytes, EndBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != 0x06054b50)
        {
            throw new InvalidDataException("it does not end as a zip archive ends");
        }

        var (count, length, start, until) = ((long)U16(end, 10), U32(end, 12), U32(end, 16), file.Length - EndBytes);
        var locator = Read(file, until - LocatorBytes, LocatorBytes);
        if (U32(locator, 0) == 0x07064b50)
        {
            until = I64(locator, 8);
            var end64 = Read(file, until, End64Bytes);
            (count, length, start) = U32(end64, 0) == 0x06064b50
                ? (I64(end64, 32), I64(end64, 40), I64(end64, 48))
                : throw new InvalidDataException("its Zip64 directory is not to be found");
        }

        if (length is < 0 or > MostDirectoryBytes || start < 0 || start != until - length)
        {
            throw new InvalidDataException("its directory is not where it should be");
        }

        var directory = Read(file, start, (int)length);
        var entries = new List<Entry>();
        var at = 0;
        while (at < directory.Length)
        {
            entries.Add(EntryAt(directory, ref at));
        }

        if (entries.Count != count)
        {
            throw new InvalidDataException($"its directory has {entries.Count} entries, not {count}");
        }

        var place = 0L;
        return [.. entries.OrderBy(e => e.Start).Select(e =>
        {
            var body = e.Start >= place ? BodyOf(file, e) : throw new InvalidDataException($"'{e.Name}' overlaps another entry");
            place = body + e.Packed <= start ? body + e.Packed : throw new InvalidDataException($"'{e.Name}' reaches beyond the entries");
            return e with { Start = body };
        })];
    }

    private static Entry EntryAt(byte[] directory, ref int at)
    {
        if (directory.Length - at < DirectoryBytes || U32(directory, at) != 0x02014b50)
        {
            throw new InvalidDataException("its directory is damaged");
        }

        var (names, extras, comments) = (U16(directory, at + 28), U16(directory, at + 30), U16(directory, at + 32));
        var next = at + DirectoryBytes + names + extras + comments;
        if (next > directory.Length)
        {
            throw new InvalidDataException("its directory is cut short");
        }

        var name = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(directory, at + DirectoryBytes, names);
        ReadOnlySpan<byte> extra = directory.AsSpan(at + DirectoryBytes + names, extras);
        var (packed, plain, start) = (U32(directory, at + 20), U32(directory, at + 24), U32(directory, at + 42));
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            var field = size <= extra.Length - 4 ? extra.Slice(4, size) : throw new InvalidDataException($"'{name}' is described wrongly");
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64Extra)
            {
                plain = Large(plain, ref field);
                packed = Large(packed, ref field);
                start = Large(start, ref field);
            }

            extra = extra[(4 + size)..];
        }

        var entry = new Entry(name, U16(directory, at + 8), U16(directory, at + 10), U32(directory, at + 16), packed, plain, start);
        at = next;
        return entry.Packed >= 0 && entry.Plain >= 0 && entry.Start >= 0 && (entry.Flags & ~0x0808) == 0 && entry.Method switch
        {
            Stored => entry.Packed == entry.Plain,
            Deflated => entry.Plain <= MostDeflatedBytes,
            _ => false,
        }
            ? entry
            : throw new InvalidDataException($"'{name}' is stored in a way that torch.jit.save does not use");
    }

    private static long Large(long value, ref ReadOnlySpan<byte> field)
    {
        if (value != uint.MaxValue || field.Length < sizeof(long))
        {
            return value;
        }

        var large = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[sizeof(long)..];
        return large;
    }

    // The header in front of an entry says once more what the directory says; libtorch's reader believes either.
    private static long BodyOf(Stream file, Entry entry)
    {
        var local = Read(file, entry.Start, LocalBytes);
        var names = U16(local, 26);
        var (packed, plain) = (U32(local, 18), U32(local, 22));
        var isLater = (entry.Flags & 8) != 0;
        var agrees = U32(local, 0) == 0x04034b50
            && U16(local, 6) == entry.Flags
            && U16(local, 8) == entry.Method
            && (isLater || U32(local, 14) == entry.Sum)
            && (isLater || packed == uint.MaxValue || packed == entry.Packed)
            && (isLater || plain == uint.MaxValue || plain == entry.Plain)
            && Encoding.UTF8.GetBytes(entry.Name).AsSpan().SequenceEqual(Read(file, entry.Start + LocalBytes, names));
        return agrees
            ? entry.Start + LocalBytes + names + U16(local, 28)
            : throw new InvalidDataException($"'{entry.Name}' is described in two ways");
    }

    private static void RequireSum(Stream file, Entry entry)
    {
        file.Position = entry.Start;
        using var content = entry.Method == Stored ? null : new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true);
        Stream source = content ?? (Stream)file;
        var (buffer, left, sum) = (new byte[1 << 16], entry.Plain, Crc32.Start);
        while (left > 0)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            sum = read > 0
                ? Crc32.Add(sum, buffer.AsSpan(0, read))
                : throw new InvalidDataException($"'{entry.Name}' is shorter than it says");
            left -= read;
        }

        if (Crc32.End(sum) != entry.Sum)
        {
            throw new InvalidDataException($"the bytes of '{entry.Name}' do not fit their checksum");
        }
    }

    private static byte[] Read(Stream file, long at, int length)
    {
        if (at < 0 || at > file.Length - length)
        {
            throw new InvalidDataException("it is cut short");
        }

        var bytes = new byte[length];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static long U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long I64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private sealed record Entry(string Name, ushort Flags, ushort Method, long Sum, long Packed, long Plain, long Start);
}
