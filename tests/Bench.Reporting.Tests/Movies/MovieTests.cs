using System.Buffers.Binary;
using System.Text;
using Bench.Core;
using Bench.Reporting.Movies;
using Bench.Testing;
using SkiaSharp;

namespace Bench.Reporting.Tests.Movies;

public sealed class MovieTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_animated_PNG_has_its_frames_in_order_and_is_a_PNG_to_others()
    {
        // Chunks as the PNG specification (third edition, §11.3.6) lists them: acTL before IDAT, sequence numbers from 0 without a gap.
        byte[][] pictures = [Filled(SKColors.Red), Filled(SKColors.Green), Filled(SKColors.Blue)];
        var file = AnimatedPng.Of(pictures, 250);
        var chunks = Chunks(file).ToArray();

        Assert.Equal(["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal(3u, BinaryPrimitives.ReadUInt32BigEndian(chunks[1].Data));
        Assert.Equal(
            [0u, 1u, 2u, 3u, 4u],
            chunks.Where(c => c.Type is "fcTL" or "fdAT").Select(c => BinaryPrimitives.ReadUInt32BigEndian(c.Data)));
        Assert.All(chunks.Where(c => c.Type == "fcTL"), c => Assert.Equal((250, 1000), (c.Data[20] * 256 + c.Data[21],
            c.Data[22] * 256 + c.Data[23])));
        using var first = SKBitmap.Decode(file);
        Assert.Equal(SKColors.Red, first.GetPixel(1, 1));
        Assert.Throws<ArgumentException>(() => AnimatedPng.Of([pictures[0], Filled(SKColors.Red, 5)], 100));
    }

    [Fact]
    public void Each_example_case_has_a_cine_and_a_walk_through_its_slices_with_outlines()
    {
        var result = SampleResult.Create(2, 12);
        var files = MovieWriter.Write(result, null, _folder.Path);

        Assert.Equal(
            files.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var cine = result.Cines[0];
        Assert.Contains($"movie-cine-{cine.Mouse}.png", files);
        Assert.Equal(cine.Frames.Count, files.Count(f => f.StartsWith($"movie-cine-{cine.Mouse}-0", StringComparison.Ordinal)));
        Assert.Equal(9, files.Count(f => f.StartsWith($"movie-slices-{cine.Mouse}-0", StringComparison.Ordinal)));

        // The last frame of the sample's cine was contoured by the models alone: blue, and no white outline beside the text.
        using var last = SKBitmap.Decode(Path.Combine(_folder.Path, $"movie-cine-{cine.Mouse}-{cine.Frames.Count - 1:000}.png"));
        Assert.Contains(last.Pixels, p => p == new SKColor(0x00, 0x72, 0xB2));
    }

    [Fact]
    public void What_has_no_frames_or_no_such_name_is_refused()
    {
        Assert.Throws<InputException>(() => MovieWriter.Write(SampleResult.Create(1, 3) with { Cines = [] }, null, _folder.Path));
        Assert.Throws<InputException>(() => MovieWriter.Write(SampleResult.Create(1, 12), "film", _folder.Path));
    }

    private static byte[] Filled(SKColor color, int side = 4)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(color);
        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }
}
