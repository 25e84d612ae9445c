using System.Globalization;
using Bench.Core;
using Bench.Core.Phases;
using Bench.Data.Formats;

namespace Bench.Data.Nifti;

/// <summary>
/// A case in NIfTI files: its cine and its masks, each either in one file or one a frame (<see cref="FrameFiles"/>). Contoured are the
/// frames that have a mask file, or, where one file holds all frames, those with any label. Rows, columns and slices are i, j, k of the
/// images; masks stored with axes exchanged or reversed are put in their order by the affines.
/// </summary>
/// <param name="folder">The cohort's folder.</param>
/// <param name="files">Its files.</param>
/// <param name="asked">Spacing that overrides the headers'; null for theirs.</param>
/// <param name="reading">What labels and frame numbers mean.</param>
internal sealed class NiftiMouse(string folder, NiftiCaseFiles files, VoxelSpacing? asked, ReadingOptions reading) : IMouseFiles
{
    private readonly string _folder = folder;
    private readonly FrameFiles? _images = files.Images;
    private readonly FrameFiles? _masks = files.Masks;
    private readonly VoxelSpacing? _asked = asked;
    private readonly ReadingOptions _reading = reading;

    /// <inheritdoc/>
    public string Mouse => files.Case;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => files.In(_folder);

    /// <inheritdoc/>
    public string Place => files.Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, CardiacPhase>? NamedPhases => files.NamedPhases;

    /// <summary>As the header of its first file says.</summary>
    public StackGeometry ReadGeometry()
    {
        var grid = NiftiReader.Header(Path.Combine(_folder, Files[0]));
        return new StackGeometry(grid.Spacing, grid.FrameSeconds, grid.Affine);
    }

