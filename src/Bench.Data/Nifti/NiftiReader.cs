using System.IO.Compression;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Nifti;

/// <summary>
/// Reads NIfTI-1 and NIfTI-2 files in one piece (<c>.nii</c>, <c>.nii.gz</c>), in either order of bytes, any integer or floating-point
/// type.
/// </summary>
public static class NiftiReader
{
    private const long MaximumVoxels = 1L << 28;
    private const long MaximumFrameBytes = 1L << 30;

    // Extensions may stand between header and data; whole documents do not.
    private const long LatestData = 64L << 20;
    private const long MaximumFrames = 100_000;

    // DEFLATE (RFC 1951) turns a bit into at most 258 bytes, 1032 bytes a byte: whatever declares more is damaged.
    private const long MaximumCompression = 1032;

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file; gzip is recognised by its content, not its name.</param>
    /// <exception cref="InputException">
    /// Missing, not NIfTI, cut short, of a type that is not numbers, of more than four axes, or without valid spacing.
    /// </exception>
    public static NiftiImage Read(string path)
    {
        var frames = new List<ImageStack>();
        var grid = Visit(path, _ => true, (_, stack) => frames.Add(stack));
        return new NiftiImage(grid.Size, frames, grid.Spacing, grid.FrameSeconds, grid.Affine);
    }

    /// <summary>Reads the header alone.</summary>
    /// <param name="path">As for <see cref="Read(string)"/>.</param>
    /// <exception cref="InputException">The header cannot be used, or declares more than can be in the file.</exception>
    internal static NiftiGrid Header(string path) => Visit(path, null, (_, _) => { });

