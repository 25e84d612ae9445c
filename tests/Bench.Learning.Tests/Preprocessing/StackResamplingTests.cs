using System.Text.Json;
using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Testing;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Tests.Preprocessing;

/// <summary>Against SciPy and scikit-image: <c>golden/make_resampling.py</c>.</summary>
public class StackResamplingTests
{
    private const int Classes = 4;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly string File = RepositoryFolder.Combine(
        "tests", "Bench.Learning.Tests", "Preprocessing", "golden", "resampling.json");

    private static readonly Golden[] Cases = JsonSerializer.Deserialize<Golden[]>(System.IO.File.ReadAllText(File), Json)!;

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Images_are_interpolated_as_skimage_and_scipy_do(string name)
    {
        var golden = Find(name);

        var found = golden.Resampling.Image(new ImageStack(golden.Own, golden.Image));

        Assert.Equal(golden.ImageOnGrid.Length, found.Values.Length);
        for (var i = 0; i < golden.ImageOnGrid.Length; i++)
        {
            Assert.Equal(golden.ImageOnGrid[i], found.Values[i], 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_are_those_of_the_largest_share(string name)
    {
        var golden = Find(name);

        var found = golden.Resampling.Labels(new LabelMap(golden.Own, golden.Labels.ToBytes()));

        Assert.Equal(golden.LabelsOnGrid.ToBytes(), found.Labels.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Probabilities_go_back_to_the_own_grid_of_a_case(string name)
    {
        var golden = Find(name);

        var found = golden.Resampling.Back(golden.Probabilities, Classes);

        Assert.Equal(golden.LabelsBack.ToBytes(), found.Labels.Labels.ToArray());
        for (var i = 0; i < golden.ProbabilitiesBack.Length; i++)
        {
            Assert.Equal(golden.ProbabilitiesBack[i], found.Probabilities[i], 1e-5);
        }
    }

    [Fact]
    public void At_the_same_size_and_spacing_nothing_changes()
    {
        var size = new StackSize(5, 4, 2);
        var image = new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(i => i * 1.1f)]);
        var labels = new LabelMap(size, [.. Enumerable.Range(0, size.Count).Select(i => (byte)(i % Classes))]);
        var resampling = StackResampling.To(new StudyGrid(0.7, 5, 4), size, new VoxelSpacing(0.7, 0.7, 8));

        Assert.Equal(image.Values.ToArray(), resampling.Image(image).Values.ToArray());
        Assert.Equal(labels.Labels.ToArray(), resampling.Labels(labels).Labels.ToArray());
    }

    [Fact]
    public void A_grid_without_spacing_only_cuts_and_pads()
    {
        // Rows 3 → 1: one is cut at each end. Columns 2 → 5, odd: one is added in front, two behind.
        var size = new StackSize(3, 2, 1);
        var image = new ImageStack(size, [9, 8, 7, 6, 5, 4]);
        var resampling = StackResampling.To(new StudyGrid(0, 1, 5), size, new VoxelSpacing(1.3, 0.4, 8));

        Assert.Equal([6, 7, 6, 6, 6], resampling.Image(image).Values.ToArray());
    }

    [Fact]
    public void Where_two_labels_have_an_equal_share_the_lower_one_is_taken()
    {
        var size = new StackSize(1, 2, 1);
        var resampling = StackResampling.To(new StudyGrid(2, 1, 1), size, new VoxelSpacing(2, 1, 8));

        Assert.Equal([1], resampling.Labels(new LabelMap(size, [3, 1])).Labels.ToArray());
    }

    [Fact]
    public void A_slice_of_another_stack_is_refused() =>
        Assert.Throws<ArgumentException>(() => Find("whole").Resampling.Labels(LabelMap.Empty(new StackSize(2, 2, 1))));

    private static Golden Find(string name) => Cases.Single(c => c.Name == name);

    public sealed record Golden(
        string Name,
        int Rows,
        int Columns,
        double RowMm,
        double ColumnMm,
        int GridRows,
        int GridColumns,
        double GridMm,
        float[] Image,
        float[] ImageOnGrid,
        int[] Labels, int[] LabelsOnGrid, float[] Probabilities, float[] ProbabilitiesBack, int[] LabelsBack)
    {
        internal StackSize Own => new(Rows, Columns, 1);

        internal StackResampling Resampling =>
            StackResampling.To(new StudyGrid(GridMm, GridRows, GridColumns), Own, new VoxelSpacing(RowMm, ColumnMm, 8));
    }
}

internal static class ByteNumbers
{
    public static byte[] ToBytes(this int[] numbers) => [.. numbers.Select(n => (byte)n)];
}
