using Bench.Evaluation.Results;

namespace Bench.Evaluation.Comparison;

/// <summary>Pictures and curves of several runs in one result, of mice that all models have.</summary>
/// <param name="models">The models.</param>
/// <param name="names">Their names in the new result.</param>
/// <param name="mice">The mice.</param>
internal sealed class CombinedExamples(IReadOnlyList<ComparedModel> models, string[] names, IReadOnlyList<string> mice)
{
    private readonly EvaluationResult[] _runs =
    [
        .. models.Select(m => m.Run).Distinct(ReferenceEqualityComparer.Instance).Cast<EvaluationResult>()
    ];

    /// <summary>
    /// Each run's best, median and worst case, with the masks of every model whose run shows the same frame; one picture where several runs
    /// gave a case the same rank.
    /// </summary>
    public IReadOnlyList<MontageCase> Montages()
    {
        (EvaluationResult Run, MontageCase Montage)[] own =
        [
            .. from run in _runs
               from montage in run.Montages
               where mice.Contains(montage.Mouse) && NewName(run, montage.RankedBy) is not null
               select (run, montage with
               {
                   RankedBy = NewName(run, montage.RankedBy)!,
                   Slices = [.. montage.Slices.Select(s => s with { Predicted = [.. models.Select(m => Mask(run, m, s))] })],
               }),
        ];
        var found = new List<MontageCase>();
        var merged = new HashSet<MontageCase>(ReferenceEqualityComparer.Instance);
        foreach (var (run, montage) in own.Where(o => !merged.Contains(o.Montage)))
        {
            var whole = montage;
            foreach (var (_, other) in own.Where(o => !ReferenceEquals(o.Run, run)).DistinctBy(o => (o.Run, o.Montage.Mouse,
                o.Montage.FrameIndex)))
            {
                if (MergedMontage.Of(whole, other) is { } both)
                {
                    whole = both;
                }
            }

            found.Add(whole);
            merged.UnionWith(own.Select(o => o.Montage).Where(m => m.Rank == montage.Rank && MergedMontage.Of(montage, m) is not null));
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
}
