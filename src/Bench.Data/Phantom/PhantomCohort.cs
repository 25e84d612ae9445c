using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Hdf5;

namespace Bench.Data.Phantom;

/// <summary>
/// Writes synthetic mouse hearts in the published file format: one <c>Mouse&lt;N&gt;.h5</c> a mouse and, once all are whole,
/// <c>truth.csv</c> (volumes and mass of each mouse's continuous shape), <c>truth-curves.csv</c> (the same at every frame) and
/// <c>cohort.json</c> (what the folder holds). <c>SHA256SUMS</c> grows with the files and says of each that it is whole;
/// <c>sha256sum -c</c> understands it.
/// </summary>
public static class PhantomCohort
{
    private const string Unfinished = "cohort.partial.json";

    /// <summary>
    /// Writes a cohort. Files appear whole or not at all. Those of an earlier, interrupted call with equal options are kept if they still
    /// are what was written, by their hash, and written again if not; a folder that holds the whole cohort is left as it is.
    /// </summary>
    /// <param name="folder">The folder; made if missing.</param>
    /// <param name="options">Which cohort.</param>
    /// <param name="progress">Told of mice done and mice in all; may be called from any thread, one call at a time.</param>
    /// <param name="cancellation">Stops before the next mouse; those written stay.</param>
    /// <exception cref="InputException">The folder holds other mice, or cannot be written to.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(string folder, PhantomOptions options, Action<int, int>? progress, CancellationToken cancellation)
    {
        options.Validate();
        var plans = CohortPlan.Draw(options);
        var note = PhantomNote.For(options);
        Claim(folder, note);
        var sums = new FileSums(folder);
        var truths = new PhantomTruth[plans.Length];
        var done = 0;
        var turn = new Lock();
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, plans.Length, parallel, i =>
            {
                truths[i] = WriteMouse(sums, plans[i], options, cancellation);
                lock (turn)
                    progress?.Invoke(++done, plans.Length);
            });
        }
        catch (AggregateException several)
        {
            throw several.InnerExceptions.OfType<InputException>().FirstOrDefault() ?? several.InnerExceptions[0];
        }

        // Hearts of a family are cut by edges, enlarged and have free muscles: their planned volumes are not those of the masks.
        if (options.Family is null)
        {
            AtomicFile.WriteText(Path.Combine(folder, "truth.csv"), PhantomTruth.ToTable(truths));
            AtomicFile.WriteText(Path.Combine(folder, "truth-curves.csv"), PhantomTruth.ToCurves(truths));
        }

        AtomicFile.WriteText(Path.Combine(folder, CohortManifest.FileName), note);
        File.Delete(Path.Combine(folder, Unfinished));
    }

    /// <summary>Draws the end-diastolic and end-systolic frames of a cohort in memory; no file is written.</summary>
    /// <param name="options">Which cohort.</param>
    /// <param name="cancellation">Stops between mice.</param>
    /// <returns>The mice in order, named by family and number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<MouseCase> Draw(PhantomOptions options, CancellationToken cancellation)
    {
        options.Validate();
        var plans = CohortPlan.Draw(options);
        var mice = new MouseCase[plans.Length];
        Parallel.For(
            0,
            plans.Length,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i =>
        {
            var renderer = new CineRenderer(plans[i], options.Family, options.Size);
            var extent = new StackSize(options.Size, options.Size, renderer.Heart.Slices);
            var images = new ushort[extent.Count];
            ContouredFrame Frame(int index, CardiacPhase phase)
            {
                var labels = new byte[extent.Count];
                renderer.Render(index, images, labels);
                return new ContouredFrame(
                    index, phase, new ImageStack(extent, Array.ConvertAll(images, v => (float)v)), new LabelMap(extent, labels));
            }

            mice[i] = new MouseCase(
                $"{options.Family?.Name ?? PhantomFamily.Classic}-{i + 1}", new VoxelSpacing(options.PixelMm, options.PixelMm, 1),
                [Frame(0, CardiacPhase.EndDiastole), Frame(renderer.Heart.Cycle.EndSystolicFrame, CardiacPhase.EndSystole)], [])
            {
                CineFrames = plans[i].Frames,
            };
        });
        return mice;
    }

    private static PhantomTruth WriteMouse(FileSums sums, MousePlan plan, PhantomOptions options, CancellationToken cancellation)
    {
        var name = $"{plan.Name}.h5";
        if (sums.Holds(name))
            return PhantomTruth.Of(plan, new HeartShape(plan));
        var size = options.Size;
        var renderer = new CineRenderer(plan, options.Family, size);
        var truth = PhantomTruth.Of(plan, renderer.Heart);
        var extent = new StackSize(size, size, truth.Slices);
        AtomicFile.WriteThrough(sums.PathOf(name), temporary =>
        {
            using var file = new CineFileWriter(temporary, extent, plan.Frames, truth.ContouredFrames);
            var images = new ushort[extent.Count];
            var labels = new byte[extent.Count];
            for (var frame = 0; frame < plan.Frames; frame++)
            {
                cancellation.ThrowIfCancellationRequested();
                renderer.Render(frame, images, labels);
                file.WriteImages(frame, images);
                if (truth.ContouredFrames.Contains(frame))
                    file.WriteMasks(frame, labels);
            }

            file.Finish();
        });
        sums.Add(name);
        return truth;
    }

    // A folder is taken only if it is empty of mice or holds some of the very same cohort.
    private static void Claim(string folder, string note)
    {
        foreach (var name in new[] { CohortManifest.FileName, Unfinished })
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            var there = OrdinaryFile.ReadText(path);
            if (there == note)
                return;
            var reason = PhantomNote.IsOfAnotherVersion(there, note)
                ? $"{name} there is of this cohort as another version of the generator wrote it; this is version "
                    + $"{PhantomNote.GeneratorVersion}, and files of earlier ones leave voxels undefined for other programs."
                : $"{name} there is of another cohort.";
            throw new InputException(folder, reason, "choose another folder, or delete this one's files.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.h5").Any())
            throw new InputException(folder, "it holds .h5 files that are not of a phantom cohort.", "choose another folder.");
        if (
            new[] { "truth.csv", "truth-curves.csv", FileSums.FileName }
                .Select(f => Path.Combine(folder, f))
                .FirstOrDefault(Path.Exists) is { } foreign)
        {
            throw new InputException(foreign, "is there already, and is of no phantom cohort.", "choose another folder.");
        }

        AtomicFile.WriteText(Path.Combine(folder, Unfinished), note);
    }
}
