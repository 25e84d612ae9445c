using System.Diagnostics;
using System.Globalization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Stages;

/// <summary>
/// Reads, segments and writes mice, each beside the other: the next mice are read and scaled while the network works, and the last one is
/// written. A few mice are in memory at a time, however many there are. A mouse that is done is skipped; one that cannot be read is named,
/// and the rest is done.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="cohort">The mice.</param>
/// <param name="files">Where masks go.</param>
/// <param name="manifest">What made the masks that are there; written after each mouse.</param>
/// <param name="segmenter">The model.</param>
/// <param name="checks">When a person should look at a case, and lost slices are filled; null for neither.</param>
/// <param name="progress">Told from several threads, one at a time.</param>
internal sealed class PredictionPipeline(
    PredictOptions options,
    CohortFolder cohort,
    PredictionFiles files,
    PredictionManifest manifest,
    Segmenter segmenter,
    CaseChecks? checks,
    JobProgress progress)
{
    // A GPU takes images faster than one thread reads them.
    private const int ReadersForGpu = 6;
    private const int ReadersForCpu = 2;
    private const int WaitingToBeWritten = 4;

    // Mice at a time where each waits for a GPU: what is looked at of each takes longer than the GPU takes.
    private const int MostBesideEachOther = 6;

    private readonly Lock _telling = new();
    private readonly Stopwatch _clock = new();
    private TimeSpan _lastWritten;
    private int _done;
    private int _skipped;
    private int _segmented;

    /// <summary>Images segmented.</summary>
    public int Images { get; private set; }

    /// <summary>Time from the first reading to the last writing.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Does all mice.</summary>
    /// <param name="cancellation">Stops between passes; mice that are segmented by then are written.</param>
    /// <returns>Mice whose masks are new, and mice whose masks were there.</returns>
    /// <exception cref="InputException">The model cannot be used at all.</exception>
    public (int Done, int Skipped) Run(CancellationToken cancellation)
    {
        _clock.Start();
        var reading = new PredictionReading(options, cohort, files, manifest, segmenter, checks is not null, IsShared);
        using (var writer = new WriteBehind<PredictionWork>(Write, WaitingToBeWritten))
        {
            var read = ReadAhead.Of(cohort.Mice.Index(), m => reading.Of(m.Item, m.Index), IsShared ? ReadersForGpu : ReadersForCpu);
            foreach (var work in IsShared ? Together(read, cancellation) : Apart(read, cancellation))
            {
                writer.Add(work);
            }

            writer.Complete();
        }

        _clock.Stop();
        return (_done, _skipped);
    }

    private bool IsShared => segmenter.SharesPasses && !options.Probabilities && checks is null;

    // Stack by stack: one mouse after the other on a CPU, some beside each other on a GPU.
    private IEnumerable<PredictionWork> Apart(IEnumerable<PredictionWork> read, CancellationToken cancellation)
    {
        PredictionWork Segmented(PredictionWork work)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                Segment(work, cancellation);
            }
            catch (InputException problem) when (_segmented > 0 || problem.InputSource != options.ModelFile)
            {
                work.Problem = problem;
            }

            return work;
        }

        return segmenter.TakesSeveral && !options.Probabilities
            ? ReadAhead.Of(read, Segmented, Math.Clamp(Environment.ProcessorCount - 1, 1, MostBesideEachOther))
            : read.Select(Segmented);
    }

    private void Segment(PredictionWork work, CancellationToken cancellation)
    {
        if (!work.IsToDo)
        {
            return;
        }

        if (options.Probabilities)
        {
            void Told(int images) => Show(work, images);
            files.WriteProbabilities(
                cohort, work.Mouse, work.CineFrames, work.Frames, work.Spacing, segmenter, work.Trust, Told, cancellation);
        }
        else
        {
            foreach (var mask in segmenter.Label(work.Frames, work.Spacing, work.Trust, cancellation))
            {
                work.Masks.Add((work.Frames[work.Masks.Count].Index, mask));
                Show(work, mask.Size.Slices);
            }
        }

        Interlocked.Increment(ref _segmented);
    }

    // Slices of all mice, one after the other, fill the passes of a GPU.
    private IEnumerable<PredictionWork> Together(IEnumerable<PredictionWork> read, CancellationToken cancellation)
    {
        var waiting = new Queue<PredictionWork>();
        IEnumerable<PreparedStack> Stacks()
        {
            foreach (var work in read)
            {
                waiting.Enqueue(work);
                foreach (var stack in work.Prepared)
                {
                    yield return stack;
                }
            }
        }

        foreach (var mask in segmenter.Segment(Stacks(), cancellation))
        {
            while (waiting.Peek().Prepared.Count == 0)
            {
                yield return waiting.Dequeue();
            }

            var work = waiting.Peek();
            work.Masks.Add((work.Frames[work.Masks.Count].Index, mask));
            Show(work, mask.Size.Slices);
            if (work.Masks.Count == work.Frames.Count)
            {
                yield return waiting.Dequeue();
            }
        }

        foreach (var work in waiting)
        {
            yield return work;
        }
    }

    private void Write(PredictionWork work)
    {
        try
        {
            if (work.Problem is { } problem)
            {
                Tell(() => progress.Error(problem.Message));
                return;
            }

            if (work.IsThere)
            {
                _skipped++;
                return;
            }

            if (!options.Probabilities)
            {
                files.Write(cohort, work.Mouse, work.CineFrames, work.Masks);
            }

            Record(work);
        }
        catch (InputException problem)
        {
            Tell(() => progress.Error(problem.Message));
        }
    }

    private void Record(PredictionWork work)
    {
        var doubts = work.Trust is null ? "" : string.Join("; ", checks!.Doubts(work.Trust));
        lock (manifest)
        {
            manifest.Mice[work.Mouse] = work.Hash;
            manifest.LookAt.Remove(work.Mouse);
            if (doubts.Length > 0)
            {
                manifest.LookAt[work.Mouse] = doubts;
            }

            (manifest with { Scores = $"{segmenter.Scores}".ToLowerInvariant() }).Write(options.OutputFolder);
        }

        _done++;
        var (images, now) = (work.Frames.Sum(f => f.Image.Size.Slices), _clock.Elapsed);
        Images += images;
        var rate = images / (now - _lastWritten).TotalSeconds;
        _lastWritten = now;
        Tell(() => progress.Line(string.Create(
            CultureInfo.InvariantCulture, $"  {work.Mouse,-12} {work.Frames.Count} frames, {images} images, {rate:0.0} images/s")));
        if (doubts.Length > 0)
        {
            Tell(() => progress.Line($"    look at {work.Mouse}: {doubts}"));
        }
    }

    private void Show(PredictionWork work, int images)
    {
        work.Segmented += images;
        var all = work.Frames.Sum(f => f.Image.Size.Slices);
        Tell(() => progress.Working(string.Create(CultureInfo.InvariantCulture, $"  {work.Place}: {work.Segmented} of {all} images")));
    }

    private void Tell(Action tell)
    {
        lock (_telling)
        {
            tell();
        }
    }
}
