using System.Buffers.Binary;
using System.Globalization;

namespace Bench.Data.Nifti;

/// <summary>
/// The fields of a NIfTI-1 (348 bytes) or NIfTI-2 (540 bytes) header that are used here, in either order of bytes (nifti1.h, nifti2.h of
/// the NIfTI working group).
/// </summary>
/// <param name="Version">1 or 2.</param>
/// <param name="BigEndian">Order of bytes of header and data.</param>
/// <param name="Dimensions">dim[0…7].</param>
/// <param name="DataType">Code of the number type.</param>
/// <param name="PixelDimensions">
/// pixdim[0…7], the shortest decimals of their float32 in NIfTI-1; pixdim[0] is the handedness of the qform, −1 or 1.
/// </param>
/// <param name="DataOffset">First byte of the data.</param>
/// <param name="Slope">scl_slope; 0 means no scaling.</param>
/// <param name="Intercept">scl_inter.</param>
/// <param name="Units">Units of space (bits 0–2) and time (bits 3–5).</param>
/// <param name="QuaternionCode">qform_code.</param>
/// <param name="AffineCode">sform_code.</param>
/// <param name="Quaternion">quatern_b, c, d and the three offsets.</param>
/// <param name="AffineRows">srow_x, srow_y, srow_z.</param>
internal sealed record NiftiHeader(
    int Version,
    bool BigEndian,
    long[] Dimensions,
    int DataType,
    double[] PixelDimensions,
    long DataOffset,
    double Slope,
    double Intercept,
    int Units,
    int QuaternionCode,
    int AffineCode,
    double[] Quaternion,
    double[] AffineRows)
{
    /// <summary>Bytes of a NIfTI-1 header.</summary>
    public const int Bytes1 = 348;

    /// <summary>Bytes of a NIfTI-2 header.</summary>
    public const int Bytes2 = 540;

    /// <summary>Reads a header; null where the bytes are none.</summary>
    /// <param name="bytes">The start of the file.</param>
    public static NiftiHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Bytes1)
            return null;
        var size = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var big = BinaryPrimitives.ReverseEndianness(size) is Bytes1 or Bytes2;
        var fields = new FieldReader(bytes.ToArray(), big);
        return (big ? BinaryPrimitives.ReverseEndianness(size) : size) switch
        {
            Bytes1 when bytes[344..348].SequenceEqual("n+1\0"u8) => Parse1(fields, big),
            Bytes2 when bytes.Length >= Bytes2 && bytes[4..12].SequenceEqual("n+2\0\r\n\x1a\n"u8) => Parse2(fields, big),
            _ => null,
        };
    }

    private static NiftiHeader Parse1(FieldReader f, bool big) => new(
        1, big, Many(40, 8, 2, at => (long)f.Int16(at)), f
            .Int16(70), Many(76, 8, 4, f.Decimal), (long)f
            .Single(108), f
            .Single(112), f
            .Single(116),
        f.Byte(123), f.Int16(252), f.Int16(254), Many(256, 6, 4, f.Single), Many(280, 12, 4, f.Single));

    private static NiftiHeader Parse2(FieldReader f, bool big) => new(
        2, big, Many(16, 8, 8, f.Int64), f.Int16(12), Many(104, 8, 8, f.Double), f.Int64(168), f.Double(176), f.Double(184),
        f.Int32(500), f.Int32(344), f.Int32(348), Many(352, 6, 8, f.Double), Many(400, 12, 8, f.Double));

    // Several numbers in a row, the first at a place, each a step from the last.
    private static T[] Many<T>(int at, int count, int step, Func<int, T> read) =>
        [.. Enumerable.Range(0, count).Select(i => read(at + i * step))];
}

/// <summary>Reads numbers at fixed places of a header, in either order of bytes.</summary>
/// <param name="bytes">The header.</param>
/// <param name="bigEndian">Its order of bytes.</param>
internal sealed class FieldReader(byte[] bytes, bool bigEndian)
{
    public byte Byte(int at) => bytes[at];

    public short Int16(int at) =>
        bigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));

    public int Int32(int at) =>
        bigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    public long Int64(int at) =>
        bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    public double Single(int at) => BitConverter.Int32BitsToSingle(Int32(at));

    /// <summary>
    /// The decimal number that a float32 was most likely written from: 0.1, where its binary value is 0.10000000149. A distance of one
    /// voxel then does not exceed a tolerance of 0.1 mm because of the file's number type.
    /// </summary>
    public double Decimal(int at) =>
        double.Parse(((float)Single(at)).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public double Double(int at) => BitConverter.Int64BitsToDouble(Int64(at));
}
