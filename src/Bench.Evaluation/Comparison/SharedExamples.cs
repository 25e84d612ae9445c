using Bench.Evaluation.Results;

namespace Bench.Evaluation.Comparison;

/// <summary>Pictures and curves of several runs in one result, of mice that all models have.</summary>
/// <param name="models">The models.</param>
/// <param name="names">Their names in the new result.</param>
/// <param name="mice">The mice.</param>
internal sealed class SharedExamples(IReadOnlyList<ComparedModel> models, string[] names, IReadOnlyList<string> mice)
{
    private readonly EvaluationResult[] _runs =
    [
        .. models.Select(m => m.Run).Distinct(ReferenceEqualityComparer.Instance).Cast<EvaluationResult>()
    ];

    /// <summary>
    /// Each run's best, median and worst case, with the masks of that run's models; one picture for those that are the same frame and crop.
    /// </summary>
    public IReadOnlyList<MontageCase> Montages()
    {
        var found = new List<MontageCase>();
        foreach (var run in _runs)
        {
            foreach (var montage in run.Montages.Where(m => mice.Contains(m.Mouse) && NewName(run, m.RankedBy) is not null))
            {
                var own = montage with
                {
                    RankedBy = NewName(run, montage.RankedBy)!,
                    Slices = [.. montage.Slices.Select(s => s with { Predicted = [.. models.Select(m => Mask(run, m, s))] })],
                };
                var same = found.FindIndex(f => IsSame(f, own));
                if (same < 0)
                {
                    found.Add(own);
                }
                else
                {
                    found[same] = found[same] with { Slices = [.. found[same].Slices.Zip(own.Slices, Joined)] };
                }
            }
        }

        return found;
    }

    /// <summary>Volume curves, one entry a mouse with the curves of every model that has one.</summary>
    public IReadOnlyList<MouseCurves> Curves() =>
    [
        .. _runs.SelectMany(r => r.Curves.Where(c => mice.Contains(c.Mouse)).Select(c => (Run: r, Curves: c))).GroupBy(c => c.Curves.Mouse)
            .Select(g => g.First().Curves with
            {
                Models =
                [
                    .. g.SelectMany(c => c.Curves.Models.Select(m => (Name: NewName(c.Run, m.Model), Curve: m)))
                    .Where(m => m.Name is not null)
                    .Select(m => m.Curve with { Model = m.Name! })
                ],
            })
            .Where(c => c.Models.Count > 0),
    ];

    /// <summary>Cines as they are, each with the models of its own run.</summary>
    public IReadOnlyList<MouseCine> Cines() =>
    [
        .. _runs.SelectMany(r => r.Cines.Where(c => mice.Contains(c.Mouse)).Select(c => c with
        {
            Labels =
            [
                .. c.Labels.Select(
                    l => l.Model.Length == 0 ? l : NewName(r, l.Model) is { } name ? l with { Model = name } : null).OfType<CineLabels>()
            ],
        })),
    ];

    private string? NewName(EvaluationResult run, string model)
    {
        var index = Enumerable.Range(0, models.Count)
            .FirstOrDefault(i => ReferenceEquals(models[i].Run, run) && models[i].Model.Name == model, -1);
        return index < 0 ? null : names[index];
    }

    private static byte[] Mask(EvaluationResult run, ComparedModel model, MontageSlice slice)
    {
        var index = ReferenceEquals(model.Run, run)
            ? Enumerable.Range(0, run.Models.Count).FirstOrDefault(i => run.Models[i].Name == model.Model.Name, -1)
            : -1;
        return index < 0 || index >= slice.Predicted.Count ? [] : slice.Predicted[index];
    }

    private static bool IsSame(MontageCase a, MontageCase b) =>
        (a.Rank, a.Mouse, a.FrameIndex, a.Slices.Count) == (b.Rank, b.Mouse, b.FrameIndex, b.Slices.Count)
        && a.Slices.Zip(b.Slices).All(
            s =>
                (s.First.Slice, s.First.Height, s.First.Width) == (s.Second.Slice, s.Second.Height, s.Second.Width)
                    && s.First.Reference.AsSpan().SequenceEqual(s.Second.Reference));

    private static MontageSlice Joined(MontageSlice a, MontageSlice b) =>
        a with { Predicted = [.. a.Predicted.Zip(b.Predicted, (x, y) => x.Length > 0 ? x : y)] };
}
