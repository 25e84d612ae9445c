using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Comparison;

/// <summary>Puts the cases of all trainings of a network into one matrix a measure.</summary>
internal static class MethodMatrices
{
    /// <summary>The matrices of every network that was trained with several seeds or folds.</summary>
    /// <param name="models">All models; those of one family are trainings of one network.</param>
    /// <param name="foldOf">Fold that did not see a case, from 1; 0 for a fixed split.</param>
    /// <param name="terms">The study.</param>
    /// <returns>One entry a network; none for models whose seed is not known.</returns>
    public static IReadOnlyList<MethodValues> Of(IReadOnlyList<ModelResult> models, Func<string, int> foldOf, StudyTerms terms) =>
    [
        .. models.Where(m => m.Seed is not null)
            .GroupBy(m => m.Family)
            .Select(g => OfFamily([.. g], foldOf, terms))
            .Where(m => m.Seeds.Count > 1 || m.Cases.Any(c => c.Fold > 0)),
    ];

    private static MethodValues OfFamily(ModelResult[] trainings, Func<string, int> foldOf, StudyTerms terms)
    {
        string[] cases = [.. trainings[0].Cases.Select(c => c.Mouse)];
        var byName = trainings.Select(t => t.Cases.ToDictionary(c => c.Mouse, StringComparer.Ordinal)).ToArray();
        return new MethodValues(
            trainings[0].Family,
            LabelOf(trainings[0]),
            [.. trainings.Select(t => t.Seed!.Value)],
            [.. cases.Select(c => new MethodCase(c, foldOf(c)))],
            [
                .. MouseMeasure.Of(terms).Select(m => Matrix(m.Name, m.Unit, m.Better, m.Of)),
                .. terms.Quantities.Select(q => Matrix(
                    $"error.{Vocabulary.Code(q)}",
                    Vocabulary.Unit(q),
                    BetterWhen.NearerZero,
                    c => c.Function.FirstOrDefault(f => f.Quantity == q)?.Difference ?? double.NaN)),
            ]);

        MethodMeasure Matrix(string measure, string unit, BetterWhen better, Func<CaseResult, double> value) =>
            new(measure, unit, better, [.. cases.Select(c => byName.Select(t => value(t[c])).ToArray())]);
    }

    private static string LabelOf(ModelResult training) => training.Label.Split(", seed")[0];
}
