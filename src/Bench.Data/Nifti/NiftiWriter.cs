using System.Buffers.Binary;
using System.IO.Compression;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Nifti;

/// <summary>
/// Writes NIfTI files, little-endian, in one piece; gzip where the name ends in <c>.gz</c>. The file appears whole or not at all.
/// </summary>
public static class NiftiWriter
{
    private const int ScannerCode = 1;
    private const int Millimetres = 2;
    private const int Seconds = 8;
    private const int UInt8Type = 2;
    private const int FloatType = 16;
    private const int UInt16Type = 512;
    private const int DataAt1 = 352;
    private const int DataAt2 = 544;

    /// <summary>Writes label maps as uint8, or as uint16 where a number is above 255.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="frames">One map a time frame, of one size, at least one.</param>
    /// <param name="spacing">Voxel spacing, mm.</param>
    /// <param name="frameSeconds">Time between frames, s; 0 if unknown.</param>
    /// <param name="affine">Voxel to millimetres, three rows of four; null for <see cref="NiftiImage.AffineOf"/>.</param>
    /// <param name="version">1 or 2; null for 1 unless an axis is too long for it.</param>
    /// <param name="numbers">The number that is written for each label, at its position; null for the labels themselves.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    /// <exception cref="ArgumentException">
    /// No frame, frames of different size, an axis too long for version 1, a spacing or affine that is none.
    /// </exception>
    public static void Write(
        string path,
        IReadOnlyList<LabelMap> frames,
        VoxelSpacing spacing,
        double frameSeconds = 0,
        IReadOnlyList<double>? affine = null,
        int? version = null,
        ushort[]? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        StackSize[] sizes = [.. frames.Select(f => f.Size)];
        if (numbers?.Max() > byte.MaxValue)
        {
            Write(path, sizes, UInt16Type, sizeof(ushort), spacing, frameSeconds, affine, version, i =>
                Bytes<byte>(sizes[i], frames[i].Labels, sizeof(ushort), (to, label) =>
                    BinaryPrimitives.WriteUInt16LittleEndian(to, numbers[label])));
            return;
        }

        Write(path, sizes, UInt8Type, 1, spacing, frameSeconds, affine, version, i =>
        {
            var labels = InFileOrder(sizes[i], frames[i].Labels);
            return numbers is null ? labels : Array.ConvertAll(labels, label => (byte)numbers[label]);
        });
    }

