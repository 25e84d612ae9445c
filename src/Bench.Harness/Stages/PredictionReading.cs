using System.Globalization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Stages;

/// <summary>
/// Reads mice for <see cref="PredictionPipeline"/>, on several threads. What is wrong with one is kept in its work, not thrown.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="cohort">The mice.</param>
/// <param name="files">Where masks go.</param>
/// <param name="manifest">What made the masks that are there.</param>
/// <param name="segmenter">The model.</param>
/// <param name="isWatched">Whether it is judged when a person should look.</param>
/// <param name="isShared">Whether stacks are to be scaled for passes that several share.</param>
internal sealed class PredictionReading(
    PredictOptions options,
    CohortFolder cohort,
    PredictionFiles files,
    PredictionManifest manifest,
    Segmenter segmenter,
    bool isWatched,
    bool isShared)
{
    /// <summary>Reads one mouse, unless its masks are there.</summary>
    /// <param name="mouse">Its name.</param>
    /// <param name="index">Its place among the mice, from 0.</param>
    public PredictionWork Of(string mouse, int index)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{mouse} ({index + 1} of {cohort.Mice.Count})");
        var work = new PredictionWork(mouse, isWatched ? new CaseTrust() : null, place);
        try
        {
            work.Hash = CohortHash.Of(cohort, [mouse]);
            if (files.Exist(mouse) && !options.Overwrite)
            {
                RequireOurs(mouse, work.Hash);
                work.IsThere = true;
                return work;
            }

            (work.Frames, work.CineFrames) = Frames(mouse);
            work.Spacing = segmenter.Grid is null ? default : cohort.ReadGeometry(mouse).Spacing;
            if (isShared)
            {
                work.Prepared = [.. work.Frames.Select(f => segmenter.Prepare(f.Image))];
            }
        }
        catch (InputException problem)
        {
            work.Problem = problem;
        }

        return work;
    }

    private void RequireOurs(string mouse, string hash)
    {
        const string Remedy = "choose another folder, or replace it with --overwrite.";
        string? known;
        lock (manifest)
        {
            known = manifest.Mice.GetValueOrDefault(mouse);
        }

        if (known is null)
        {
            throw new InputException(
                files.PathOf(mouse), $"is there already, and {PredictionManifest.FileName} does not say what made it.", Remedy);
        }

        if (known != hash)
        {
            throw new InputException(files.PathOf(mouse), "was made from other data of this name.", Remedy);
        }
    }

    private (IReadOnlyList<(int Index, ImageStack Image)> Frames, int CineFrames) Frames(string mouse)
    {
        if (options.AllFrames)
        {
            var stored = cohort.ReadStoredFrames(mouse);
            return (stored, stored[^1].FrameIndex + 1);
        }

        var known = cohort.Read(mouse);
        return ([.. known.Frames.Select(f => (f.FrameIndex, f.Image!))], known.CineFrames);
    }
}