    /// <summary>Reads some frames, one at a time.</summary>
    /// <param name="path">As for <see cref="Read(string)"/>.</param>
    /// <param name="wanted">Told a 0-based frame; whether it is wanted. Null reads the header alone.</param>
    /// <param name="visit">Receives each wanted frame in order of time.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="InputException">As for <see cref="Read(string)"/>.</exception>
    internal static NiftiGrid Visit(string path, Func<int, bool>? wanted, Action<int, ImageStack> visit)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OrdinaryFile.Require(path);
        try
        {
            using var file = OrdinaryFile.OpenRead(path);
            var gzip = IsGzip(file);
            using var stream = gzip ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Visit(path, stream, gzip ? file.Length * MaximumCompression : file.Length, wanted, visit);
        }
        catch (InvalidDataException error)
        {
            throw new InputException(
                path, "is damaged: its gzip data cannot be unpacked.", "copy or make it again; gzip -t tells whether it is whole.", error);
        }
        catch (EndOfStreamException error)
        {
            throw new InputException(path, $"is cut short or damaged: {error.Message}", "copy or make it again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
    }

    private static bool IsGzip(Stream file)
    {
        var gzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return gzip;
    }

    private static NiftiGrid Visit(string path, Stream stream, long most, Func<int, bool>? wanted, Action<int, ImageStack> visit)
    {
        var head = new byte[NiftiHeader.Bytes2];
        var got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var header = NiftiHeader.Parse(head.AsSpan(0, got))
            ?? throw new InputException(
                path, "is not a NIfTI-1 or NIfTI-2 file in one piece.", "save it as .nii or .nii.gz; join .hdr and .img pairs.");
        var extent = Extent(path, header);
        var element = Element(path, header);
        RequireModest(path, extent, element);
        var least = header.Version == 1 ? NiftiHeader.Bytes1 : NiftiHeader.Bytes2;
        if (header.DataOffset < least || header.DataOffset > LatestData)
        {
            throw new InputException(
                path,
                $"places its data at byte {header.DataOffset}, and they can begin at {least} to {LatestData}.",
                "make it again: vox_offset in its header is wrong.");
        }

        var size = new StackSize((int)extent[0], (int)extent[1], (int)extent[2]);
        var frameBytes = (long)size.Count * element.Bytes;
        if (header.DataOffset + (Int128)frameBytes * extent[3] > most)
            throw new EndOfStreamException($"it declares {(Int128)frameBytes * extent[3]} bytes of data, and not so many are there");
        var spacing = NiftiGeometry.Spacing(header);
        if (!spacing.IsValid)
            throw new InputException(path, $"gives a voxel spacing of {spacing}.", "set pixdim to the distances between voxels.");

        var oriented = header.AffineCode > 0 || header.QuaternionCode > 0;
        var grid = new NiftiGrid(
            path, size, (int)extent[3], element.Name, spacing, NiftiGeometry.FrameSeconds(header), NiftiGeometry.Affine(header), oriented);
        if (wanted is null)
            return grid;

        Skip(stream, head.AsSpan(0, got), header.DataOffset, out var ahead);
        var raw = new byte[frameBytes];
        for (var frame = 0; frame < extent[3]; frame++)
        {
            var first = Math.Min(ahead.Length, raw.Length);
            ahead.AsSpan(0, first).CopyTo(raw);
            ahead = ahead[first..];
            stream.ReadExactly(raw.AsSpan(first));
            if (wanted(frame))
                visit(frame, ToStack(header, element, size, raw));
        }

        return grid;
    }

    private static long[] Extent(string path, NiftiHeader header)
    {
        var axes = header.Dimensions[0];
        long[] extent = [1, 1, 1, 1];
        for (var axis = 1; axis <= Math.Clamp(axes, 0, 4); axis++)
            extent[axis - 1] = header.Dimensions[axis];
        var beyond = Enumerable.Range(1, 7).Any(axis => axis > 4 && axis <= axes && header.Dimensions[axis] != 1);
        if (axes is < 2 or > 7 || beyond || extent.Any(n => n is < 1 or > int.MaxValue))
        {
            throw new InputException(
                path,
                $"has the axes {string.Join(" × ", header.Dimensions.Skip(1).Take((int)Math.Clamp(axes, 0, 7)))}.",
                "store two to four axes: i, j, k, t.");
        }

        return extent;
    }

    private static void RequireModest(string path, long[] extent, NiftiNumberType element)
    {
        var frame = extent.Take(3).Aggregate((Int128)1, (product, n) => product * n);
        if (frame * extent[3] <= MaximumVoxels && frame * element.Bytes <= MaximumFrameBytes && extent[3] <= MaximumFrames)
            return;
        throw new InputException(
            path,
            $"declares {frame * element.Bytes} bytes a frame and {frame * extent[3]} voxels in all, and at most {MaximumFrameBytes} "
                + $"and {MaximumVoxels} are read.",
            "check its axes, i, j, k, t; cut the images to the heart, and store integers.");
    }

    private static NiftiNumberType Element(string path, NiftiHeader header) => NiftiNumberType.Of(header.DataType)
        ?? throw new InputException(
            path,
            $"holds {TypeName(header.DataType)} (NIfTI type {header.DataType}), not single real numbers of at most 8 bytes.",
            "store integers, float32 or float64.");

    private static string TypeName(int type) => type switch
    {
        1 => "single bits",
        32 => "complex64 numbers",
        128 => "RGB colours",
        1536 => "float128 numbers",
        1792 => "complex128 numbers",
        2048 => "complex256 numbers",
        2304 => "RGBA colours",
        _ => "numbers of unknown kind",
    };

    // What of the first bytes is data already, then the stream stands behind it.
    private static void Skip(Stream stream, ReadOnlySpan<byte> head, long offset, out byte[] ahead)
    {
        ahead = offset < head.Length ? head[(int)offset..].ToArray() : [];
        var buffer = new byte[4096];
        for (var left = offset - head.Length; left > 0; left -= buffer.Length)
            stream.ReadExactly(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
    }

    private static ImageStack ToStack(NiftiHeader header, NiftiNumberType element, StackSize size, byte[] raw)
    {
        if (header.BigEndian && element.Bytes > 1)
        {
            for (var i = 0; i < raw.Length; i += element.Bytes)
                Array.Reverse(raw, i, element.Bytes);
        }

        var scaled = header.Slope != 0 && double.IsFinite(header.Slope);
        var intercept = scaled && double.IsFinite(header.Intercept) ? header.Intercept : 0;
        var slope = scaled ? header.Slope : 1;
        var values = new float[size.Count];
        // Slice by slice: as float64 a whole frame would take eight times the memory of its bytes.
        var numbers = new double[size.SliceLength];
        for (var slice = 0; slice < size.Slices; slice++)
        {
            element.ToDoubles(raw.AsSpan(slice * numbers.Length * element.Bytes, numbers.Length * element.Bytes), numbers);
            for (var i = 0; i < numbers.Length; i++)
                values[size.IndexOf(i % size.Height, i / size.Height, slice)] = (float)((numbers[i] * slope) + intercept);
        }

        return new ImageStack(size, values);
    }
}
