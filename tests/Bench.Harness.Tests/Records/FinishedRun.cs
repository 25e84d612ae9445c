using Bench.Core.Cleaning;
using Bench.Data.Phantom;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Harness.Tests.Records;

/// <summary>One evaluation of masks of three small phantoms, made once for all tests that read or damage copies of its folder.</summary>
public sealed class FinishedRun : IDisposable
{
    public FinishedRun()
    {
        PhantomCohort.Write(Data, new PhantomOptions { Mice = 3, Size = 64, Frames = 8, Seed = 3 }, null, CancellationToken.None);
        var masks = Path.Combine(Folder, "masks");
        new CleanJob(new CleanOptions { Rule = CleaningRule.Largest, DataFolder = Data, OutputFolder = masks }).Run(default);
        var options = new EvaluateOptions
        {
            ReferenceFolder = Data,
            Predictions = [new PredictionFolder("my model", masks)],
            OutputFolder = Run,
        };
        Before = DateTimeOffset.UtcNow;
        new EvaluateJob(options).Run(default);
        After = DateTimeOffset.UtcNow;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bench-record-").FullName;

    public string Data => Path.Combine(Folder, "mice");

    public string Run => Path.Combine(Folder, "run");

    /// <summary>A moment before the job began.</summary>
    public DateTimeOffset Before { get; }

    /// <summary>A moment after it had ended.</summary>
    public DateTimeOffset After { get; }

    /// <summary>A copy of the run's folder.</summary>
    public string Copy()
    {
        var copy = Path.Combine(Folder, $"copy-{Guid.NewGuid():N}");
        foreach (var file in Directory.EnumerateFiles(Run, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
