using Bench.Core.Studies;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Methods;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>Several trainings of sample models: every value of a case varies a little from training to training.</summary>
internal static class SampleMethods
{
    private const double SeedSd = 0.003;
    private const double RestSd = 0.004;

    /// <summary>The result with its verdicts on methods, of so many trainings of each model, and with made-up coverage.</summary>
    public static EvaluationResult Add(EvaluationResult result, int seeds, int folds)
    {
        var models = seeds < 2 ? result.Models : [.. result.Models.Select(m => m with { Seed = 1 })];
        MethodValues[] methods = seeds < 2 ? [] : [.. models.Select((m, i) => Matrix(m, seeds, folds, new Random(100 + i)))];
        return result with
        {
            Models = models,
            Methods = methods,
            MethodVerdicts = MethodJudge.Of(models, methods, result.Settings.Terms),
            Coverage = result.Models[0].Cases.Count < 5 ? [] :
            [
                .. models.SelectMany(m => m.Dice.Select((d, i) => new IntervalCoverage(
                    CoveredInterval.MeanDice, m.Name, d.Count, -1.2, 0.92 + (0.002 * i), 2000)
                {
                    Structure = d.Structure,
                    Phase = d.Phase,
                })),
                .. models.SelectMany(m => m.Agreement.Select((a, i) => new IntervalCoverage(
                    CoveredInterval.Bias, m.Name, a.Count, 0.3, 0.945 + (0.001 * i), 2000) { Quantity = a.Quantity })),
            ],
        };
    }

    private static MethodValues Matrix(ModelResult model, int seeds, int folds, Random random)
    {
        var shifts = Enumerable.Range(0, seeds).Select(_ => SeedSd * Normal(random)).ToArray();
        var noise = model.Cases.Select(_ => shifts.Select(s => s + (RestSd * Normal(random))).ToArray()).ToArray();
        return new MethodValues(
            model.Family,
            model.Label,
            [.. Enumerable.Range(1, seeds)],
            [.. model.Cases.Select((c, i) => new MethodCase(c.Mouse, folds == 0 ? 0 : 1 + (i % folds)))],
            [
                .. MouseMeasure.Of(StudyTerms.Mouse).Select(m => new MethodMeasure(
                    m.Name,
                    m.Unit,
                    m.Better,
                    [
                        .. model.Cases.Select((c, i) => noise[i].Select(e => m.Quantity is null
                            ? Math.Min(1, m.Of(c) + e)
                            : m.Of(c) * (1 + (50 * e))).ToArray()),
                    ])),
            ]);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
