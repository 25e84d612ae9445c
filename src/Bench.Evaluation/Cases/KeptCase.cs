using Bench.Core;

namespace Bench.Evaluation.Cases;

/// <summary>What is kept of a case that may be shown: its masks as runs, and the grey values of its contoured frames, cut out.</summary>
internal sealed class KeptCase
{
    private readonly MouseCase _mouse;
    private readonly LabelRuns[] _reference;
    private readonly LabelRuns[]?[] _predicted;

    public KeptCase(MeasuredCase measured)
    {
        // Without images and masks: those are kept small.
        _mouse = measured.Mouse with { Frames = [.. measured.Mouse.Frames.Select(f => f with { Image = null, Reference = Nothing })] };
        _reference = Runs([.. measured.Mouse.Frames.Select(f => f.Reference)]);
        _predicted = [.. measured.Predicted.Select(p => p is null ? null : Runs(p))];
        ImageStack[] images = [.. measured.Mouse.Frames.Select(f => f.Image).OfType<ImageStack>()];
        Greys = images.Length == measured.Mouse.Frames.Count
            ? CineView.Of([.. measured.Mouse.Frames.Select(f => f.Reference)], measured.Predicted.SelectMany(p => p ?? [])).Greys(images)
            : [];
    }

    /// <summary>Grey values of the contoured frames in the view around their masks; empty where only masks were given.</summary>
    public byte[] Greys { get; }

    private static LabelMap Nothing { get; } = LabelMap.Empty(new StackSize(1, 1, 1));

    /// <summary>The case without images.</summary>
    public MouseCase Mouse() => _mouse with { Frames = [.. _mouse.Frames.Zip(_reference, (f, r) => f with { Reference = r.ToMap() })] };

    /// <summary>The cleaned masks of a model, one a contoured frame; none where it has no usable ones.</summary>
    /// <param name="model">Place among the models that are shown.</param>
    public LabelMap[] Predicted(int model) => [.. (_predicted[model] ?? []).Select(r => r.ToMap())];

    private static LabelRuns[] Runs(IReadOnlyList<LabelMap> maps) => [.. maps.Select(m => new LabelRuns(m))];
}
