using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.ModelFiles;

namespace Bench.Learning.Weights;

/// <summary>
/// A file of named float arrays in the safetensors format (Hugging Face, 2022): eight bytes of header length, a JSON header, the numbers,
/// little-endian. Any language reads it without running code from it. Written atomically, with a SHA-256 of the numbers in its metadata.
/// </summary>
/// <param name="Arrays">The arrays, in order.</param>
/// <param name="Metadata">Free text by key.</param>
public sealed record SafetensorsFile(IReadOnlyList<NamedArray> Arrays, IReadOnlyDictionary<string, string> Metadata)
{
    private const string HashKey = "sha256";
    private const int LargestHeader = 16 << 20; // A network of ours needs some 50 kB.

    /// <summary>SHA-256 of the numbers in order, as lower-case hexadecimal digits.</summary>
    public string ContentSha256 => HashOf(Arrays);

    /// <summary>Writes a file, atomically: it is whole or absent.</summary>
    /// <param name="path">Where to; its folder is made if missing, an existing file is replaced.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        var header = Header();
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var array in Arrays)
        {
            stream.Write(MemoryMarshal.AsBytes<float>(array.Values));
        }
    });

    /// <summary>Reads a file and checks its hash where it has one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">
    /// It is missing, cut short, of another format or number type, or its numbers do not fit its hash.
    /// </exception>
    public static SafetensorsFile Read(string path)
    {
        var (file, stated) = ReadUnchecked(path);
        return stated is null || stated == file.ContentSha256 ? file : throw Changed(path);
    }

    /// <summary>
    /// Reads a file, and the SHA-256 of its numbers that its metadata state; null where they state none. Whether they agree is for the
    /// caller to see.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing, cut short, of another format or number type.</exception>
    internal static (SafetensorsFile File, string? StatedSha256) ReadUnchecked(string path)
    {
        try
        {
            OrdinaryFile.Require(path);
            using var stream = OrdinaryFile.OpenRead(path);
            var (header, dataStart) = ReadHeader(stream, path);
            using (header)
            {
                return ReadBody(stream, header.RootElement, dataStart, path);
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "there is no such file.", "check the path.", e);
        }
        catch (JsonException e)
        {
            throw Unreadable(path, $"its header is wrong: {JsonProblem.Words(e).TrimEnd('.')}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw Unreadable(path, e is InvalidOperationException ? "its header holds text that is not Unicode" : e.Message, e);
        }
    }

    private static (JsonDocument Header, long DataStart) ReadHeader(Stream stream, string path)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(length);
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headerLength > LargestHeader || (long)headerLength > stream.Length - sizeof(ulong))
        {
            throw Unreadable(
                path, $"its first eight bytes say that the header has {headerLength} bytes, more than there are or than {LargestHeader}");
        }

        var header = new byte[headerLength];
        stream.ReadExactly(header);
        return (JsonDocument.Parse(header), sizeof(ulong) + (long)headerLength);
    }

    private static (SafetensorsFile File, string? StatedSha256) ReadBody(Stream stream, JsonElement header, long dataStart, string path)
    {
        if (header.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable(path, "its header is not a JSON object");
        }

        // Of two members of one name, programs take different ones.
        if (
            header.EnumerateObject()
                .Select(e => RepeatedName(e.Value))
                .Prepend(RepeatedName(header))
                .FirstOrDefault(n => n is not null) is { } name)
        {
            throw Unreadable(path, $"'{name}' is there twice");
        }

        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var ranges = new List<SafetensorsRange>();
        foreach (var entry in header.EnumerateObject())
        {
            if (!entry.NameEquals("__metadata__"))
            {
                ranges.Add(
                    SafetensorsRange.Of(entry.Name, entry.Value)
                        ?? throw Unreadable(
                            path, $"'{entry.Name}' is not an array of type F32 with a shape and two offsets; other types are not read"));
                continue;
            }

            foreach (
                var item in entry.Value.ValueKind == JsonValueKind.Object
                    ? entry.Value.EnumerateObject()
                    : throw Unreadable(path, "its metadata is not a JSON object"))
            {
                metadata[item.Name] = item.Value.ValueKind == JsonValueKind.String
                    ? item.Value.GetString()!
                    : throw Unreadable(path, $"its metadata '{item.Name}' is not text");
            }
        }

        // One after another and to the end, as the format asks: so arrays do not overlap and take no more memory than the file.
        var place = 0L;
        foreach (var range in ranges.OrderBy(r => r.Start).ThenBy(r => r.End))
        {
            place = range.Start == place && range.End >= place && range.End <= stream.Length - dataStart && range.Fits
                ? range.End
                : throw Unreadable(
                    path,
                    $"'{range.Name}' of shape [{string.Join(", ", range.Shape)}] does not fit bytes {range.Start} … {range.End} "
                        + "behind those before it; the file may be cut short");
        }

        if (place != stream.Length - dataStart)
        {
            throw Unreadable(path, $"{stream.Length - dataStart - place} bytes at its end belong to no array");
        }

        var arrays = new List<NamedArray>();
        stream.Position = dataStart;
        foreach (var range in ranges.OrderBy(r => r.Start).ThenBy(r => r.End))
        {
            var values = new float[(range.End - range.Start) / sizeof(float)];
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            arrays.Add(new NamedArray(range.Name, range.Shape, values));
        }

        _ = metadata.Remove(HashKey, out var stated);
        return (new SafetensorsFile(arrays, metadata), stated);
    }

    private static string? RepeatedName(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(e => e.Name).FirstOrDefault(n => !names.Add(n))
            : null;
    }

    /// <summary>An error for a file whose numbers are not those that its metadata state.</summary>
    /// <param name="path">The file.</param>
    internal static InputException Changed(string path) =>
        Unreadable(
            path,
            $"its numbers do not fit the SHA-256 in its metadata; it is damaged, or was changed by a program that left '{HashKey}' as "
                + "it was");

    private static InputException Unreadable(string path, string reason, Exception? inner = null) =>
        (MistakenFile.Recognise(path) ?? OtherModelFile.Recognise(path, "--weights")) is { } mistaken
        ? new InputException(path, mistaken.Reason, mistaken.Remedy, inner)
        : new InputException(path, $"not a readable safetensors file: {reason}", "make the file again, or name another one.", inner);

    private static string HashOf(IReadOnlyList<NamedArray> arrays)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var array in arrays)
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(array.Values));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] Header()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in Metadata.Append(new(HashKey, ContentSha256)).OrderBy(m => m.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            var offset = 0L;
            foreach (var array in Arrays)
            {
                json.WriteStartObject(array.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var extent in array.Shape)
                {
                    json.WriteNumberValue(extent);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += array.Values.LongLength * sizeof(float);
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The format asks for numbers aligned to eight bytes: the header is filled up with spaces.
        var padding = (8 - ((int)buffer.Length % 8)) % 8;
        return [.. buffer.ToArray(), .. Enumerable.Repeat((byte)' ', padding)];
    }
}
