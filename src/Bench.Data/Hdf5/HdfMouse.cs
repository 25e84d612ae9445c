using Bench.Core;
using Bench.Core.Phases;
using Bench.Data.Formats;
using Bench.Hdf5.Reading;

namespace Bench.Data.Hdf5;

/// <summary>A mouse in one HDF5 file, in the published format.</summary>
/// <param name="folder">The cohort's folder.</param>
/// <param name="fileName">Name of the file within it.</param>
/// <param name="spacing">Its voxel spacing: the file holds none.</param>
/// <param name="reading">What its labels, axes and frame numbers mean.</param>
/// <param name="peer">Gives rows and columns that other mice of the cohort have; null where they differ or are not known.</param>
internal sealed class HdfMouse(
    string folder, string fileName, VoxelSpacing spacing, ReadingOptions reading, Func<(int Height, int Width)?> peer) : IMouseFiles
{
    private const string ImagesName = "Images";
    private const string MasksName = "Masks";
    private const string UndefinedWarning =
        "some of Masks was never written, and the file does not say what stands there: zero is taken here, and other programs may "
            + "find any number. Write the file again.";

    private const int MostPeers = 24;
    private const string MatlabWarning =
        "the file was written by MATLAB: its axes, stored in reverse, were turned back, and Frames_with_ROI was taken to count from 0.";

    /// <inheritdoc/>
    public string Mouse { get; } = Path.GetFileNameWithoutExtension(fileName);

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [fileName];

    private string FullPath => Path.Combine(folder, Files[0]);

    /// <summary>Rows and columns that most mice of a folder have, by the first files of it.</summary>
    /// <param name="folder">The cohort's folder.</param>
    /// <param name="files">Its files.</param>
    /// <param name="reading">The order of their axes.</param>
    /// <returns>Null where no two mice agree, or as many have another size.</returns>
    public static (int Height, int Width)? UsualPlane(string folder, IEnumerable<string> files, ReadingOptions reading)
    {
        var planes = files
            .Take(MostPeers)
            .Select(Plane).OfType<(int Height, int Width)>()
            .GroupBy(plane => plane)
            .OrderByDescending(g => g.Count())
            .ToArray();
        return planes.Length > 0 && planes[0].Count() > 1 && (planes.Length == 1 || planes[0].Count() > planes[1].Count())
            ? planes[0].Key
            : null;

        (int, int)? Plane(string name)
        {
            try
            {
                using var file = HdfInput.Open(Path.Combine(folder, name));
                var data = CineDataSet.Open(file, file.Has(MasksName) ? MasksName : ImagesName, axes: reading.Axes);
                return MaskLayout.IsShortAxisStack(data.Extent) ? (data.Size.Height, data.Size.Width) : null;
            }
            catch (InputException)
            {
                // Whoever reads that mouse is told.
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public MouseCase Read(bool requireImages)
    {
        using var file = HdfInput.Open(FullPath);
        var masks = CineDataSet.Open(file, MasksName, axes: reading.Axes);
        var images = requireImages || file.Has(ImagesName) ? CineDataSet.Open(file, ImagesName, axes: reading.Axes) : null;
        RequireSameShape(file, images, masks);
        RequireMaskShape(file, masks);
        var indices = Indices(file, masks);
        var labels = FrameValues.Labels(file, masks, indices, reading);
        if (MaskLayout.IsSuspicious(labels, indices, masks.Frames))
            RequireListed(file, masks);
        LabelFit.RequirePlausible(file.Path, labels, reading);
        var greys = images is null ? null : FrameValues.Images(file, images, indices);
        var phases = PublishedPhaseRule.Assign([.. indices.Zip(labels)], PublishedPhaseRule.MinimumComponentPixelsAt(spacing),
            firstFrame: reading.FirstFrame);
        var frames = indices.Select((index, i) => new ContouredFrame(index, phases.PhaseOf(index), greys?[i], labels[i]));
        var empty = indices.Where((_, i) => !labels[i].Labels.ContainsAnyExcept((byte)0))
            .Select(index => $"frame {index + reading.FirstFrame} is listed as contoured, but no voxel of it is labelled.");
        return new MouseCase(Mouse, spacing, [.. frames], [.. empty, .. Oddities(masks)])
        {
            PhaseWarnings = phases.Warnings,
            CineFrames = masks.Frames,
            FirstFrame = reading.FirstFrame,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<ImageStack> ReadCine()
    {
        using var file = HdfInput.Open(FullPath);
        var images = CineDataSet.Open(file, ImagesName, axes: reading.Axes);
        MaskLayout.RequireShape(file.Path, ImagesName, images.Extent, null, [], peer, reading);
        images.RequireWholeCine();
        return FrameValues.Images(file, images, [.. Enumerable.Range(0, images.Frames)]);
    }

    /// <inheritdoc/>
    public StackGeometry ReadGeometry() => new(spacing, 0, null);

    /// <inheritdoc/>
    public MouseRecord Examine()
    {
        var look = new MouseFilesCheck();
        using var file = look.Try(() => HdfInput.Open(FullPath));
        var images = file is null ? null : look.Try(() => CineDataSet.Open(file, ImagesName, axes: reading.Axes));
        var masks = file is null ? null : look.Try(() => CineDataSet.Open(file, MasksName, axes: reading.Axes));
        if (file is not null)
        {
            look.Check(() => RequireSameShape(file, images, masks));
            var contoured = look.Try(() => FrameIndices.Read(file, (masks ?? images)?.Frames ?? int.MaxValue, reading, look.Refuse));
            if (images is not null)
                look.Check(() => CheckImages(look, images));
            if (masks is not null)
            {
                var problems = look.Problems.Count;
                look.Check(() => RequireMaskShape(file, masks));
                if (look.Problems.Count == problems)
                    look.Check(() => CheckMasks(look, masks, contoured));
                if (look.HasUnlistedLabels)
                    look.Check(() => RequireListed(file, masks));
            }
        }

        var shape = masks ?? images;
        int[] extent = shape is null ? [] : [shape.Size.Height, shape.Size.Width, shape.Size.Slices, shape.Frames];
        return new MouseRecord(
            Mouse,
            new Dictionary<string, string>(),
            extent,
            images?.Element.Name ?? "",
            masks?.Element.Name ?? "",
            [spacing.RowMm, spacing.ColumnMm, spacing.SliceMm],
            look.Frames,
            look.Problems,
            look.Warnings)
        {
            PhaseWarnings = look.PhaseWarnings,
            ImageHashes = look.ImageHashes,
        };
    }

    // Whatever the list lacks or has too much of: where labels stand may tell why.
    private IReadOnlyList<int> Indices(HdfFile file, CineDataSet masks)
    {
        try
        {
            return FrameIndices.Read(file, masks.Frames, reading);
        }
        catch (InputException)
        {
            RequireListed(file, masks);
            throw;
        }
    }

    private void RequireMaskShape(HdfFile file, CineDataSet masks)
    {
        try
        {
            MaskLayout.RequireShape(file.Path, MasksName, masks.Extent, null, [], peer, reading);
        }
        catch (InputException) when (file.Has(FrameIndices.Name))
        {
            // Which of its axes is time can be seen from the labels.
            MaskLayout.RequireShape(file.Path, MasksName, masks.Extent, Labelled(masks), FrameIndices.Listed(file, reading), peer, reading);
        }
    }

    private void RequireListed(HdfFile file, CineDataSet masks) =>
        MaskLayout.RequireListed(file.Path, MasksName, masks.Extent, Labelled(masks), FrameIndices.Listed(file, reading), peer, reading);

    private IReadOnlyList<int>[] Labelled(CineDataSet masks)
    {
        masks.RequireWholeCine();
        return MaskLayout.Labelled(masks.Size, Numbers(masks).Select(frame => frame.Values), reading.Labels);
    }

    private IEnumerable<string> Oddities(CineDataSet masks)
    {
        if (masks.LeavesValuesUndefined)
            yield return UndefinedWarning;
        if (masks.IsReversed)
            yield return MatlabWarning;
        var (rows, columns) = (masks.Size.Height, masks.Size.Width);
        if (reading.Axes is null && rows != columns && peer() is { } other && (columns, rows) == other)
        {
            yield return $"its images have {rows} rows and {columns} columns, those of other mice {columns} and {rows}: rows and "
                + "columns may be exchanged.";
        }
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

    private static void CheckImages(MouseFilesCheck look, CineDataSet images)
    {
        images.RequireWholeCine();
        look.CheckImages(ImagesName, images.Size, Numbers(images).Select(frame => frame.Values));
    }

    private void CheckMasks(MouseFilesCheck look, CineDataSet masks, IReadOnlyList<int>? contoured)
    {
        masks.RequireWholeCine();
        look.CheckMasks(MasksName, masks.Size, Numbers(masks), contoured, PublishedPhaseRule.MinimumComponentPixelsAt(spacing), reading);
        Oddities(masks).ToList().ForEach(look.Warn);
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
