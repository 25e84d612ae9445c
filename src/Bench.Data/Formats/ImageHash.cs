using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>Fingerprint of an image by its grey values, whatever file, type, chunking or compression they are stored in.</summary>
public static class ImageHash
{
    /// <summary>The first eight bytes of the SHA-256 of height, width and grey values as float32, row by row.</summary>
    /// <param name="size">Height and width.</param>
    /// <param name="image">Grey values of one slice, row by row.</param>
    public static ulong Of(StackSize size, ReadOnlySpan<double> image)
    {
        var values = new float[image.Length + 2];
        (values[0], values[1]) = (size.Height, size.Width);
        // The sum makes a positive zero of a negative one.
        for (var i = 0; i < image.Length; i++)
            values[i + 2] = (float)image[i] + 0f;
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));
    }

    /// <summary>One hash of several: SHA-256, 64 lower-case hexadecimal digits; empty where there are none.</summary>
    /// <param name="images">Hashes of images, in order.</param>
    public static string Combine(IReadOnlyList<ulong> images) =>
        images.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<ulong>(images.ToArray())));

    /// <summary>Hashes of every image of a cine that has more than one grey value, in order of time and slice.</summary>
    /// <param name="cine">The frames.</param>
    public static IReadOnlyList<ulong> OfCine(IReadOnlyList<ImageStack> cine)
    {
        var hashes = new List<ulong>();
        var numbers = new double[cine.Count == 0 ? 0 : cine[0].Size.SliceLength];
        foreach (var frame in cine)
        {
            for (var slice = 0; slice < frame.Size.Slices; slice++)
            {
                var image = frame.Values.Slice(slice * numbers.Length, numbers.Length);
                for (var i = 0; i < numbers.Length; i++)
                    numbers[i] = image[i];
                if (image.ContainsAnyExcept(image[0]))
                    hashes.Add(Of(frame.Size, numbers));
            }
        }

        return hashes;
    }
}
