using Bench.Server.Uploads;
using SkiaSharp;

namespace Bench.Server.Endpoints;

/// <summary>A picture to recognise a cine by.</summary>
internal static class Preview
{
    /// <summary>The middle slice of the first frame.</summary>
    /// <param name="cine">The cine.</param>
    /// <returns>PNG, a pixel a voxel.</returns>
    public static byte[] Png(Cine cine)
    {
        var size = cine.Size;
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        var slice = cine.Shown(0).AsSpan((size.Slices / 2) * size.SliceLength, size.SliceLength);
        var pixels = bitmap.GetPixelSpan();
        for (var row = 0; row < size.Height; row++)
            slice.Slice(row * size.Width, size.Width).CopyTo(pixels[(row * bitmap.RowBytes)..]);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
