using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Comparison;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Baselines;

/// <summary>Checks a run against an accepted baseline, measure by measure, on the same mice.</summary>
public static class RegressionCheck
{
    /// <summary>Changes up to here are the rounding of arithmetic, in any unit used.</summary>
    public const double Negligible = 1e-6;

    private const int MiceShown = 3;

    /// <summary>Checks a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baseline">The baseline.</param>
    public static RegressionReport Of(EvaluationResult run, AcceptedBaseline baseline)
    {
        var differences = Differing(baseline.Conditions, ResultCondition.Of(run)).ToArray();
        if (differences.Length > 0)
        {
            return new RegressionReport(run.RunId, baseline.Name, RegressionOutcome.NotComparable, differences, [], []);
        }

        var missing = baseline.Models.Select(m => m.Name).Where(name => run.Models.All(m => m.Family != name)).ToArray();
        var measures = baseline.Models
            .SelectMany(accepted => run.Models.Where(m => m.Family == accepted.Name), (accepted, model) => (accepted, model))
            .SelectMany(pair => pair.accepted.Measures, (pair, measure) => Compare(pair.model, measure, baseline))
            .ToArray();
        var worse = missing.Length > 0 || measures.Any(m => m.Outcome == RegressionOutcome.Worse);
        return new RegressionReport(
            run.RunId, baseline.Name, worse ? RegressionOutcome.Worse : RegressionOutcome.Met, [], missing, measures);
    }

    /// <summary>Conditions that differ; one whose hash was not recorded on a side differs, as nobody knows.</summary>
    internal static IEnumerable<ConditionDifference> Differing(
        IReadOnlyList<ResultCondition> baseline, IReadOnlyList<ResultCondition> run) =>
        from there in baseline
        let here = run.Single(c => c.Name == there.Name)
        where there.Sha256 != here.Sha256 || here.Sha256.Length == 0
        select new ConditionDifference(there.Name, Say(there), Say(here));

    private static string Say(ResultCondition condition) =>
        condition.Sha256.Length == 0
            ? $"{condition.Text}, not hashed"
            : $"{condition.Text}, {condition.Sha256[..Math.Min(8, condition.Sha256.Length)]}";

    private static MeasureRegression Compare(ModelResult model, AcceptedMeasure accepted, AcceptedBaseline baseline)
    {
        var measure = MouseMeasure.Known.Single(m => m.Name == accepted.Name);
        var changes = accepted.Mice.Where(m => double.IsFinite(m.Value)).Select(m =>
        {
            var value = model.Cases.FirstOrDefault(c => c.Mouse == m.Mouse) is { } found ? measure.Of(found) : double.NaN;
            return new MouseChange(m.Mouse, m.Value, value, value - m.Value);
        }).ToArray();
        string[] lost = [.. changes.Where(c => !double.IsFinite(c.Run)).Select(c => c.Mouse)];
        MouseChange[] kept = [.. changes.Where(c => double.IsFinite(c.Run))];
        double[] before = [.. kept.Select(c => c.Baseline)], after = [.. kept.Select(c => c.Run)];
        var change = Summary.Of([.. kept.Select(c => c.Change)]);
        var (tolerance, from) = Tolerance(accepted, change, baseline);
        var gain = measure.Gain(change.Mean);
        var ofMouse = MouseTolerance.Of(accepted, [.. kept.Select(c => c.Change)], baseline.Level);
        MouseChange[] worse = [.. kept.Where(c => measure.Gain(c.Change) < -ofMouse).OrderBy(c => measure.Gain(c.Change))];
        var outcome = lost.Length > 0 || worse.Length > 0 || gain < -tolerance
            ? RegressionOutcome.Worse
            : gain > tolerance
            ? RegressionOutcome.Better
            : RegressionOutcome.Met;
        var direction = outcome == RegressionOutcome.Better || (outcome == RegressionOutcome.Met && gain > 0) ? -1 : 1;
        return new MeasureRegression(
            model.Name,
            accepted.Name,
            accepted.Unit,
            kept.Length,
            Summary.Of(before).Mean,
            Summary.Of(after).Mean,
            change.Mean,
            tolerance,
            from,
            PairedTTest.Of(before, after).PValue,
            outcome,
            lost,
            [.. kept.Where(c => Math.Abs(c.Change) > Negligible).OrderBy(c => direction * measure.Gain(c.Change)).Take(MiceShown)])
        {
            MouseTolerance = ofMouse,
            WorseMice = worse,
        };
    }

    private static (double Tolerance, string From) Tolerance(AcceptedMeasure accepted, Summary change, AcceptedBaseline baseline)
    {
        if (double.IsFinite(accepted.Tolerance))
        {
            return (Math.Max(Negligible, accepted.Tolerance), $"the spread over {accepted.RunMeans.Count} accepted trainings");
        }

        var half = change.Count < 2 ? 0 : StudentTDistribution.Quantile(baseline.Level, change.Count - 1) * change.StandardError;
        return (Math.Max(Negligible, half), "the spread of the change over mice, as only one training was accepted");
    }
}
