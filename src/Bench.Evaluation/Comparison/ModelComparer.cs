using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Comparison;
using Bench.Statistics.Ranking;
using Bench.Statistics.Resampling;

namespace Bench.Evaluation.Comparison;

/// <summary>Compares models mouse by mouse: paired tests, intervals, equivalence, ranking, wins.</summary>
public static class ModelComparer
{
    /// <summary>Compares models.</summary>
    /// <param name="models">At least two, with labels of their own.</param>
    /// <param name="options">Margins, resamples, α.</param>
    /// <exception cref="InputException">
    /// Fewer than two models, fewer than two mice in common, or a mouse whose expert's values differ between results.
    /// </exception>
    public static ModelComparison Compare(IReadOnlyList<ComparedModel> models, ComparisonOptions options)
    {
        if (models.Count < 2)
        {
            throw new InputException("compare --models", "there is one model only.", "name at least two: RUN or RUN/MODEL.");
        }

        var all = models.Select(m => m.Model.Cases.Where(c => c.Evaluated).Select(c => c.Mouse).ToHashSet()).ToArray();
        string[] mice = [.. models[0].Model.Cases.Select(c => c.Mouse).Where(mouse => all.All(a => a.Contains(mouse)))];
        if (mice.Length < 2)
        {
            throw new InputException(
                "compare --models",
                $"the models have {mice.Length} evaluated mice in common.",
                "compare models that were evaluated on the same mice.");
        }

        SameExpert(models, mice);
        var measures = MouseMeasure.Of(models[0].Run.Settings.Terms)
            .Where(m => m.Phase is null)
            .Select(m => Compare(m, models, mice, options))
            .OfType<MeasureComparison>()
            .ToArray();
        return new ModelComparison(
            [.. models.Select(m => m.Label)],
            mice,
            [.. all.SelectMany(a => a).Distinct().Except(mice).Order()],
            [.. Notes(models)],
            options,
            Corrected(measures, options));
    }

    /// <summary>Compares the models of one result; null for one model or fewer than two mice that all models have.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">Margins, resamples, α; null for the default.</param>
    public static ModelComparison? Within(EvaluationResult result, ComparisonOptions? options = null)
    {
        var shared = result.Models[0].Cases.Count(c => result.Models.All(m => m.Cases.Any(o => o.Mouse == c.Mouse && o.Evaluated)));
        return result.Models.Count < 2 || shared < 2
            ? null
            : Compare([.. result.Models.Select(m => new ComparedModel(m.Name, result, m))], options ?? new ComparisonOptions());
    }

    private static void SameExpert(IReadOnlyList<ComparedModel> models, string[] mice)
    {
        foreach (var mouse in mice)
        {
            foreach (var quantity in models[0].Run.Settings.Terms.Quantities)
            {
                var values = models
                    .Select(
                        m =>
                            (
                                m.Label,
                                Value: m.Model.Cases
                                    .Single(c => c.Mouse == mouse).Function
                                    .FirstOrDefault(f => f.Quantity == quantity)?.Reference
                                    ?? double.NaN))
                    .ToArray();
                if (
                    values.FirstOrDefault(
                        v => Math.Abs(v.Value - values[0].Value) > 1e-6 * Math.Abs(values[0].Value)) is { Label: not null } other)
                {
                    throw new InputException(
                        "compare --models",
                        $"{mouse} has another expert's {quantity} in {other.Label} ({other.Value:G6}) than in {values[0].Label} "
                            + $"({values[0].Value:G6}).",
                        "compare models that were evaluated against the same reference.");
                }
            }
        }
    }

    private static IEnumerable<string> Notes(IReadOnlyList<ComparedModel> models)
    {
        foreach (var model in models.Where(m => m.Model.Leak.Length > 0))
        {
            yield return $"{model.Label}: {model.Model.Leak}";
        }

        var first = ResultCondition.Of(models[0].Run);
        foreach (var model in models.Skip(1))
        {
            foreach (var differing in RegressionCheck.Differing(first, ResultCondition.Of(model.Run)))
            {
                yield return $"{model.Label}: its {differing.Name} ({differing.Run}) differs from that of {models[0].Label} "
                    + $"({differing.Baseline}).";
            }
        }
    }

