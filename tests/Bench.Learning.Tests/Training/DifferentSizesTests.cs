using Bench.Core;
using Bench.Learning.Segmentation;
using Bench.Learning.Training;
using Bench.Learning.Weights;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Tests.Training;

/// <summary>Cases of different size and spacing, with three structures.</summary>
public sealed class DifferentSizesTests
{
    private const int Classes = 4;

    private static readonly StudyGrid Grid = new(1.2, 32, 32);

    private static readonly IReadOnlyList<MouseCase> Training = DifferentHearts.Cases(1, 4);
    private static readonly IReadOnlyList<MouseCase> Validation = DifferentHearts.Cases(61, 2);

    private static readonly TrainingOptions Options = Tiny.Options with
    {
        Network = Tiny.Network with { Classes = Classes },
        Grid = Grid,
        WorkingSize = 0,
        Epochs = 2,
    };

    [Fact]
    public void A_network_of_four_classes_is_trained_on_them_and_gives_labels_on_the_own_grid_of_each()
    {
        var outcome = new Trainer(Tiny.Runtime, Options).Train(Training, Validation);
        using var folder = new TemporaryFolder();
        outcome.Weights.Save(folder.File("w.safetensors"));
        var weights = NetworkWeights.Load(folder.File("w.safetensors"));
        using var segmenter = new Segmenter(Tiny.Runtime, weights);

        Assert.Equal(Grid, weights.Grid);
        Assert.Equal([Structure.Myocardium, Structure.BloodPool, Structure.RightVentricle], weights.Structures);
        Assert.Equal("myocardium,blood_pool,right_ventricle", SafetensorsFile.Read(folder.File("w.safetensors")).Metadata["structures"]);
        Assert.Contains("32 × 32 pixels", outcome.Summary.Architecture, StringComparison.Ordinal);
        foreach (var heart in Validation)
        {
            var image = heart.Frames[0].Image!;
            var found = segmenter.Segment(image, heart.Spacing, withProbabilities: true);
            Assert.Equal(image.Size, found.Labels.Size);
            Assert.Equal(image.Size.Count * Classes, found.Probabilities!.Length);
            Assert.All(found.Probabilities.Chunk(Classes), p => Assert.Equal(1, p.Sum(), 1e-4));
        }
    }

    [Fact]
    public void Interrupted_and_resumed_it_ends_in_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var whole = new Trainer(Tiny.Runtime, Options).Train(Training, Validation).Weights.Sha256;
        using var stop = new CancellationTokenSource();
        var progress = new Stopping(stop, step: 3);

        Assert.ThrowsAny<OperationCanceledException>(
            () => new Trainer(Tiny.Runtime, Options).Train(Training, Validation, folder.Path, progress, stop.Token));
        var resumed = new Trainer(Tiny.Runtime, Options).Train(Training, Validation, folder.Path).Weights.Sha256;

        Assert.Equal(whole, resumed);
    }

    [Fact]
    public void Without_a_grid_the_median_distance_and_the_largest_field_are_taken()
    {
        // By hand: distances 1.2, 1.3, 1.4, 1.5, 1, 1.1, 1.2, 1.3 of cases 1 to 4 and 1.2, 1.3, 1.4, 1.5 of 61 and 62: the middle two are
        // 1.3 and 1.3. Cases 1 to 4 have 33, 35, 37, 27 rows at 1.3, 1.5, 1.1, 1.3 mm: at most 52.5 mm = 40.4 pixels; 38 columns at 1.4 mm
        // = 40.9 pixels.
        var data = TrainingData.From(Training, Validation, classes: Classes);

        Assert.Equal(new StudyGrid(1.3, 48, 48), data.Grid! with { SpacingMm = Math.Round(data.Grid.SpacingMm, 6) });
    }

    [Fact]
    public void Where_all_sizes_are_equal_nothing_is_interpolated()
    {
        var data = TrainingData.From(Tiny.Training, [.. Tiny.Validation.Select(c => c with { Spacing = new VoxelSpacing(2, 2, 2) })]);

        Assert.Null(data.Grid);
        Assert.Equal(TrainingData.From(Tiny.Training, Tiny.Validation).ValidationSha256, data.ValidationSha256);
    }

    [Fact]
    public void A_heart_that_leaves_the_grid_is_named_with_its_share()
    {
        // Four labelled pixels in a row at 1 mm; of two pixels' field about the middle the outer two lie outside.
        var size = new StackSize(1, 4, 1);
        var heart = new MouseCase(
            "Case9",
            new VoxelSpacing(1, 1, 8),
            [new ContouredFrame(0, CardiacPhase.EndDiastole, null, new LabelMap(size, [1, 2, 3, 3]))],
            []);

        Assert.StartsWith(
            "Case9: 50.0 % of the labelled voxels lie outside of the working grid (1 mm, 1 × 2 pixels)",
            Outside(heart, new StudyGrid(1, 1, 2)),
            StringComparison.Ordinal);
        Assert.Null(Outside(heart, new StudyGrid(1, 1, 4)));
        Assert.Null(Outside(heart, null));
    }

    [Fact]
    public void A_structure_that_the_study_has_not_is_refused() => Assert.Contains(
        "Case1, frame 0: its mask has the right ventricle",
        Assert.Throws<InputException>(() => TrainingData.From(Training, Validation, Grid)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_structure_of_the_study_that_nobody_has_drawn_is_refused() => Assert.Contains(
        "voxel of the right ventricle (label 3)",
        Assert.Throws<InputException>(() => TrainingData.From(Tiny.Training, Tiny.Validation, classes: Classes)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("working_grid", "{\"spacing_mm\":1.3,\"rows\":32,\"columns\":32}")]
    [InlineData("working_grid", "{\"spacing_mm\":1.2,\"rows\":0,\"columns\":32}")]
    [InlineData("working_grid", "wide")]
    [InlineData("structures", "blood_pool,myocardium,right_ventricle")]
    public void Weights_whose_grid_or_structures_were_changed_are_refused(string key, string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.safetensors");
        InitialWeights.Of(Tiny.Runtime, Options.Network, 0, 1, Grid).Save(path);
        var file = SafetensorsFile.Read(path);
        new SafetensorsFile(file.Arrays, new Dictionary<string, string>(file.Metadata) { [key] = text }).Write(path);

        Assert.Contains(path, Assert.Throws<InputException>(() => NetworkWeights.Load(path)).Message, StringComparison.Ordinal);
    }

    private static string? Outside(MouseCase heart, StudyGrid? grid) => Bench.Learning.Preprocessing.CaseOnGrid.OutsideOf(heart, grid);

    private sealed class Stopping(CancellationTokenSource stop, int step) : IProgress<TrainingProgress>
    {
        private int _steps;

        public void Report(TrainingProgress value)
        {
            if (++_steps == step)
            {
                stop.Cancel();
            }
        }
    }
}
