using Bench.Core;
using Bench.Core.Phases;
using Bench.Data.Cohorts;
using Bench.Data.Verification;

namespace Bench.Data.Hdf5;

/// <summary>A mouse in one HDF5 file, in the published format.</summary>
/// <param name="folder">The cohort's folder.</param>
/// <param name="mouse">Name of the mouse.</param>
/// <param name="spacing">Its voxel spacing: the file holds none.</param>
internal sealed class HdfMouse(string folder, string mouse, VoxelSpacing spacing) : IMouseFiles
{
    private const string ImagesName = "Images";
    private const string MasksName = "Masks";
    private const string UndefinedWarning =
        "some of Masks was never written, and the file does not say what stands there: zero is taken here, and other programs may find any number. Write the file again.";

    private const string MatlabWarning =
        "the file was written by MATLAB: its axes, stored in reverse, were turned back, and Frames_with_ROI was taken to count from 0.";

    /// <inheritdoc/>
    public string Mouse => mouse;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [mouse + ".h5"];

    private string FullPath => Path.Combine(folder, Files[0]);

    /// <inheritdoc/>
    public MouseCase Read(bool requireImages)
    {
        using var file = HdfFile.Open(FullPath);
        var masks = CineDataSet.Open(file, MasksName);
        var images = requireImages || file.Has(ImagesName) ? CineDataSet.Open(file, ImagesName) : null;
        RequireSameShape(file, images, masks);
        var indices = FrameIndices.Read(file, masks.Frames);
        var labels = FrameValues.Labels(file, masks, indices);
        var greys = images is null ? null : FrameValues.Images(file, images, indices);
        var phases = PublishedPhaseRule.Assign([.. indices.Zip(labels)], PublishedPhaseRule.MinimumComponentPixelsAt(spacing));
        var frames = indices.Select((index, i) => new ContouredFrame(index, phases.PhaseOf(index), greys?[i], labels[i]));
        var empty = indices.Where((_, i) => !labels[i].Labels.ContainsAnyExcept((byte)0))
            .Select(index => $"frame {index} is listed as contoured, but no voxel of it is labelled.");
        string[] undefined = masks.LeavesValuesUndefined ? [UndefinedWarning] : [];
        string[] matlab = masks.IsReversed ? [MatlabWarning] : [];
        return new MouseCase(mouse, spacing, [.. frames], [.. phases.Warnings, .. empty, .. undefined, .. matlab]) { CineFrames = masks.Frames };
    }

    /// <inheritdoc/>
    public IReadOnlyList<ImageStack> ReadCine()
    {
        using var file = HdfFile.Open(FullPath);
        var images = CineDataSet.Open(file, ImagesName);
        images.RequireWholeCine();
        return FrameValues.Images(file, images, [.. Enumerable.Range(0, images.Frames)]);
    }

    /// <inheritdoc/>
    public MouseRecord Examine()
    {
        var look = new Examination();
        using var file = look.Try(() => HdfFile.Open(FullPath));
        var images = file is null ? null : look.Try(() => CineDataSet.Open(file, ImagesName));
        var masks = file is null ? null : look.Try(() => CineDataSet.Open(file, MasksName));
        if (file is not null)
        {
            look.Check(() => RequireSameShape(file, images, masks));
            var contoured = look.Try(() => FrameIndices.Read(file, (masks ?? images)?.Frames ?? int.MaxValue, look.Refuse));
            if (images is not null)
                look.Check(() => CheckImages(look, images));
            if (masks is not null)
                look.Check(() => CheckMasks(look, masks, contoured));
        }

        var shape = masks ?? images;
        int[] extent = shape is null ? [] : [shape.Size.Height, shape.Size.Width, shape.Size.Slices, shape.Frames];
        return new MouseRecord(
            mouse,
            new Dictionary<string, string>(),
            extent,
            images?.Element.Name ?? "",
            masks?.Element.Name ?? "",
            [spacing.RowMm, spacing.ColumnMm, spacing.SliceMm],
            look.Frames,
            look.Problems,
            look.Warnings);
    }

    private static void RequireSameShape(HdfFile file, CineDataSet? images, CineDataSet? masks)
    {
        if (images is not null && masks is not null && images.Shape != masks.Shape)
        {
            throw new InputException(
                file.Path,
                $"{ImagesName} is {images.Shape} and {MasksName} is {masks.Shape}.",
                "store both with the same rows, columns, slices and time frames.");
        }
    }

    private static void CheckImages(Examination look, CineDataSet images)
    {
        images.RequireWholeCine();
        look.CheckImages(ImagesName, images.Size, Numbers(images).Select(frame => frame.Values));
    }

    private void CheckMasks(Examination look, CineDataSet masks, IReadOnlyList<int>? contoured)
    {
        masks.RequireWholeCine();
        look.CheckMasks(MasksName, masks.Size, Numbers(masks), contoured, PublishedPhaseRule.MinimumComponentPixelsAt(spacing));
        if (masks.LeavesValuesUndefined)
            look.Warn(UndefinedWarning);
        if (masks.IsReversed)
            look.Warn(MatlabWarning);
    }

    // All frames in order of time, in one array that each frame overwrites.
    private static IEnumerable<(int Index, double[] Values)> Numbers(CineDataSet data)
    {
        var raw = data.ReadRaw([.. Enumerable.Range(0, data.Frames)]);
        var values = new double[data.Size.Count];
        for (var frame = 0; frame < raw.Length; frame++)
        {
            data.Element.ToDoubles(raw[frame], values);
            raw[frame] = [];
            yield return (frame, values);
        }
    }
}
