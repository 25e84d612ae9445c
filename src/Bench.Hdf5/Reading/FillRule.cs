using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>What a data set says of the places where nothing was written.</summary>
/// <param name="Value">The number that stands there, as stored; empty for zero.</param>
/// <param name="IsPromised">Whether every program has to find it there; if not, programs find what their memory held before.</param>
internal sealed record FillRule(byte[] Value, bool IsPromised)
{
    private const int Never = 1;

    /// <summary>Reads a fill value message of version 1 to 3, or the older one (sections IV.A.2.e and f of the specification).</summary>
    /// <param name="message">The fill value message; null where there is none.</param>
    /// <param name="old">The older message; null where there is none.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static FillRule Of(byte[]? message, byte[]? old)
    {
        if (message is null)
            return new FillRule(old is null ? [] : Sized(new ByteCursor(old)), true);
        var cursor = new ByteCursor(message);
        if (cursor.UInt8() == 3)
        {
            var flags = cursor.UInt8();
            return new FillRule((flags & 0x20) != 0 ? Sized(cursor) : [], (flags >> 2 & 3) != Never && (flags & 0x10) == 0);
        }

        cursor.UInt8();
        var (time, isDefined) = (cursor.UInt8(), cursor.UInt8() != 0);
        return new FillRule(isDefined ? Sized(cursor) : [], time != Never && isDefined);
    }

    private static byte[] Sized(ByteCursor cursor) =>
        cursor.Left >= sizeof(int) ? cursor.Take((int)Math.Min(cursor.UInt32(), int.MaxValue)).ToArray() : [];
}
