using System.Text.Json;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Nifti;
using Bench.Harness.Folders;
using Bench.Harness.Jobs;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Learning.Weights;

namespace Bench.Harness.Tests;

/// <summary>
/// The main job and predictions on patients of different sizes with three structures, drawn here, in the challenge's layout.
/// </summary>
public sealed class PatientsRunTests : IDisposable
{
    private const int RightVentricle = 1;
    private const int Myocardium = 2;
    private const int BloodPool = 3;
    private const int FirstFrame = 1;
    private const int LastFrame = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-patients-").FullName;

    public PatientsRunTests()
    {
        Directory.CreateDirectory(Data);
        foreach (var number in Enumerable.Range(1, 6))
        {
            Draw(number);
        }

        File.WriteAllText(Path.Combine(_folder, StudyFile.FileName), """
            {"name": "small", "title": "Small hearts", "species": "human", "case_word": "patient", "case_words": "patients",
             "structures": ["myocardium", "blood_pool", "right_ventricle"],
             "labels": {"reference": {"1": "right_ventricle", "2": "myocardium", "3": "blood_pool"}}, "layout": "challenge",
             "phases": {"info_file": "Info.cfg", "first_frame": 1}, "units": {"volume": "ml", "mass": "g"},
             "working_grid": {"spacing_mm": 2.5, "rows": 24, "columns": 24}}
            """);
        File.WriteAllText(Path.Combine(_folder, "split.json"), """
            {"name": "small", "rule": "by hand", "train": ["patient001", "patient002", "patient003"], "validation": ["patient004"],
             "test": ["patient005", "patient006"]}
            """);
    }

    private string Data => Path.Combine(_folder, "data");

    private string Report => Path.Combine(_folder, "report");

    private Study Study => StudyFile.Read(Path.Combine(_folder, StudyFile.FileName));

    [Fact]
    public void A_network_is_trained_on_them_and_its_masks_lie_on_the_own_grid_of_each_in_the_labels_of_the_study()
    {
        _ = Run(new Events());

        var weights = NetworkWeights.Load(Path.Combine(Report, "weights", "unet.safetensors"));
        Assert.Equal(new WorkingGrid(2.5, 24, 24), weights.Grid);
        Assert.Equal([Structure.Myocardium, Structure.BloodPool, Structure.RightVentricle], weights.Structures);
        var columns = File.ReadLines(Path.Combine(Report, "weights", "unet.history.csv")).First();
        Assert.Contains("validation_dice_right_ventricle", columns, StringComparison.Ordinal);
        var kept = MaskFile.Read(Path.Combine(Report, "predictions", "unet", "patient005.h5"), RunMasks.Reading(Study));
        Assert.Equal(SizeOf(5), kept.Size);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(Report, "result.json")));
        var protocol = result.RootElement.GetProperty("settings").GetProperty("training_protocol").ToString();
        Assert.Contains("2.5 mm, 24 × 24 pixels", protocol, StringComparison.Ordinal);

        // Once more: nothing is trained or segmented a second time.
        var events = new Events();
        _ = Run(events);
        Assert.Contains(events.All, e => e.ToString()!.Contains("segmented already", StringComparison.Ordinal));

        var predicted = Path.Combine(_folder, "predicted");
        var options = new PredictOptions
        {
            ModelFile = Path.Combine(Report, "weights", "unet.safetensors"),
            DataFolder = Data,
            OutputFolder = predicted,
            Study = Study,
            Threads = 2,
            Device = "cpu",
        };
        Assert.True(new PredictJob(options).Run(CancellationToken.None).IsComplete);
        var masks = MaskFolder.Open(predicted, reading: options.Reading with { ArePredictions = true });
        var reference = CohortFolder.Open(Data, reading: options.Reading).Read("patient005");
        Assert.Equal(
            [.. kept.SegmentedFrames.Select(f => kept.Frames[f].Labels.ToArray())], masks.Read(reference).Select(m => m.Labels.ToArray()));
    }

    [Fact]
    public void Weights_that_find_more_than_the_study_labels_are_refused()
    {
        _ = Run(new Events());
        var options = new PredictOptions
        {
            ModelFile = Path.Combine(Report, "weights", "unet.safetensors"),
            DataFolder = Data,
            OutputFolder = Path.Combine(_folder, "predicted"),
            Study = Study with { Structures = [Structure.Myocardium, Structure.BloodPool] },
            Threads = 2,
            Device = "cpu",
        };

        var refused = Assert.Throws<InputException>(() => new PredictJob(options).Run(CancellationToken.None));
        Assert.Contains("finds right ventricle too", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static StackSize SizeOf(int number) => new(20 + (2 * number), 31 - (3 * (number % 3)), 3);

    private EvaluationOutcome Run(Events events) => new RunJob(
        new RunOptions
        {
            Study = Study,
            DataFolder = Data,
            Split = Path.Combine(_folder, "split.json"),
            OutputFolder = Report,
            Profile = "quick",
            Models = ["unet"],
            Network = new NetworkChange([4, 6], null, SingleHead: true),
            Training = new TrainingChoices("--epochs 2", o => o with { Epochs = 2 }),
            Threads = 2,
            Device = "cpu",
        },
        events).Run(CancellationToken.None);

    // A disc of blood in a ring of muscle, the right ventricle to its left; brighter by structure, with a slope.
    private void Draw(int number)
    {
        var name = $"patient{number:000}";
        var folder = Path.Combine(Data, name);
        var (size, spacing) = (SizeOf(number), new VoxelSpacing(2 + (0.1 * number), 2 + (0.2 * (number % 2)), 10));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, PhaseSource.InfoFileName), $"ED: {FirstFrame}\nES: {LastFrame}\nGroup: NOR\n");
        foreach (var (frame, radius) in new[] { (FirstFrame, 10.0), (LastFrame, 7.0) })
        {
            var (labels, image) = (new float[size.Count], new float[size.Count]);
            for (var i = 0; i < size.Count; i++)
            {
                var (row, column) = (i / size.Width % size.Height, i % size.Width);
                var (y, x) = ((row - (size.Height / 2.0)) * spacing.RowMm, (column - (size.Width / 2.0)) * spacing.ColumnMm);
                var (left, right) = (Math.Sqrt((y * y) + (x * x)), Math.Sqrt((y * y) + ((x + 18) * (x + 18))));
                labels[i] = left < radius ? BloodPool : left < radius + 5 ? Myocardium : right < radius ? RightVentricle : 0;
                image[i] = (labels[i] switch { BloodPool => 800, RightVentricle => 700, Myocardium => 300, _ => 100 }) + row;
            }

            NiftiWriter.Write(Path.Combine(folder, $"{name}_frame{frame:00}.nii.gz"), [new ImageStack(size, image)], spacing);
            NiftiWriter.Write(Path.Combine(folder, $"{name}_frame{frame:00}_gt.nii.gz"), [new ImageStack(size, labels)], spacing);
        }
    }

    private sealed class Events : IProgress<JobEvent>
    {
        public List<JobEvent> All { get; } = [];

        public void Report(JobEvent value) => All.Add(value);
    }
}