    /// <summary>Writes images as uint16 where all grey values are whole numbers of that range, else as float32.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="frames">One stack a time frame, of one size, at least one.</param>
    /// <param name="spacing">Voxel spacing, mm.</param>
    /// <param name="frameSeconds">Time between frames, s; 0 if unknown.</param>
    /// <param name="affine">Voxel to millimetres, three rows of four; null for <see cref="NiftiImage.AffineOf"/>.</param>
    /// <param name="version">1 or 2; null for 1 unless an axis is too long for it.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    /// <exception cref="ArgumentException">
    /// No frame, frames of different size, an axis too long for version 1, a spacing or affine that is none.
    /// </exception>
    public static void Write(
        string path,
        IReadOnlyList<ImageStack> frames,
        VoxelSpacing spacing,
        double frameSeconds = 0,
        IReadOnlyList<double>? affine = null,
        int? version = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        StackSize[] sizes = [.. frames.Select(f => f.Size)];
        if (frames.All(IsUInt16))
        {
            Write(path, sizes, UInt16Type, sizeof(ushort), spacing, frameSeconds, affine, version, i =>
                Bytes(sizes[i], frames[i].Values, sizeof(ushort), (to, value) =>
                    BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)value)));
        }
        else
        {
            Write(
                path,
                sizes,
                FloatType,
                sizeof(float),
                spacing,
                frameSeconds,
                affine,
                version,
                i => Bytes(sizes[i], frames[i].Values, sizeof(float), BinaryPrimitives.WriteSingleLittleEndian));
        }
    }

    private static bool IsUInt16(ImageStack stack)
    {
        foreach (var value in stack.Values)
        {
            if (!(value >= 0 && value <= ushort.MaxValue && float.IsInteger(value)) || (value == 0 && float.IsNegative(value)))
                return false;
        }

        return true;
    }

    private delegate void PutValue<in T>(Span<byte> to, T value);

    private static byte[] Bytes<T>(StackSize size, ReadOnlySpan<T> stored, int width, PutValue<T> put)
    {
        var values = InFileOrder(size, stored);
        var bytes = new byte[width * values.Length];
        for (var v = 0; v < values.Length; v++)
            put(bytes.AsSpan(width * v), values[v]);
        return bytes;
    }

    private static void Write(
        string path,
        StackSize[] sizes,
        int type,
        int bytes,
        VoxelSpacing spacing,
        double frameSeconds,
        IReadOnlyList<double>? affine,
        int? version,
        Func<int,
        byte[]> data)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (sizes.Length == 0 || sizes.Any(s => s != sizes[0]))
            throw new ArgumentException($"frames of the sizes {string.Join(", ", sizes.Distinct())} make no image.", nameof(sizes));
        if (!spacing.IsValid)
            throw new ArgumentException($"{spacing} is not a spacing.", nameof(spacing));
        var rows = affine ?? NiftiImage.AffineOf(spacing);
        if (rows.Count != 12)
            throw new ArgumentException($"an affine of {rows.Count} numbers, not 12.", nameof(affine));
        long[] dimensions = [sizes.Length > 1 ? 4 : 3, sizes[0].Height, sizes[0].Width, sizes[0].Slices, sizes.Length, 1, 1, 1];
        // An unknown time is a step of one without a unit: programs take exception to steps of zero.
        double[] steps = [1, spacing.RowMm, spacing.ColumnMm, spacing.SliceMm, frameSeconds > 0 ? frameSeconds : 1, 1, 1, 1];
        var units = frameSeconds > 0 ? Millimetres | Seconds : Millimetres;
        var header = (version ?? (dimensions.Max() <= short.MaxValue ? 1 : 2)) switch
        {
            1 when dimensions.Max() <= short.MaxValue => Header1(dimensions, steps, units, rows, type, bytes),
            2 => Header2(dimensions, steps, units, rows, type, bytes),
            _ => throw new ArgumentException($"version {version} cannot hold {sizes[0]} × {sizes.Length}.", nameof(version)),
        };
        AtomicFile.Write(path, stream =>
        {
            using var packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(
                stream, CompressionLevel.Optimal, leaveOpen: true) : null;
            var to = (Stream?)packed ?? stream;
            to.Write(header);
            for (var i = 0; i < sizes.Length; i++)
                to.Write(data(i));
        });
    }

    private static byte[] Header1(long[] dimensions, double[] steps, int units, IReadOnlyList<double> rows, int type, int bytes)
    {
        var header = new byte[DataAt1];
        BinaryPrimitives.WriteInt32LittleEndian(header, NiftiHeader.Bytes1);
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(40 + 2 * i), (short)dimensions[i]);
            BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(76 + 4 * i), (float)steps[i]);
        }

        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(70), (short)type);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(72), (short)(8 * bytes));
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(108), DataAt1);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(112), 1);
        header[123] = (byte)units;
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(254), ScannerCode);
        for (var i = 0; i < 12; i++)
            BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(280 + 4 * i), (float)rows[i]);
        "n+1\0"u8.CopyTo(header.AsSpan(344));
        return header;
    }

    private static byte[] Header2(long[] dimensions, double[] steps, int units, IReadOnlyList<double> rows, int type, int bytes)
    {
        var header = new byte[DataAt2];
        BinaryPrimitives.WriteInt32LittleEndian(header, NiftiHeader.Bytes2);
        "n+2\0\r\n\x1a\n"u8.CopyTo(header.AsSpan(4));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(12), (short)type);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(14), (short)(8 * bytes));
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16 + 8 * i), dimensions[i]);
            BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(104 + 8 * i), steps[i]);
        }

        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(168), DataAt2);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(176), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(348), ScannerCode);
        for (var i = 0; i < 12; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(400 + 8 * i), rows[i]);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(500), units);
        return header;
    }

    // The file has i, the row, fastest.
    private static T[] InFileOrder<T>(StackSize size, ReadOnlySpan<T> values)
    {
        var ordered = new T[size.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            var (row, rest) = (i % size.Height, i / size.Height);
            ordered[i] = values[size.IndexOf(row, rest % size.Width, rest / size.Width)];
        }

        return ordered;
    }
}
