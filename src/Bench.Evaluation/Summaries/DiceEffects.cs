using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Comparison;

namespace Bench.Evaluation.Summaries;

/// <summary>
/// Whether Dice depends on structure and phase: the study's 2 × 2 repeated-measures analysis of variance, and the paired tests within each
/// level.
/// </summary>
public static class DiceEffects
{
    /// <summary>The effects; mice that lack one of the four values are left out of all of them.</summary>
    /// <param name="cases">All cases of a model.</param>
    /// <returns>
    /// The three effects of the analysis of variance, then phases within each structure and structures at each phase; undefined below two
    /// mice.
    /// </returns>
    public static IReadOnlyList<DiceEffect> Of(IReadOnlyList<CaseResult> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var complete = cases.Where(c => Values(c).All(double.IsFinite)).Select(Values).ToArray();
        double[] Column(int index) => [.. complete.Select(v => v[index])];
        var (poolEd, poolEs, muscleEd, muscleEs) = (Column(0), Column(1), Column(2), Column(3));

        // Levels in this order make the differences blood pool less myocardium, and ED less ES.
        var anova = TwoByTwoAnova.Of(muscleEs, muscleEd, poolEs, poolEd);
        DiceEffect Effect(DiceFactor factor, VarianceEffect e) =>
            Make(factor, null, null, complete.Length, e.Difference, e.DifferenceInterval, e.FStatistic, e.PValue);
        DiceEffect Test(DiceFactor factor, Structure? structure, CardiacPhase? phase, double[] less, double[] from)
        {
            var test = PairedTTest.Of(less, from);
            return Make(
                factor,
                structure,
                phase,
                complete.Length,
                test.MeanDifference,
                test.MeanDifferenceInterval,
                test.Statistic * test.Statistic,
                test.PValue);
        }

        return
        [
            Effect(DiceFactor.Structure, anova.First),
            Effect(DiceFactor.Phase, anova.Second),
            Effect(DiceFactor.Interaction, anova.Interaction),
            Test(DiceFactor.Phase, Structure.BloodPool, null, poolEs, poolEd),
            Test(DiceFactor.Phase, Structure.Myocardium, null, muscleEs, muscleEd),
            Test(DiceFactor.Structure, null, CardiacPhase.EndDiastole, muscleEd, poolEd),
            Test(DiceFactor.Structure, null, CardiacPhase.EndSystole, muscleEs, poolEs),
        ];
    }

    private static DiceEffect Make(
        DiceFactor factor,
        Structure? structure,
        CardiacPhase? phase,
        int count,
        double difference,
        Interval interval,
        double f,
        double p) =>
        new(
            factor,
            structure,
            phase,
            count,
            Math.CopySign(Math.Sqrt(f), difference),
            p)
        { Difference = new Estimate(difference, interval) };

    private static double[] Values(CaseResult mouse) =>
    [
        DiceSummaries.OfMouse(mouse, Structure.BloodPool, CardiacPhase.EndDiastole),
        DiceSummaries.OfMouse(mouse, Structure.BloodPool, CardiacPhase.EndSystole),
        DiceSummaries.OfMouse(mouse, Structure.Myocardium, CardiacPhase.EndDiastole),
        DiceSummaries.OfMouse(mouse, Structure.Myocardium, CardiacPhase.EndSystole),
    ];
}
