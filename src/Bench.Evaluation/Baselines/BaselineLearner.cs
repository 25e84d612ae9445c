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
                                    m => [.. runs.SelectMany(r => Trainings(r.Result, f, m))], first.Result.Settings.Terms)
                            ]))
            ]);
    }

    // Value of each mouse, one entry a training. Of several seeds a result shows the first; its matrices hold all.
    private static IEnumerable<IReadOnlyList<(string Mouse, double Value)>> Trainings(
        EvaluationResult result, string family, MouseMeasure measure)
    {
        if (result.Methods.FirstOrDefault(m => m.Method == family) is { } method
            && method.Measures.FirstOrDefault(m => m.Measure == measure.Name) is { } matrix)
        {
            return method.Seeds.Select((_, s) => method.Cases.Select((c, i) => (c.Case, matrix.Values[i][s])).ToArray());
        }

        return result.Models
            .Where(m => m.Family == family)
            .Select(m => m.Cases.Select(c => (c.Mouse, measure.Of(c))).ToArray());
    }

    private static double PooledSd(Dictionary<string, double>[] trainings, HashSet<string> mice) => trainings.Length < 2
        ? double.NaN
        : Math.Sqrt(mice.Average(mouse => Math.Pow(Summary.Of([.. trainings.Select(t => t[mouse])]).StandardDeviation, 2)));

    private static IEnumerable<string> Families(EvaluationResult result) =>
        result.Models.Select(m => m.Family).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<AcceptedMeasure> Measures(
        Func<MouseMeasure, IReadOnlyList<IReadOnlyList<(string Mouse, double Value)>>> trainingsOf, StudyTerms terms)
    {
        foreach (var measure in MouseMeasure.Of(terms))
        {
            var listed = trainingsOf(measure);
            var trainings = listed.Select(t => t.ToDictionary(m => m.Mouse, m => m.Value, StringComparer.Ordinal)).ToArray();
            AcceptedMouse[] mice = [.. listed[0].Select(m => new AcceptedMouse(m.Mouse, trainings.Average(t => t[m.Mouse])))];
            var defined = mice.Where(m => double.IsFinite(m.Value)).Select(m => m.Mouse).ToHashSet();
            if (defined.Count == 0)
            {
                continue;
            }

            double[] means = [.. listed.Select(t => Summary.Of([.. t.Where(m => defined.Contains(m.Mouse)).Select(m => m.Value)]).Mean)];
            var spread = Summary.Of(means);
            var tolerance = means.Length < 2
                ? double.NaN
                : StudentTDistribution.Quantile(Level, means.Length - 1) * spread.StandardDeviation * Math.Sqrt(1 + (1.0 / means.Length));
            yield return new AcceptedMeasure(
                measure.Name, measure.Unit, measure.Structure, measure.Phase, measure.Quantity, spread.Mean, means, tolerance, mice)
            {
                MouseSd = PooledSd(trainings, defined),
            };
        }
    }
}
