using Bench.Core;
using Bench.Core.Function;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Cases;

/// <summary>Volume curves and frames to step through, of the cases that are shown. Each cine is segmented once.</summary>
/// <param name="plan">What is evaluated.</param>
/// <param name="models">The models that are shown case by case.</param>
/// <param name="issues">Where masks that cannot be used are named.</param>
internal sealed class ExampleBuilder(EvaluationPlan plan, IReadOnlyList<IPredictionSource> models, List<RunIssue> issues)
{
    public (IReadOnlyList<MouseCurves> Curves, IReadOnlyList<MouseCine> Cines) Build(
        IReadOnlyList<KeptCase> cases, CancellationToken cancellation)
    {
        var curves = new List<MouseCurves>();
        var cines = new List<MouseCine>();
        foreach (var passed in cases)
        {
            cancellation.ThrowIfCancellationRequested();
            var mouse = passed.Mouse();
            var whole = models.Select(m => (m.Name, Maps: TryCine(m, mouse))).ToArray();
            if (whole.Any(m => m.Maps is not null))
            {
                curves.Add(Curves(mouse, [.. whole.Where(m => m.Maps is not null).Select(m => (m.Name, m.Maps!))]));
            }

            cines.Add(Cine(passed, mouse, whole));
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

    private MouseCine Cine(KeptCase passed, MouseCase mouse, (string Name, LabelMap[]? Maps)[] whole)
    {
        int[] contoured = [.. mouse.Frames.Select(f => f.FrameIndex)];
        var length = whole.Select(m => m.Maps?.Length ?? 0).Max();
        int[] frames = length > 0 ? [.. Enumerable.Range(0, length)] : contoured;
        (string Name, int[] Frames, LabelMap[] Maps)[] observers =
        [
            ("", contoured, [.. mouse.Frames.Select(f => f.Reference)]),
            .. whole
                .Select((m, i) => m.Maps is not null ? (m.Name, frames, m.Maps) : (m.Name, contoured, passed.Predicted(i)))
                .Where(o => o.Item3.Length > 0),
        ];
        var size = mouse.Frames[0].Reference.Size;
        var view = CineView.Of(observers[0].Maps, observers.Skip(1).SelectMany(o => o.Maps));
        return new MouseCine(
            mouse.Mouse,
            frames,
            view.Slices,
            view.Window.Height,
            view.Window.Width,
            view.Step,
            PackedBytes.Pack(length > 0 ? TryGreys(mouse.Mouse, length, view) : passed.Greys),
            [
                .. observers.Select(o => new CineLabels(
                    o.Name,
                    o.Frames,
                    PackedBytes.Pack(
                        [.. o.Maps.SelectMany(map => view.Slices.SelectMany(s => view.Window.Cut(map.Slice(s), size.Width)))])))
            ]);
    }

    private byte[] TryGreys(string mouse, int length, CineView view)
    {
        try
        {
            return plan.ReadImages?.Invoke(mouse) is { } read && read.Count == length ? view.Greys(read) : [];
        }
        catch (InputException)
        {
            // Masks alone were given: the cine is then shown without images.
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
            issues.Add(RunIssue.Of(IssueSeverity.Warning, source.Name, mouse.Mouse, $"no volume curve: {problem.Message}"));
            return null;
        }
    }
}
