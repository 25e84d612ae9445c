using System.Numerics;
using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.Selections;

namespace Bench.Data.Hdf5;

/// <summary>The number type of a data set, and how its bytes become numbers.</summary>
/// <param name="Name">As NumPy names it, such as <c>uint16</c>.</param>
/// <param name="Bytes">Bytes a number: 1, 2, 4 or 8.</param>
internal sealed record ElementType(string Name, int Bytes)
{
    // What PureHDF 2.2 says where it is asked for numbers in the other order. It tells the order in no other way.
    private const string OtherOrder = "Byte order conversion";

    /// <summary>Whether the bytes of a number come in the other order, the highest first.</summary>
    public bool IsBigEndian { get; private init; }

    /// <summary>The type of a data set, or null where it is neither integer nor floating point of 1 to 8 bytes.</summary>
    /// <param name="type">As the file declares it.</param>
    public static ElementType? Of(IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.FixedPoint, 1 or 2 or 4 or 8) =>
            new ElementType($"{(type.FixedPoint.IsSigned ? "int" : "uint")}{type.Size * 8}", type.Size),
        (H5DataTypeClass.FloatingPoint, 2 or 4 or 8) => new ElementType($"float{type.Size * 8}", type.Size),
        _ => null,
    };

    /// <summary>This type with the order of bytes that a data set has.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="one">One element of it; null where it is a single number.</param>
    /// <exception cref="Exception">The element cannot be read, or its bytes are in neither order.</exception>
    public ElementType InOrderOf(IH5Dataset data, Selection? one)
    {
        if (Bytes == 1)
            return this;
        try
        {
            ReadTyped(data, one);
            return this;
        }
        catch (Exception error) when (error.Message.StartsWith(OtherOrder, StringComparison.Ordinal))
        {
            return this with { IsBigEndian = true };
        }
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

    // Numbers as what they are, so that the library checks the order of their bytes.
    private object ReadTyped(IH5Dataset data, Selection? selection) => Name switch
    {
        "uint16" => data.Read<ushort[]>(selection),
        "int16" => data.Read<short[]>(selection),
        "uint32" => data.Read<uint[]>(selection),
        "int32" => data.Read<int[]>(selection),
        "uint64" => data.Read<ulong[]>(selection),
        "int64" => data.Read<long[]>(selection),
        "float16" => data.Read<Half[]>(selection),
        "float32" => data.Read<float[]>(selection),
        "float64" => data.Read<double[]>(selection),
        _ => data.Read<byte[]>(selection),
    };

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