    /// <inheritdoc/>
    public MouseCase Read(bool requireImages)
    {
        var labels = new SortedDictionary<int, ImageStack>();
        var masks = Masks().Visit(_ => true, (frame, stack) =>
        {
            if (IsContoured(stack))
                labels.Add(frame, stack);
        });
        if (labels.Count == 0)
            throw new InputException(masks.Path, "no frame of it has a label.", "store masks of at least one frame.");
        if (requireImages)
            Images();
        var greys = new Dictionary<int, ImageStack>();
        var images = _images?.Visit(labels.ContainsKey, greys.Add);
        var grid = images ?? masks;
        RequireShape(grid);
        RequireFrames(images, masks, labels.Keys.FirstOrDefault(frame => images is not null && !greys.ContainsKey(frame), -1));
        foreach (var (frame, stack) in greys)
            RequireFinite(grid.Path, frame, stack);

        var mapping = GridMapping.Between(masks, grid.Size, grid.IsOriented ? grid.Affine : null, "the image");
        var maps = labels.ToDictionary(l => l.Key, l => mapping.Apply(NiftiImage.ToLabels(l.Value, l.Key, masks.Path, _reading)));
        LabelFit.RequirePlausible(masks.Path, maps.Values, _reading);
        var spacing = _asked ?? grid.Spacing;
        var phases = PublishedPhaseRule.Assign(
            [.. maps.Select(m => (m.Key, m.Value))], PublishedPhaseRule.MinimumComponentPixelsAt(spacing),
            firstFrame: _reading.FirstFrame);
        var empty = maps
            .Where(m => !m.Value.Labels.ContainsAnyExcept((byte)0))
            .Select(m => $"frame {m.Key + _reading.FirstFrame} is listed as contoured, but no voxel of it is labelled.");
        return new MouseCase(
            Mouse,
            spacing,
            [
                .. maps.OrderBy(m => m.Key).Select(
                    m => new ContouredFrame(m.Key, phases.PhaseOf(m.Key), greys.GetValueOrDefault(m.Key), m.Value))
            ],
            [.. empty, .. Turned(mapping), .. Disagreement(grid)])
        {
            PhaseWarnings = phases.Warnings,
            CineFrames = Math.Max(
                files.Cine is null ? images?.Frames ?? 0 : NiftiReader.Header(files.Cine.PathOf(files.Cine.Whole!)).Frames, masks.Frames),
            FirstFrame = _reading.FirstFrame,
            IsCineStored = files.Cine is not null || _images?.HoldsEveryFrame != false,
            Affine = grid.IsOriented ? grid.Affine : null,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<ImageStack> ReadCine()
    {
        var frames = ReadStoredFrames();
        return frames.Index().FirstOrDefault(f => f.Item.FrameIndex != f.Index) is { Item.Image: not null } gap
            ? throw new InputException(
                Path.Combine(
                    _folder,
                    files.ImagesPlace), $"frame {gap.Index + _reading.FirstFrame} of {Mouse} is not there.",
                $"store every frame of the cine, numbered from {_reading.FirstFrame}.")
            : [.. frames.Select(f => f.Image)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<(int FrameIndex, ImageStack Image)> ReadStoredFrames()
    {
        var frames = new List<(int FrameIndex, ImageStack Image)>();
        var grid = (files.Cine ?? Images()).Visit(_ => true, (frame, stack) => frames.Add((frame, stack)));
        RequireShape(grid);
        foreach (var (frame, stack) in frames)
            RequireFinite(grid.Path, frame, stack);
        return frames;
    }

    /// <inheritdoc/>
    public MouseRecord Examine()
    {
        var look = new MouseFilesCheck();
        var (greys, labels) = (new Queue<(int, ImageStack)>(), new List<(int Frame, ImageStack Stack)>());
        var images = look.Try(() => Images().Visit(_ => true, (frame, stack) => greys.Enqueue((frame, stack))));
        var masks = look.Try(() => Masks().Visit(_ => true, (frame, stack) => labels.Add((frame, stack))));
        var grid = images ?? masks;
        if (images is not null)
            look.CheckImages(files.ImagesPlace, images.Size, Doubles(Emptied(greys)).Select(frame => frame.Values));
        if (grid is not null)
            look.Check(() => RequireShape(grid));
        GridMapping? mapping = null;
        if (images is not null && masks is not null)
        {
            look.Check(() => RequireFrames(images, masks, -1));
            mapping = look.Try(() => GridMapping.Between(masks, images.Size, images.IsOriented ? images.Affine : null, "the image"));
        }

        var spacing = _asked ?? grid?.Spacing;
        if (grid is not null)
            Disagreement(grid).ToList().ForEach(look.Warn);
        if (masks is not null)
        {
            int[] contoured = [.. labels.Where(l => IsContoured(l.Stack)).Select(l => l.Frame)];
            if (contoured.Length == 0)
                look.Problem("no frame has a label.");
            var values = Doubles(labels).Select(
                l => mapping is null or { IsIdentity: true } ? l : (l.Frame, mapping.Apply<double>(l.Values)));
            look.CheckMasks(
                files.MasksPlace,
                mapping is null ? masks.Size : images!.Size,
                values,
                contoured,
                PublishedPhaseRule.MinimumComponentPixelsAt(spacing!.Value),
                _reading);
            if (mapping is not null)
                Turned(mapping).ToList().ForEach(look.Warn);
        }

        var frames = files.Cine is null && _images is { HoldsEveryFrame: false } some
            ? some.ByFrame.Count
            : Math.Max(images?.Frames ?? 0, masks?.Frames ?? 0);
        return new MouseRecord(
            Mouse,
            new Dictionary<string, string>(),
            grid is null ? [] : [grid.Size.Height, grid.Size.Width, grid.Size.Slices, frames],
            images?.Type ?? "",
            masks?.Type ?? "",
            spacing is { } s ? [s.RowMm, s.ColumnMm, s.SliceMm] : [],
            look.Frames,
            look.Problems,
            look.Warnings)
        {
            PhaseWarnings = look.PhaseWarnings,
            ImageHashes = look.ImageHashes,
        };
    }

    private static void RequireShape(NiftiGrid grid)
    {
        if (grid.Size.Slices > Math.Min(grid.Size.Height, grid.Size.Width))
        {
            throw new InputException(
                grid.Path,
                $"is {grid.Size}: more slices than rows or columns, so its axes are not in the order rows, columns, slices.",
                "store rows, columns, slices as i, j, k (numpy's transpose reorders an array before nibabel saves it).");
        }
    }

    private static IEnumerable<string> Turned(GridMapping mapping) =>
        mapping.IsIdentity
            ? []
            : ["the masks are stored in another orientation than the images; they were put in the images' order by the affines."];

    private IEnumerable<string> Disagreement(NiftiGrid grid) => _asked is null && grid.Disagreement() is { } text ? [text] : [];

    // In one array that each frame overwrites: a cine as float64 would take eight times the memory of its bytes.
    private static IEnumerable<(int Frame, double[] Values)> Doubles(IEnumerable<(int Frame, ImageStack Stack)> frames)
    {
        double[] numbers = [];
        foreach (var (frame, stack) in frames)
        {
            Array.Resize(ref numbers, stack.Size.Count);
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = stack.Values[i];
            yield return (frame, numbers);
        }
    }

    // What was looked at is let go.
    private static IEnumerable<T> Emptied<T>(Queue<T> frames)
    {
        while (frames.TryDequeue(out var frame))
            yield return frame;
    }

    private void RequireFrames(NiftiGrid? images, NiftiGrid masks, int missing)
    {
        if (missing >= 0)
        {
            throw new InputException(
                masks.Path,
                $"has labels in frame {missing + _reading.FirstFrame}, and the images have no such frame.",
                "store images and masks of the same frames.");
        }

        if (images is not null && _images!.Whole is not null && _masks!.Whole is not null && masks.Frames != images.Frames)
        {
            throw new InputException(
                masks.Path,
                $"has {masks.Frames} frame{(masks.Frames == 1 ? "" : "s")}, and the images have {images.Frames}.",
                "store images and masks of the same cine.");
        }
    }

    private static void RequireFinite(string path, int frame, ImageStack stack)
    {
        for (var i = 0; i < stack.Values.Length; i++)
        {
            if (!float.IsFinite(stack.Values[i]))
            {
                var value = stack.Values[i].ToString("R", CultureInfo.InvariantCulture);
                throw new InputException(
                    path,
                    $"holds {value} at {NiftiImage.Place(stack.Size, i, frame)}.",
                    "grey values must be finite numbers within the range of float32.");
            }
        }
    }

    private bool IsContoured(ImageStack stack) => _masks!.Whole is null || stack.Values.ContainsAnyExcept(0f);

    private FrameFiles Images() => _images ?? throw files.Lacks(_folder, "image", files.ImagesPlace, files.ImageExample);

    private FrameFiles Masks() => _masks ?? throw files.Lacks(_folder, "mask", files.MasksPlace, files.MaskExample);
}
