using System.Numerics;
using System.Runtime.InteropServices;

namespace Bench.Hdf5.Format;

/// <summary>The number type of a data set, and how its bytes become numbers.</summary>
public sealed record ElementType
{
    private const int FixedPoint = 0;
    private const int FloatingPoint = 1;
    private const int Enumeration = 8;
    private const int VaryingLength = 9;
    private const int IsText = 1;
    private const string Remedy = "store integers or floating-point numbers of at most 8 bytes, as NumPy has them.";

    private static readonly string[] Classes =
    [
        "integers", "floating-point numbers", "dates", "text", "bit fields", "opaque bytes", "compound values, such as complex numbers",
        "references", "named values", "lists of varying length", "arrays",
    ];

    private ElementType(string name, int bytes) => (Name, Bytes) = (name, bytes);

    /// <summary>As NumPy names it, such as <c>uint16</c>.</summary>
    public string Name { get; }

    /// <summary>Bytes a number: 1, 2, 4 or 8.</summary>
    public int Bytes { get; }

    /// <summary>Whether the bytes of a number come in the other order, the highest first.</summary>
    public bool IsBigEndian { get; private init; }

    /// <summary>Whether it is a floating-point type.</summary>
    public bool IsFloatingPoint => Name.StartsWith("float", StringComparison.Ordinal);

    /// <summary>The type of numbers of this program, as they lie in memory.</summary>
    /// <typeparam name="T">An integer or floating-point type of 1, 2, 4 or 8 bytes.</typeparam>
    /// <exception cref="NotSupportedException">It is none of them.</exception>
    public static ElementType Of<T>()
        where T : unmanaged, INumberBase<T> => default(T) switch
        {
            byte => new("uint8", sizeof(byte)),
            sbyte => new("int8", sizeof(sbyte)),
            ushort => new("uint16", sizeof(ushort)),
            short => new("int16", sizeof(short)),
            uint => new("uint32", sizeof(uint)),
            int => new("int32", sizeof(int)),
            ulong => new("uint64", sizeof(ulong)),
            long => new("int64", sizeof(long)),
            Half => new("float16", sizeof(short)),
            float => new("float32", sizeof(float)),
            double => new("float64", sizeof(double)),
            _ => throw new NotSupportedException($"{typeof(T).Name} is not a number type of HDF5 files."),
        };

    /// <summary>
    /// Reads a datatype message (section IV.A.2.d of the specification). Named values, such as h5py's booleans, are the integers that they
    /// are stored as.
    /// </summary>
    /// <param name="message">Its bytes.</param>
    /// <exception cref="UnreadableStorageException">
    /// It is neither an integer nor an IEEE floating-point type of 1, 2, 4 or 8 bytes.
    /// </exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static ElementType Of(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        var (kind, bits) = (cursor.UInt8() & 0xf, cursor.UInt(3));
        var size = cursor.UInt32();
        switch (kind)
        {
            case FixedPoint when size is 1 or 2 or 4 or 8:
                if (cursor.UInt16() != 0 || cursor.UInt16() != 8 * size)
                {
                    throw new UnreadableStorageException(
                        $"holds integers of fewer bits than the {size} bytes that they are stored in", Remedy);
                }

                return new ElementType(
                    $"{((bits & 8) != 0 ? "int" : "uint")}{8 * size}", (int)size)
                { IsBigEndian = (bits & 1) != 0 && size > 1 };
            case FloatingPoint when IsIeee(ref cursor, size) && (bits & 0x40) == 0:
                return new ElementType($"float{8 * size}", (int)size) { IsBigEndian = (bits & 1) != 0 };
            case FixedPoint or FloatingPoint:
                throw new UnreadableStorageException($"holds {Classes[kind]} of {size} bytes that are not read here", Remedy);
            case Enumeration when cursor.Left > 0 && (message[cursor.Position] & 0xf) == FixedPoint:
                return Of(message[cursor.Position..]);
            case VaryingLength when (bits & 0xf) == IsText:
                throw new UnreadableStorageException("holds text, not numbers", Remedy);
            default:
                throw new UnreadableStorageException(
                    $"holds {(kind < Classes.Length ? Classes[kind] : $"values of class {kind}")}, not numbers", Remedy);
        }
    }

    private static bool IsIeee(ref ByteCursor cursor, uint size)
    {
        if (size is not (2 or 4 or 8))
            return false;
        var (offset, precision) = (cursor.UInt16(), cursor.UInt16());
        var (exponentAt, exponentBits, mantissaAt, mantissaBits) = (cursor.UInt8(), cursor.UInt8(), cursor.UInt8(), cursor.UInt8());
        var expected = size switch { 2 => (10, 5, 15u), 4 => (23, 8, 127u), _ => (52, 11, 1023u) };
        return offset == 0
            && precision == 8 * size
            && mantissaAt == 0
            && mantissaBits == exponentAt
            && (exponentAt, exponentBits, cursor.UInt32()) == expected;
    }

    /// <summary>Numbers as float64: exact but for integers beyond 2⁵³.</summary>
    /// <param name="raw">Bytes, as stored.</param>
    public double[] ToDoubles(ReadOnlySpan<byte> raw)
    {
        var numbers = new double[raw.Length / Bytes];
        Convert(raw, numbers);
        return numbers;
    }

    /// <summary>Numbers as float64 in an array that is there already.</summary>
    /// <param name="raw">Bytes, as stored.</param>
    /// <param name="numbers">One place a number.</param>
    public void ToDoubles(ReadOnlySpan<byte> raw, double[] numbers) => Convert(raw, numbers);

    /// <summary>Numbers as float32: exact for integers up to 2²⁴.</summary>
    /// <param name="raw">Bytes, as stored.</param>
    public float[] ToSingles(ReadOnlySpan<byte> raw)
    {
        var numbers = new float[raw.Length / Bytes];
        Convert(raw, numbers);
        return numbers;
    }

    private void Convert<TTo>(ReadOnlySpan<byte> stored, TTo[] to)
        where TTo : INumberBase<TTo>
    {
        var raw = IsBigEndian ? Turned(stored) : stored;
        switch (Name)
        {
            case "uint8":
                Cast<byte, TTo>(raw, to);
                break;
            case "int8":
                Cast<sbyte, TTo>(raw, to);
                break;
            case "uint16":
                Cast<ushort, TTo>(raw, to);
                break;
            case "int16":
                Cast<short, TTo>(raw, to);
                break;
            case "uint32":
                Cast<uint, TTo>(raw, to);
                break;
            case "int32":
                Cast<int, TTo>(raw, to);
                break;
            case "uint64":
                Cast<ulong, TTo>(raw, to);
                break;
            case "int64":
                Cast<long, TTo>(raw, to);
                break;
            case "float16":
                Cast<Half, TTo>(raw, to);
                break;
            case "float32":
                Cast<float, TTo>(raw, to);
                break;
            default:
                Cast<double, TTo>(raw, to);
                break;
        }
    }

    private static void Cast<TFrom, TTo>(ReadOnlySpan<byte> raw, TTo[] to)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : INumberBase<TTo>
    {
        var from = MemoryMarshal.Cast<byte, TFrom>(raw);
        for (var i = 0; i < from.Length; i++)
            to[i] = TTo.CreateTruncating(from[i]);
    }

    private byte[] Turned(ReadOnlySpan<byte> raw)
    {
        var turned = raw.ToArray();
        for (var at = 0; at + Bytes <= turned.Length; at += Bytes)
            turned.AsSpan(at, Bytes).Reverse();
        return turned;
    }
}
