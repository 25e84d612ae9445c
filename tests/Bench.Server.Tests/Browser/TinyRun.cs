using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;
using Bench.Harness.Folders;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Server.Tests.Browser;

/// <summary>A finished evaluation of two models on four small phantoms, with its data beside it.</summary>
internal static class TinyRun
{
    /// <summary>Name of the run. A page that took it for HTML would say so.</summary>
    public const string Name = "tiny <img src=x onerror=alert(4)>";

    /// <summary>Names of the models: the expert's masks, moved by one row and by three.</summary>
    public static IReadOnlyList<string> Models { get; } = ["near", "far"];

    /// <summary>Writes data, masks and run.</summary>
    /// <param name="data">Folder of the data.</param>
    /// <param name="runs">Folder of runs.</param>
    public static void Write(string data, string runs)
    {
        var cohort = Path.Combine(data, "cohort");
        PhantomCohort.Write(cohort, new PhantomOptions { Mice = 4, Size = 64, Frames = 8 }, null, CancellationToken.None);
        var read = CohortFolder.Open(cohort);
        foreach (var (model, rows) in Models.Zip([1, 3]))
        {
            foreach (var mouse in read.Mice.Select(m => read.Read(m)))
            {
                RunMasks.Write(
                    Path.Combine(data, model, $"{mouse.Mouse}.h5"),
                    Study.Mouse,
                    mouse.CineFrames,
                    [.. mouse.Frames.Select(f => (f.FrameIndex, Moved(f.Reference, rows)))]);
            }
        }

        new EvaluateJob(new EvaluateOptions
        {
            ReferenceFolder = cohort,
            Predictions = [.. Models.Select(m => new PredictionFolder(m, Path.Combine(data, m)))],
            OutputFolder = Path.Combine(runs, Name),
            Cleaning = "none",
        }).Run(CancellationToken.None);
    }

    private static LabelMap Moved(LabelMap map, int rows)
    {
        var labels = new byte[map.Size.Count];
        for (var slice = 0; slice < map.Size.Slices; slice++)
        {
            map.Slice(slice)[..^(rows * map.Size.Width)].CopyTo(labels.AsSpan((slice * map.Size.SliceLength) + (rows * map.Size.Width)));
        }

        return new LabelMap(map.Size, labels);
    }
}
