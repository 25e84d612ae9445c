using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bench.Data.Nifti;

/// <summary>A number type of NIfTI files (nifti1.h, field <c>datatype</c>), and how its bytes become numbers.</summary>
/// <param name="Name">As NumPy names it, such as <c>uint16</c>.</param>
/// <param name="Bytes">Bytes a number: 1, 2, 4 or 8.</param>
/// <param name="ToDoubles">Fills numbers from bytes in this machine's order; exact but for integers beyond 2⁵³.</param>
internal sealed record NiftiNumberType(string Name, int Bytes, NiftiNumberType.Conversion ToDoubles)
{
    /// <summary>Turns bytes into as many numbers.</summary>
    public delegate void Conversion(ReadOnlySpan<byte> raw, Span<double> numbers);

    /// <summary>The type of a code; null where it is not of single real numbers.</summary>
    /// <param name="code">NIfTI's code.</param>
    public static NiftiNumberType? Of(int code) => code switch
    {
        2 => Make<byte>("uint8"),
        4 => Make<short>("int16"),
        8 => Make<int>("int32"),
        16 => Make<float>("float32"),
        64 => Make<double>("float64"),
        256 => Make<sbyte>("int8"),
        512 => Make<ushort>("uint16"),
        768 => Make<uint>("uint32"),
        1024 => Make<long>("int64"),
        1280 => Make<ulong>("uint64"),
        _ => null,
    };

    private static NiftiNumberType Make<T>(string name)
        where T : unmanaged, INumberBase<T> => new(name, Unsafe.SizeOf<T>(), static (raw, numbers) =>
    {
        var from = MemoryMarshal.Cast<byte, T>(raw);
        for (var i = 0; i < from.Length; i++)
            numbers[i] = double.CreateTruncating(from[i]);
    });
}
