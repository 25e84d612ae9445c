using System.IO.Compression;
using System.Text.Json;
using Bench.Core;
using Bench.Data.Nifti;
using Bench.Testing;

namespace Bench.Data.Tests.Nifti;

public sealed class NiftiReaderTests
{
    private static readonly string Folder = RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Nifti");

    private static readonly JsonElement[] Cases =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "nifti.json"))).RootElement.GetProperty("cases").EnumerateArray()];

    public static TheoryData<string> Files => [.. Cases.Select(c => c.GetProperty("file").GetString()!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Values_affine_and_spacing_are_those_that_nibabel_reads(string file)
    {
        var expected = Cases.Single(c => c.GetProperty("file").GetString() == file);
        var shape = Numbers(expected, "shape");
        var values = Numbers(expected, "c_order");
        var zooms = Numbers(expected, "zooms");

        var image = NiftiReader.Read(Path.Combine(Folder, "Files", file));

        Assert.Equal<double>(shape, new double[] { image.Size.Height, image.Size.Width, image.Size.Slices, image.Frames.Count });
        for (var at = 0; at < values.Length; at++)
        {
            var frame = at % image.Frames.Count;
            var voxel = at / image.Frames.Count;
            var slice = voxel % image.Size.Slices;
            var (row, column) = (voxel / image.Size.Slices / image.Size.Width, voxel / image.Size.Slices % image.Size.Width);
            Assert.Equal((float)values[at], image.Frames[frame].Values[image.Size.IndexOf(row, column, slice)]);
        }

        double[] spacing = [image.Spacing.RowMm, image.Spacing.ColumnMm, image.Spacing.SliceMm];
        Assert.All(zooms.Take(3).Zip(spacing), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        if (zooms.Length > 2)
            Assert.All(Numbers(expected, "affine").Zip(image.Affine), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(zooms.Length > 3 ? zooms[3] : 0, image.FrameSeconds, 1e-9);
    }

    // pixdim is float32: 0.1 is stored as 0.10000000149, 0.3 as 0.30000001192.
    [Theory]
    [InlineData(0.1, 0.1, 1)]
    [InlineData(0.3, 0.07, 2.5)]
    [InlineData(0.1171875, 0.123456, 0.75)]
    public void Spacing_is_the_decimal_number_that_was_written_not_its_float32(double row, double column, double slice)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("mask.nii");
        NiftiWriter.Write(path, [LabelMap.Empty(new StackSize(2, 2, 2))], new VoxelSpacing(row, column, slice), 0.005, null);
        Assert.Equal(new VoxelSpacing(row, column, slice), NiftiReader.Read(path).Spacing);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_by_path()
    {
        using var scratch = new ScratchFolder();
        foreach (var file in new[] { "int16_scaled.nii", "uint8_cine.nii.gz", "float64_version2.nii" })
        {
            var bytes = File.ReadAllBytes(Path.Combine(Folder, "Files", file));
            for (var length = 0; length < bytes.Length - 8; length += 7)
            {
                var path = scratch.Combine(file);
                File.WriteAllBytes(path, bytes[..length]);
                Assert.Equal(path, Assert.Throws<InputException>(() => NiftiReader.Read(path)).InputSource);
            }
        }
    }

    [Fact]
    public void A_header_with_a_wrong_byte_is_read_or_refused_in_our_words()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("image.nii");
        var sound = File.ReadAllBytes(Path.Combine(Folder, "Files", "int16_scaled.nii"));
        for (var at = 0; at < 352; at++)
        {
            foreach (var value in new byte[] { 0, 127, 255 })
            {
                var bytes = sound.ToArray();
                bytes[at] = value;
                File.WriteAllBytes(path, bytes);
                var error = Record.Exception(() => NiftiReader.Read(path));
                Assert.True(error is null or InputException, $"byte {at} = {value}: {error}");
            }
        }
    }

    [Theory]
    [InlineData(32, "complex64 numbers")]
    [InlineData(128, "RGB colours")]
    [InlineData(1536, "float128 numbers")]
    [InlineData(2304, "RGBA colours")]
    [InlineData(0, "numbers of unknown kind")]
    public void Numbers_that_are_not_single_and_real_are_named(short type, string words)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("image.nii");
        var bytes = File.ReadAllBytes(Path.Combine(Folder, "Files", "int16_scaled.nii"));
        BitConverter.TryWriteBytes(bytes.AsSpan(70), type);
        File.WriteAllBytes(path, bytes);

        Assert.Contains($"holds {words}", Assert.Throws<InputException>(() => NiftiReader.Read(path)).Message);
    }

    [Fact]
    public void Gzip_in_several_pieces_is_read_and_damaged_gzip_is_named()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("image.nii.gz");
        var plain = File.ReadAllBytes(Path.Combine(Folder, "Files", "int16_scaled.nii"));
        byte[] pieces = [.. Packed(plain[..100]), .. Packed(plain[100..370]), .. Packed(plain[370..])];
        File.WriteAllBytes(path, pieces);
        Assert.True(
            NiftiReader.Read(path).Frames[0].Values.SequenceEqual(
                NiftiReader.Read(Path.Combine(Folder, "Files", "int16_scaled.nii")).Frames[0].Values));

        pieces[15] ^= 0xff;
        File.WriteAllBytes(path, pieces);
        Assert.Throws<InputException>(() => NiftiReader.Read(path));
    }

    [Fact]
    public void A_value_that_is_no_label_is_placed()
    {
        var image = NiftiReader.Read(Path.Combine(Folder, "Files", "float64_version2.nii"));

        var error = Assert.Throws<InputException>(() => image.Labels(0, "x.nii"));

        // Values are i + 10 j + 100 k; in storage order row by row, the first that is no label is 10 at i 0, j 1.
        Assert.Contains("x.nii: holds 10 at i 0, j 1, k 0, t 0", error.Message);
        Assert.Throws<InputException>(() => NiftiReader.Read("nowhere.nii"));
    }

    private static byte[] Packed(byte[] plain)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
            gzip.Write(plain);
        return to.ToArray();
    }

    private static double[] Numbers(JsonElement item, string key) => [.. item.GetProperty(key).EnumerateArray().Select(v => v.GetDouble())];
}
