using System.Buffers.Binary;
using System.Globalization;

namespace Bench.Data.Nifti;

/// <summary>Reads numbers at fixed places of a header, in either order of bytes.</summary>
/// <param name="bytes">The header.</param>
/// <param name="bigEndian">Its order of bytes.</param>
internal sealed class FieldReader(byte[] bytes, bool bigEndian)
{
    public byte Byte(int at) => bytes[at];

    public short Int16(int at) => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));

    public int Int32(int at) => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    public long Int64(int at) => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    public double Single(int at) => BitConverter.Int32BitsToSingle(Int32(at));

    /// <summary>
    /// The decimal number that a float32 was most likely written from: 0.1, where its binary value is 0.10000000149. A distance of one voxel then does not
    /// exceed a tolerance of 0.1 mm because of the file's number type.
    /// </summary>
    public double Decimal(int at) => double.Parse(((float)Single(at)).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public double Double(int at) => BitConverter.Int64BitsToDouble(Int64(at));
}
