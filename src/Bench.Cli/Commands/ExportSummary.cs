using Bench.Cli.Comparison;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Export;
using Bench.Evaluation.Results;

namespace Bench.Cli.Commands;

/// <summary><c>bench export --format nnunet-summary</c>: a result of Bench as nnU-Net's <c>summary.json</c>.</summary>
internal static class ExportSummary
{
    /// <summary>Writes the file.</summary>
    /// <param name="cohort">The reference that was measured against, for the size of its frames.</param>
    /// <param name="run">RUN, or RUN/MODEL.</param>
    /// <param name="file">The file.</param>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <returns>The cases written.</returns>
    /// <exception cref="InputException">There is no such result, or it is of other data.</exception>
    public static int Write(CohortFolder cohort, string run, string file, bool overwrite)
    {
        if (RunResults.Models([run]) is not [{ Model: var model }])
            throw new InputException("--run", $"{run} has several models.", "name one: RUN/MODEL.");
        OverwriteGuard.RequireFree(file, overwrite, []);
        NnunetSummaryCase[] cases = [.. model.Cases.Where(c => c.Evaluated).SelectMany(c => Frames(cohort, c))];
        new NnunetSummary(cases).Write(file);
        return cases.Length;
    }

    private static IEnumerable<NnunetSummaryCase> Frames(CohortFolder cohort, CaseResult found)
    {
        var (study, read) = (cohort.Reading.Study, cohort.Read(found.Mouse, requireImages: false));
        var first = study.IsMouse ? 0 : cohort.Reading.FirstFrame;
        foreach (var frame in found.Dice.GroupBy(d => d.FrameIndex).OrderBy(g => g.Key))
        {
            var size = read.Frames.FirstOrDefault(f => f.FrameIndex == frame.Key)?.Reference.Size.Count
                ?? throw new InputException(
                    cohort.Folder, $"{found.Mouse} has no contoured frame {frame.Key}.", "give the reference that was measured.");
            var name = FormattableString.Invariant($"{found.Mouse}_frame{frame.Key + first:00}.nii.gz");
            yield return new NnunetSummaryCase(name, name, frame.ToDictionary(
                d => study.PredictionLabels.NumberOf(d.Structure),
                d => new NnunetCounts(
                    d.SharedVoxels,
                    d.PredictedVoxels - d.SharedVoxels,
                    d.ReferenceVoxels - d.SharedVoxels,
                    size - d.PredictedVoxels - d.ReferenceVoxels + d.SharedVoxels)));
        }
    }
}
