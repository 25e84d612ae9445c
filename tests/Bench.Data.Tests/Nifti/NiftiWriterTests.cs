using System.Text.Json;
using Bench.Core;
using Bench.Data.Nifti;
using Bench.Testing;

namespace Bench.Data.Tests.Nifti;

public sealed class NiftiWriterTests
{
    private static readonly StackSize Size = new(3, 4, 2);
    private static readonly VoxelSpacing Spacing = new(0.1, 0.2, 1.5);

    [Theory]
    [InlineData("a.nii", 1)]
    [InlineData("a.nii.gz", 2)]
    public void What_was_written_is_read_back(string name, int version)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine(name);
        double[] affine = [0, -0.2, 0, 7, 0.1, 0, 0, 8, 0, 0, 1.5, 9];

        NiftiWriter.Write(path, [Stack(0), Stack(5)], Spacing, 0.005, affine, version);
        var read = NiftiReader.Read(path);

        Assert.Equal(2, read.Frames.Count);
        Assert.True(read.Frames[1].Values.SequenceEqual(Stack(5).Values));
        Assert.All(affine.Zip(read.Affine), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.Equal(0.005, read.FrameSeconds, 1e-9);
    }

    [Theory]
    [InlineData("labels.nii.gz", 1, "Nifti1Image")]
    [InlineData("labels.nii", 2, "Nifti2Image")]
    public void Nibabel_reads_the_same_labels_spacing_and_affine(string name, int version, string type)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine(name);
        var labels = new byte[Size.Count];
        labels[Size.IndexOf(2, 1, 0)] = 1;
        labels[Size.IndexOf(0, 3, 1)] = 2;

        NiftiWriter.Write(path, [new LabelMap(Size, labels)], Spacing, version: version);
        var seen = Nibabel(path);

        Assert.Equal(type, seen.GetProperty("class").GetString());
        Assert.Equal("uint8", seen.GetProperty("type").GetString());
        Assert.Equal([3, 4, 2], Numbers(seen, "shape"));
        Assert.All(new[] { 0.1, 0.2, 1.5 }.Zip(Numbers(seen, "zooms")), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.All(NiftiImage.AffineOf(Spacing).Zip(Numbers(seen, "affine")), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.Equal("mm", seen.GetProperty("units")[0].GetString());
        var values = Numbers(seen, "values");
        // C order of (i, j, k): (i · 4 + j) · 2 + k.
        Assert.Equal((1, 2, 3), (values[(2 * 4 + 1) * 2], values[3 * 2 + 1], values.Sum()));
    }

    [Fact]
    public void An_axis_too_long_for_version_1_makes_a_file_of_version_2()
    {
        using var scratch = new ScratchFolder();
        var (path, size) = (scratch.Combine("a.nii"), new StackSize(1, 1, 40_000));

        NiftiWriter.Write(path, [LabelMap.Empty(size)], Spacing);

        Assert.Equal(540, BitConverter.ToInt32(File.ReadAllBytes(path)));
        Assert.Equal(size, NiftiReader.Read(path).Size);
    }

    [Fact]
    public void Frames_of_different_size_and_spacing_that_is_none_are_programming_errors()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("a.nii");
        Assert.Throws<ArgumentException>(
            () => NiftiWriter.Write(path, [LabelMap.Empty(Size), LabelMap.Empty(new StackSize(1, 1, 1))], Spacing));
        Assert.Throws<ArgumentException>(() => NiftiWriter.Write(path, Array.Empty<LabelMap>(), Spacing));
        Assert.Throws<ArgumentException>(() => NiftiWriter.Write(path, [LabelMap.Empty(Size)], new VoxelSpacing(0, 1, 1)));
        Assert.Throws<ArgumentException>(() => NiftiWriter.Write(path, [LabelMap.Empty(Size)], Spacing, version: 3));
        Assert.Empty(Directory.GetFiles(scratch.Path));
    }

    private static ImageStack Stack(int first) => new(Size, [.. Enumerable.Range(first, Size.Count).Select(v => v / 7f)]);

    private static double[] Numbers(JsonElement item, string key) => [.. item.GetProperty(key).EnumerateArray().Select(v => v.GetDouble())];

    private static JsonElement Nibabel(string path) =>
        JsonDocument.Parse(
            OtherPrograms.Python(RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Nifti", "check_nifti.py"), path)).RootElement;
}
