using System.Globalization;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Phantom;
using Bench.Harness.Jobs;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Testing;

namespace Bench.Harness.Tests;

/// <summary>Jobs as a C# program calls them, without a console.</summary>
public sealed class JobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-harness-").FullName;

    public JobTests() =>
        PhantomCohort.Write(Data, new PhantomOptions { Mice = 3, Size = 64, Frames = 8, Seed = 3 }, null, CancellationToken.None);

    private string Data => Path.Combine(_folder, "mice");

    [Fact]
    public void The_example_of_the_documentation_runs()
    {
        var masks = Path.Combine(_folder, "masks");
        var cleaned = new CleanJob(new CleanOptions { Rule = CleaningRule.Largest, DataFolder = Data, OutputFolder = masks })
            .Run(CancellationToken.None);
        Assert.Equal(new FilesOutcome(3, 3), cleaned);

        // Progress<T> posts its events, so that the last ones may come after the job's end.
        var written = new StringWriter();
        EvaluateExample.Run(Data, masks, Path.Combine(_folder, "report"), TextWriter.Synchronized(written));

        // The phantom's own masks are one component each, so that nothing was cleaned away: overlap is 1.
        Assert.Contains("BloodPool EndDiastole: Dice 1.000 (n = 3)", written.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "report", "report.pdf")));
    }

    [Fact]
    public void The_documentation_shows_the_example_that_is_tested()
    {
        var source = File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Harness.Tests", "EvaluateExample.cs"));
        var lines = source
            .Split("// example\n")[1]
            .Split("        // end of example")[0]
            .Split('\n')
            .Select(l => l.Length >= 8 ? l[8..] : l);
        Assert.Contains(
            string.Join('\n', lines).Trim(), File.ReadAllText(RepositoryFolder.Combine("docs", "csharp.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_tells_its_stages_in_order_and_prints_nothing()
    {
        var events = new Events();
        var (output, console) = (new StringWriter(), Console.Out);
        Console.SetOut(output);
        try
        {
            var options = new CurvesOptions { DataFolder = Data, OutputFolder = Path.Combine(_folder, "curves") };
            Assert.True(new CurvesJob(options, events).Run(CancellationToken.None).IsComplete);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal("Volume curves", Assert.IsType<StageStarted>(events.All[0]).Text);
        Assert.Equal(3, events.All.OfType<Working>().Count());
        Assert.Empty(events.All.OfType<ProblemFound>());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Curves_take_the_voxel_size_from_the_description_of_the_cohort()
    {
        // 64 pixels across the study's 25.6 mm: 0.4 × 0.4 × 1 mm, 0.16 µL. truth.csv holds the volume of the continuous shape.
        var folder = Path.Combine(_folder, "curves-of-cohort");
        new CurvesJob(new CurvesOptions { DataFolder = Data, OutputFolder = folder }).Run(CancellationToken.None);

        Assert.Equal(
            Truth("Mouse1", "edv_ul"), Value(Path.Combine(folder, "function.csv"), "Mouse1,EDV,"), 0.1 * Truth("Mouse1", "edv_ul"));

        double Truth(string mouse, string column)
        {
            string[][] rows = [.. File.ReadLines(Path.Combine(Data, "truth.csv")).Select(l => l.Split(','))];
            return double.Parse(rows.Single(r => r[0] == mouse)[Array.IndexOf(rows[0], column)], CultureInfo.InvariantCulture);
        }

        static double Value(string file, string start) =>
            double.Parse(
                File.ReadLines(file).Single(l => l.StartsWith(start, StringComparison.Ordinal)).Split(',')[3],
                CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Cleaning_and_curves_of_another_study_keep_its_labels_and_use_its_units()
    {
        // Patients: 1 is the right ventricle, 3 the blood pool; frames count from 1; ml and g. A voxel is 1 × 1 × 10 mm, 10 µL.
        var study = StudyFile.Read(RepositoryFolder.Combine("baselines", "studies", "acdc", StudyFile.FileName));
        var (masks, cleaned, curves) = (Path.Combine(_folder, "p"), Path.Combine(_folder, "p-cleaned"), Path.Combine(_folder, "p-curves"));
        var size = new StackSize(5, 4, 1);
        foreach (var (frame, bloodPool) in new[] { ("001", 6), ("009", 2) })
        {
            byte[] labels = [.. Enumerable.Repeat((byte)2, bloodPool), .. new byte[8 - bloodPool], 1, 1, 1, 0, 3, 3, 3, 0, 3, 3, 0, 3];
            MaskFile.Write(
                Path.Combine(masks, $"patient1_frame{frame}.nii"),
                new StoredMasks([new LabelMap(size, labels)], null, new VoxelSpacing(1, 1, 10), 0, null) { WrittenAs = study.ReferenceLabels });
        }

        new CleanJob(new CleanOptions { Rule = CleaningRule.Largest, DataFolder = masks, OutputFolder = cleaned, Study = study })
            .Run(CancellationToken.None);
        var outcome = new CurvesJob(new CurvesOptions { DataFolder = cleaned, OutputFolder = curves, Study = study })
            .Run(CancellationToken.None);

        Assert.True(outcome.IsComplete);
        Assert.Equal(
            "mouse,frame,rule,removed_myocardium_voxels,removed_blood_pool_voxels,removed_right_ventricle_voxels",
            File.ReadLines(Path.Combine(cleaned, "cleaning.csv")).First());
        Assert.Equal("patient1_frame001,0,largest,0,0,1", File.ReadLines(Path.Combine(cleaned, "cleaning.csv")).ElementAt(1));
        Assert.Equal(
            ["EDV,ml,0.06,", "ESV,ml,0.02,", "MassED,g,0.0315,", "RVEDV,ml,0.05,"],
            File.ReadLines(Path.Combine(curves, "function.csv")).Select(l => l["patient1,".Length..])
                .Where(l => l.Split(',')[0] is "EDV" or "ESV" or "MassED" or "RVEDV"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_and_the_rest_is_done()
    {
        var mice = Directory.CreateDirectory(Path.Combine(_folder, "damaged")).FullName;
        File.Copy(Path.Combine(Data, "Mouse1.h5"), Path.Combine(mice, "Mouse1.h5"));
        File.Copy(Path.Combine(Data, "cohort.json"), Path.Combine(mice, "cohort.json"));
        File.WriteAllText(Path.Combine(mice, "Mouse2.h5"), "not HDF5");
        var events = new Events();

        var options = new CurvesOptions { DataFolder = mice, OutputFolder = Path.Combine(_folder, "curves-damaged") };
        var outcome = new CurvesJob(options, events).Run(CancellationToken.None);

        Assert.Equal(new FilesOutcome(1, 2), outcome);
        Assert.Contains("Mouse2.h5", Assert.Single(events.All.OfType<ProblemFound>(), p => p.IsError).Text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Collects at once, on the thread that works; <see cref="Progress{T}"/> would post to others.</summary>
    private sealed class Events : IProgress<JobEvent>
    {
        public List<JobEvent> All { get; } = [];

        public void Report(JobEvent value) => All.Add(value);
    }
}
