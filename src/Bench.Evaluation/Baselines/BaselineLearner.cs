using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Baselines;

/// <summary>
/// Makes a baseline of one run or of several that differ in their seed only. Trainings of one network within a run, with several seeds,
/// count each.
/// </summary>
public static class BaselineLearner
{
    /// <summary>
    /// Confidence with which a run like the accepted ones stays within each tolerance. Many measures are checked at once, so it is above
    /// the usual 0.95.
    /// </summary>
    public const double Level = 0.99;

    /// <summary>Learns a baseline.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="runs">At least one result, each with where it was read from.</param>
    /// <exception cref="InputException">
    /// The runs differ in data, split, cleaning, definitions or models, or two are the same run.
    /// </exception>
    public static AcceptedBaseline Learn(string name, IReadOnlyList<(string Path, EvaluationResult Result)> runs)
    {
        var first = runs[0];
        var conditions = ResultCondition.Of(first.Result);
        foreach (var (path, result) in runs.Skip(1))
        {
            if (RegressionCheck.Differing(conditions, ResultCondition.Of(result)).FirstOrDefault() is { } differing)
            {
                throw new InputException(
                    path,
                    $"its {differing.Name} differs from that of {first.Path} ({differing.Run} against {differing.Baseline}).",
                    "accept runs together that differ in their seed only.");
            }

            if (!Families(result).SequenceEqual(Families(first.Result)))
            {
                throw new InputException(
                    path, $"its models differ from those of {first.Path}.", "accept runs of the same models together.");
            }
        }

        if (
            runs.GroupBy(
                r => (r.Result.RunId, r.Result.Settings.Seed, r.Result.Provenance.Created)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                twice.Last().Path,
                $"it is the same run as {twice.First().Path}.",
                "give each run once: a copy adds no knowledge of the spread.");
        }

        return new AcceptedBaseline(
            AcceptedBaseline.CurrentSchemaVersion,
            name,
            [
                .. runs.Select(
                    r => new AcceptedRun(r.Result.RunId, r.Result.Settings.Seed, r.Result.Provenance.Commit, r.Result.Provenance.Created))
            ],
            Level,
            conditions,
            [
                .. first.Result.Models
                .Select(m => m.Family)
                .Distinct()
                .Select(
                    f =>
                        new AcceptedModel(
                            f,
                            [
                                .. Measures(
                                    [.. runs.SelectMany(r => r.Result.Models.Where(m => m.Family == f))], first.Result.Settings.Terms)
                            ]))
            ]);
    }

    private static double PooledSd(ModelResult[] models, MouseMeasure measure, HashSet<string> mice) => models.Length < 2
        ? double.NaN
        : Math.Sqrt(
            mice.Average(
                mouse =>
                    Math.Pow(Summary.Of([.. models.Select(m => measure.Of(m.Cases.Single(c => c.Mouse == mouse)))]).StandardDeviation, 2)));

    private static IEnumerable<string> Families(EvaluationResult result) =>
        result.Models.Select(m => m.Family).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<AcceptedMeasure> Measures(ModelResult[] models, StudyTerms terms)
    {
        foreach (var measure in MouseMeasure.Of(terms))
        {
            AcceptedMouse[] mice =
            [
                .. models[0].Cases
                .Select(c => c.Mouse)
                .Select(mouse => new AcceptedMouse(mouse, models.Average(m => measure.Of(m.Cases.Single(c => c.Mouse == mouse)))))
            ];
            var defined = mice.Where(m => double.IsFinite(m.Value)).Select(m => m.Mouse).ToHashSet();
            if (defined.Count == 0)
            {
                continue;
            }

            double[] means =
            [
                .. models.Select(m => Summary.Of([.. m.Cases.Where(c => defined.Contains(c.Mouse)).Select(measure.Of)]).Mean)
            ];
            var spread = Summary.Of(means);
            var tolerance = means.Length < 2
                ? double.NaN
                : StudentTDistribution.Quantile(Level, means.Length - 1) * spread.StandardDeviation * Math.Sqrt(1 + (1.0 / means.Length));
            yield return new AcceptedMeasure(
                measure.Name, measure.Unit, measure.Structure, measure.Phase, measure.Quantity, spread.Mean, means, tolerance, mice)
            {
                MouseSd = PooledSd(models, measure, defined),
            };
        }
    }
}
