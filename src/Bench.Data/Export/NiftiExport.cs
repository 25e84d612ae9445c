using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Nifti;

namespace Bench.Data.Export;

/// <summary>
/// Writes a cohort as NIfTI in the layout that <see cref="CohortFolder"/> reads: whole cines in <c>images</c>, masks of the same frames in
/// <c>masks</c>.
/// </summary>
public static class NiftiExport
{
    /// <summary>Writes <c>cohort.json</c>, so that computed mice stay known as such.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="folder">The folder to write to.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static void WriteNote(CohortFolder cohort, string folder)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var note = new Dictionary<string, string>
        {
            ["kind"] = cohort.IsPhantom ? "phantom" : "mice",
            ["description"] = cohort.Description,
        };
        AtomicFile.WriteText(Path.Combine(folder, CohortManifest.FileName), JsonSerializer.Serialize(note) + "\n");
    }

    /// <summary>Writes the files of one mouse.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="mouse">One of its mice.</param>
    /// <param name="folder">The folder to write to.</param>
    /// <exception cref="InputException">The mouse cannot be read, or the folder not be written to.</exception>
    public static void Write(CohortFolder cohort, string mouse, string folder)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var contoured = cohort.Read(mouse);
        var cine = cohort.ReadCine(mouse);
        NiftiWriter.Write(Path.Combine(folder, "images", $"{mouse}.nii.gz"), cine, contoured.Spacing, affine: contoured.Affine);

        // In one file a frame without a label would not be known to be contoured.
        if (contoured.Frames.Any(f => !f.Reference.Labels.ContainsAnyExcept((byte)0)))
        {
            foreach (var frame in contoured.Frames)
            {
                NiftiWriter.Write(
                    Path.Combine(folder, "masks", $"{mouse}_frame{frame.FrameIndex:000}.nii.gz"),
                    [frame.Reference],
                    contoured.Spacing,
                    affine: contoured.Affine);
            }

            return;
        }

        var maps = Enumerable.Repeat(LabelMap.Empty(cine[0].Size), cine.Count).ToArray();
        foreach (var frame in contoured.Frames)
            maps[frame.FrameIndex] = frame.Reference;
        NiftiWriter.Write(Path.Combine(folder, "masks", $"{mouse}.nii.gz"), maps, contoured.Spacing, affine: contoured.Affine);
    }
}
