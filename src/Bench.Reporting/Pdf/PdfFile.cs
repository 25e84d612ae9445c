using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Reporting.Pdf;

/// <summary>
/// Writes the objects of a PDF 1.7 file, small ones packed into object streams (ISO 32000-1, §7.5.7): the structure of a report is tens of
/// thousands of them. The same objects give the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private const int PackedTogether = 200;
    private readonly List<string?> _small = [null];
    private readonly Dictionary<int, (string Entries, byte[] Data)> _streams = [];

    /// <summary>A number for an object that is added later.</summary>
    public int Reserve()
    {
        _small.Add(null);
        return _small.Count - 1;
    }

    /// <summary>Adds an object under a reserved number.</summary>
    public void Add(int number, string value) => _small[number] = value;

    /// <summary>Adds an object.</summary>
    /// <returns>A reference to it.</returns>
    public string Add(string value)
    {
        var number = Reserve();
        Add(number, value);
        return Reference(number);
    }

    /// <summary>Adds a stream under a reserved number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="entries">Entries of its dictionary, without its length.</param>
    /// <param name="data">Its bytes, encoded as the entries say.</param>
    public void AddStream(int number, string entries, byte[] data) => _streams[number] = (entries, data);

    /// <summary>Adds a stream, compressed.</summary>
    /// <returns>A reference to it.</returns>
    public string AddCompressed(string entries, byte[] data)
    {
        var number = Reserve();
        AddStream(number, entries + "/Filter/FlateDecode", Deflate(data));
        return Reference(number);
    }

    /// <summary>A reference to an object.</summary>
    public static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    /// <summary>A text as PDF writes it: plain where it is ASCII, UTF-16 otherwise.</summary>
    public static string Text(string text) => text.All(c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\'))
        ? $"({text})"
        : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number as PDF writes it.</summary>
    public static string Number(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);

    /// <summary>Writes the file.</summary>
    /// <param name="catalogue">Number of the catalogue.</param>
    /// <param name="information">Number of the information dictionary.</param>
    public byte[] Write(int catalogue, int information)
    {
        var packed = Pack();
        using var file = new MemoryStream();
        file.Write(Encoding.Latin1.GetBytes("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"));
        var last = _small.Count;
        var table = new (byte Kind, int Place, int Index)[last + 1];
        table[0] = (0, 0, ushort.MaxValue);
        foreach (var (number, (stream, index)) in packed)
        {
            table[number] = (2, stream, index);
        }

        foreach (var (number, (entries, data)) in _streams.OrderBy(s => s.Key))
        {
            table[number] = (1, (int)file.Length, 0);
            WriteStream(file, number, entries, data);
        }

        var start = (int)file.Length;
        table[last] = (1, start, 0);
        var identity = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        WriteStream(
            file,
            last,
            $"/Type/XRef/Size {last + 1}/W[1 4 2]/Root {Reference(catalogue)}/Info {Reference(information)}"
                + $"/ID[<{identity}><{identity}>]/Filter/FlateDecode",
            Deflate(Table(table)));
        file.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
        return file.ToArray();
    }

    /// <summary>Puts small objects into streams.</summary>
    /// <returns>The stream of each object, and its place in it.</returns>
    private Dictionary<int, (int Stream, int Index)> Pack()
    {
        var packed = new Dictionary<int, (int, int)>();
        var small = Enumerable.Range(1, _small.Count - 1).Where(n => !_streams.ContainsKey(n)).ToArray();
        foreach (var numbers in small.Chunk(PackedTogether))
        {
            var (index, values) = (new StringBuilder(), new StringBuilder());
            var stream = Reserve();
            foreach (var (i, number) in numbers.Index())
            {
                index.Append(CultureInfo.InvariantCulture, $"{number} {values.Length} ");
                values.Append(_small[number] ?? throw new InvalidOperationException($"object {number} was reserved and never added."))
                    .Append('\n');
                packed.Add(number, (stream, i));
            }

            AddStream(
                stream,
                string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {numbers.Length}/First {index.Length}/Filter/FlateDecode"),
                Deflate(Encoding.Latin1.GetBytes($"{index}{values}")));
        }

        return packed;
    }

    private static void WriteStream(MemoryStream file, int number, string entries, byte[] data)
    {
        file.Write(Encoding.Latin1.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<<{entries}/Length {data.Length}>>stream\n")));
        file.Write(data);
        file.Write("\nendstream\nendobj\n"u8);
    }

    private static byte[] Table((byte Kind, int Place, int Index)[] entries)
    {
        var bytes = new byte[entries.Length * 7];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = bytes.AsSpan(i * 7, 7);
            entry[0] = entries[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], entries[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)entries[i].Index);
        }

        return bytes;
    }

    private static byte[] Deflate(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }
}