    private static MeasureComparison? Compare(
        MouseMeasure measure, IReadOnlyList<ComparedModel> models, string[] mice, ComparisonOptions options)
    {
        CaseResult[][] cases = [.. models.Select(m => mice.Select(mouse => m.Model.Cases.Single(c => c.Mouse == mouse)).ToArray())];
        var columns = Columns(measure, cases);
        double[] magnitudes = [.. mice.Select((_, i) => cases.Max(c => Magnitude(measure, c[i])))];
        int[] complete = [.. Enumerable.Range(0, mice.Length).Where(i => columns.All(c => double.IsFinite(c[i])))];
        if (complete.Length < 2)
        {
            return null;
        }

        columns = [.. columns.Select(c => complete.Select(i => c[i]).ToArray())];
        magnitudes = [.. complete.Select(i => magnitudes[i])];
        var ranking = ModelRanking.Of(
            [.. models.Select((m, i) => new ModelScores(m.Label, columns[i]))],
            new RankingOptions
            {
                Missing = MissingScores.LeaveCaseOut,
                HigherIsBetter = measure.Better == BetterWhen.Larger,
                Level = 1 - options.Alpha,
                Alpha = options.Alpha,
            });
        var friedman = models.Count < 3 ? null : FriedmanTest.Of([.. columns.Select(c => c.Select(v => -measure.Gain(v)).ToArray())]);
        var pairs = from i in Enumerable.Range(0, models.Count)
                    from j in Enumerable.Range(i + 1, models.Count - i - 1)
                    select Pair(
                        measure, models[i].Label, models[j].Label, PairedDifferences.Of(columns[j], columns[i], magnitudes), options) with
                    {
                        NemenyiP = friedman?.Pairs.Single(p => (p.First, p.Second) == (i, j)).NemenyiPValue ?? double.NaN,
                    };
        return new MeasureComparison(
            measure.Name,
            measure.Unit,
            measure.Better,
            complete.Length,
            [
                .. ranking.Models
                .OrderBy(m => m.Rank)
                .Select(m => new RankedModel(m.Name, m.Score, m.Rank) { RankInterval = m.RankInterval, RankShares = m.RankShares })
            ],
            [.. pairs])
        {
            Stability = ranking.KendallTau.Mean,
            RankTest = friedman is null
                ? null
                : new RankTest(
                    friedman.MeanRanks,
                    friedman.Statistic,
                    friedman.PValue,
                    friedman.ImanDavenport,
                    friedman.ImanDavenportPValue,
                    double.NaN,
                    friedman.KendallW),
        };
    }

    /// <summary>
    /// The measure of every mouse, by model. Errors come from whole voxels: those of as many voxels are made equal numbers.
    /// </summary>
    private static double[][] Columns(MouseMeasure measure, CaseResult[][] cases)
    {
        if (measure.Quantity is not { } quantity)
        {
            return [.. cases.Select(model => model.Select(measure.Of).ToArray())];
        }

        FunctionMeasurement?[] found =
        [
            .. cases.SelectMany(model => model.Select(mouse => mouse.Function.FirstOrDefault(f => f.Quantity == quantity)))
        ];
        var errors = PairedDifferences.Of(
            [.. found.Select(f => f?.Reference ?? double.NaN)], [.. found.Select(f => f?.Predicted ?? double.NaN)]);
        return [.. errors.Select(Math.Abs).Chunk(cases[0].Length)];
    }

    /// <summary>Size of the numbers that an error is the difference of; 0 for Dice, which is no difference.</summary>
    private static double Magnitude(MouseMeasure measure, CaseResult mouse) => mouse.Function
        .Where(f => f.Quantity == measure.Quantity).Select(f => Math.Max(Math.Abs(f.Reference), Math.Abs(f.Predicted))).FirstOrDefault();

    private static PairComparison Pair(MouseMeasure measure, string first, string second, double[] differences, ComparisonOptions options)
    {
        var none = new double[differences.Length];
        var test = PairedTTest.Of(none, differences, 1 - options.Alpha);
        var bootstrap = Bootstrap.OfMean(
            differences, new BootstrapOptions { Resamples = options.Resamples, Level = 1 - options.Alpha }).Estimates[0].Bca;
        var margin = options.Margins.GetValueOrDefault(
            measure.Quantity is null ? "dice" : measure.Name[(measure.Name.IndexOf('.', StringComparison.Ordinal) + 1)..], double.NaN);
        return new PairComparison(
            first,
            second,
            differences.Length,
            test.MeanDifference,
            test.PValue,
            double.NaN,
            WilcoxonSignedRank.Of(none, differences, level: 1 - options.Alpha).PValue,
            double.NaN,
            margin,
            double.IsNaN(margin) ? double.NaN : EquivalenceTest.Of(none, differences, margin, options.Alpha).PValue,
            PairVerdict.NotToldApart,
            differences.Count(d => measure.Gain(d) > 0),
            differences.Count(d => d == 0),
            differences.Count(d => measure.Gain(d) < 0))
        {
            Interval = test.MeanDifferenceInterval,
            Bootstrap = bootstrap,
        };
    }

    /// <summary>Holm's correction over all pairs and measures, and the verdicts that follow.</summary>
    private static MeasureComparison[] Corrected(MeasureComparison[] measures, ComparisonOptions options)
    {
        PairComparison[] pairs = [.. measures.SelectMany(m => m.Pairs)];
        var t = MultipleComparisons.Holm([.. pairs.Select(p => p.TTestP)]);
        var wilcoxon = MultipleComparisons.Holm([.. pairs.Select(p => p.WilcoxonP)]);
        var ranks = MultipleComparisons.Holm([.. measures.Select(m => m.RankTest?.ImanDavenportP ?? double.NaN)]);
        var at = 0;
        return
        [
            .. measures.Select((m, i) => m with
            {
                RankTest = m.RankTest is { } test ? test with { HolmP = ranks[i] } : null,
                Pairs =
                [
                    .. m.Pairs.Select(p => Judge(p with { TTestHolm = t[at], WilcoxonHolm = wilcoxon[at++] }, m.Better, options.Alpha))
                ],
            }),
        ];
    }

    private static PairComparison Judge(PairComparison pair, BetterWhen better, double alpha)
    {
        var favoursFirst = (better == BetterWhen.Larger) == (pair.Difference > 0);
        var verdict = pair.TTestHolm < alpha ? (favoursFirst ? PairVerdict.FirstBetter : PairVerdict.SecondBetter)
            : pair.EquivalenceP < alpha || (pair.Ties == pair.Count && !double.IsNaN(pair.Margin)) ? PairVerdict.Equivalent
            : PairVerdict.NotToldApart;
        return pair with { Verdict = verdict };
    }
}
