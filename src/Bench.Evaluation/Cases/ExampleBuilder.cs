using Bench.Core;
using Bench.Core.Function;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Cases;

/// <summary>Volume curves and frames to step through, of the best, median and worst case's mice. Each cine is segmented once.</summary>
/// <param name="plan">What is evaluated.</param>
/// <param name="issues">Where masks that cannot be used are named.</param>
internal sealed class ExampleBuilder(EvaluationPlan plan, List<RunIssue> issues)
{
    private const int LargeCrop = 72;
    private const int GreyStep = 4;

    public (IReadOnlyList<MouseCurves> Curves, IReadOnlyList<MouseCine> Cines) Build(
        IReadOnlyList<MontageCase> montages, CancellationToken cancellation)
    {
        var curves = new List<MouseCurves>();
        var cines = new List<MouseCine>();
        foreach (var name in montages.Select(m => m.Mouse).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            var mouse = plan.ReadCase(name);
            var whole = plan.Models.Select(m => (m.Name, Maps: TryCine(m, mouse))).ToArray();
            if (whole.Any(m => m.Maps is not null))
            {
                curves.Add(Curves(mouse, [.. whole.Where(m => m.Maps is not null).Select(m => (m.Name, m.Maps!))]));
            }

            cines.Add(Cine(mouse, whole));
        }

        return (curves, cines);
    }

    private static MouseCurves Curves(MouseCase mouse, (string Name, LabelMap[] Maps)[] models) => new(
        mouse.Mouse,
        VolumeCurve.PublishedFrameIntervalMs,
        [.. mouse.Frames.Select(f => new ExpertVolume(f.FrameIndex, f.Phase, Volume(f.Reference, mouse)))],
        [.. models.Select(m => new ModelCurve(m.Name, [.. m.Maps.Select(map => Volume(map, mouse))]))]);

    private static double Volume(LabelMap map, MouseCase mouse) =>
        CardiacFunction.VolumeMicrolitres(map, Structure.BloodPool, mouse.Spacing);

    private MouseCine Cine(MouseCase mouse, (string Name, LabelMap[]? Maps)[] whole)
    {
        int[] contoured = [.. mouse.Frames.Select(f => f.FrameIndex)];
        var length = whole.Select(m => m.Maps?.Length ?? 0).Max();
        int[] frames = length > 0 ? [.. Enumerable.Range(0, length)] : contoured;
        (string Name, int[] Frames, LabelMap[] Maps)[] observers =
        [
            ("", contoured, [.. mouse.Frames.Select(f => f.Reference)]),
            .. whole.Select(
                (m, i) =>
                    m.Maps is not null
                        ? (m.Name, frames, m.Maps)
                        : (m.Name, contoured, TryContoured(plan.Models[i], mouse))).Where(o => o.Item3.Length > 0),
        ];
        var size = mouse.Frames[0].Reference.Size;
        var window = CropWindow.Around(observers[0].Maps, observers.Skip(1).SelectMany(o => o.Maps), size);
        int[] slices = [.. Slices(observers[0].Maps)];
        var step = Math.Max(window.Height, window.Width) > LargeCrop ? 2 : 1;
        var images = length > 0 ? TryImages(mouse.Mouse, length) : mouse.Frames.Select(f => f.Image).OfType<ImageStack>().ToArray();
        return new MouseCine(
            mouse.Mouse,
            frames,
            slices,
            window.Height,
            window.Width,
            step,
            images.Length == frames.Length ? PackedBytes.Pack(Greys(images, slices, window, step)) : [],
            [
                .. observers.Select(
                    o =>
                        new CineLabels(
                            o.Name,
                            o.Frames,
                            PackedBytes.Pack([.. o.Maps.SelectMany(map => slices.SelectMany(s => window.Cut(map.Slice(s), size.Width)))])))
            ]);
    }

    /// <summary>From one slice before the first that the expert labelled to one behind the last; all where none is.</summary>
    private static IEnumerable<int> Slices(LabelMap[] reference)
    {
        var all = reference[0].Size.Slices;
        int[] labelled = [.. Enumerable.Range(0, all).Where(s => reference.Any(m => m.Slice(s).ContainsAnyExcept((byte)0)))];
        var (first, last) = labelled.Length == 0 ? (0, all - 1) : (Math.Max(0, labelled[0] - 1), Math.Min(all - 1, labelled[^1] + 1));
        return Enumerable.Range(first, last - first + 1);
    }

    private static byte[] Greys(ImageStack[] frames, int[] slices, CropWindow window, int step)
    {
        var (rows, columns) = ((window.Height + step - 1) / step, (window.Width + step - 1) / step);
        var greys = new byte[frames.Length * slices.Length * rows * columns];
        var grey = GreyWindow.Of(frames, slices);
        for (var s = 0; s < slices.Length; s++)
        {
            for (var f = 0; f < frames.Length; f++)
            {
                var values = frames[f].Slice(slices[s]);
                var start = ((f * slices.Length) + s) * rows * columns;
                for (var i = 0; i < rows * columns; i++)
                {
                    greys[start + i] = (byte)(
                        grey.Apply(
                            Mean(
                                values, frames[f].Size.Width, window, i / columns * step, i % columns * step, step)) / GreyStep * GreyStep);
                }
            }
        }

        return greys;
    }

    private static float Mean(ReadOnlySpan<float> slice, int rowLength, CropWindow window, int row, int column, int step)
    {
        var (sum, count) = (0f, 0);
        for (var r = row; r < Math.Min(row + step, window.Height); r++)
        {
            for (var c = column; c < Math.Min(column + step, window.Width); c++)
            {
                sum += slice[((window.Top + r) * rowLength) + window.Left + c];
                count++;
            }
        }

        return sum / count;
    }

    private ImageStack[] TryImages(string mouse, int length)
    {
        try
        {
            return plan.ReadImages?.Invoke(mouse) is { } read && read.Count == length ? [.. read] : [];
        }
        catch (InputException)
        {
            // Masks alone were given: the cine is then shown without images.
            return [];
        }
    }

    private LabelMap[] TryContoured(IPredictionSource source, MouseCase mouse)
    {
        try
        {
            return [.. source.Predict(mouse).Select(plan.Cleaning.Apply)];
        }
        catch (InputException)
        {
            // The failure itself is already an issue of the result; the cine then simply lacks this model.
            return [];
        }
    }

    private LabelMap[]? TryCine(IPredictionSource source, MouseCase mouse)
    {
        try
        {
            return source.PredictCine(mouse) is { Count: > 0 } maps ? [.. maps.Select(plan.Cleaning.Apply)] : null;
        }
        catch (InputException problem)
        {
            issues.Add(new RunIssue(IssueSeverity.Warning, $"{source.Name}, {mouse.Mouse}", $"no volume curve: {problem.Message}"));
            return null;
        }
    }
}
