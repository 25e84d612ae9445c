using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;
using Bench.Statistics.Methods;

namespace Bench.Evaluation.Methods;

/// <summary>
/// The measures of methods as tables of case × seed on the same cases in the same order: of networks with several trainings from their
/// matrices, of other models from their cases, as tables of one training.
/// </summary>
internal sealed class MethodTables
{
    private readonly List<(JudgedMethod Method, Func<MouseMeasure, CaseSeedTable> Table)> _methods = [];

    public MethodTables(IReadOnlyList<ModelResult> models, IReadOnlyList<MethodValues> matrices)
    {
        string[] cases =
        [
            .. models.SelectMany(m => m.Cases.Select(c => c.Mouse))
                .Concat(matrices.SelectMany(m => m.Cases.Select(c => c.Case)))
                .Distinct(),
        ];
        foreach (var model in models)
        {
            if (matrices.FirstOrDefault(m => model.Seed is not null && m.Method == model.Family) is { } matrix)
            {
                if (_methods.All(m => m.Method.Method != matrix.Method))
                {
                    var rows = matrix.Cases.Select((c, i) => (c.Case, i)).ToDictionary(c => c.Case, c => c.i, StringComparer.Ordinal);
                    double[] none = [.. matrix.Seeds.Select(_ => double.NaN)];
                    Add(new JudgedMethod(matrix.Method, matrix.Label, matrix.Seeds.Count, matrix.Cases.Max(c => c.Fold)), measure =>
                    {
                        var values = matrix.Measures.FirstOrDefault(m => m.Measure == measure.Name)?.Values;
                        return new CaseSeedTable(
                            cases.Select(c => values is not null && rows.TryGetValue(c, out var row) ? values[row] : none));
                    });
                }

                continue;
            }

            var byName = model.Cases.Where(c => c.Evaluated).ToDictionary(c => c.Mouse, StringComparer.Ordinal);
            Add(new JudgedMethod(model.Name, model.Label, 1, 0), measure => new CaseSeedTable(
                cases.Select(c => (double[])[byName.TryGetValue(c, out var found) ? measure.Of(found) : double.NaN])));
        }
    }

    public IReadOnlyList<JudgedMethod> Methods => [.. _methods.Select(m => m.Method)];

    /// <summary>Every method's table of a measure.</summary>
    public CaseSeedTable[] Of(MouseMeasure measure) => [.. _methods.Select(m => m.Table(measure))];

    private void Add(JudgedMethod method, Func<MouseMeasure, CaseSeedTable> table) => _methods.Add((method, table));
}
