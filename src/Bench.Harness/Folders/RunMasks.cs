using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;

namespace Bench.Harness.Folders;

/// <summary>The masks that a run keeps of each case: HDF5 files with the study's own labels, frames counted from 0.</summary>
internal static class RunMasks
{
    /// <summary>How they are read.</summary>
    /// <param name="study">The study of the run.</param>
    public static ReadingOptions Reading(Study study) => ReadingOptions.Default with
    {
        ArePredictions = true,
        Labels = study.IsMouse ? LabelScheme.Published : LabelScheme.Of(study.PredictionLabels),
    };

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="study">The study of the run.</param>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="maps">Masks in order of time, each with its frame.</param>
    public static void Write(string path, Study study, int cineFrames, IReadOnlyList<(int FrameIndex, LabelMap Mask)> maps) =>
        MaskFile.Write(path, StoredMasks.Of(maps[0].Mask.Size, cineFrames, maps) with
        {
            WrittenAs = study.PredictionLabels.AreOwn ? null : study.PredictionLabels,
        });
}
