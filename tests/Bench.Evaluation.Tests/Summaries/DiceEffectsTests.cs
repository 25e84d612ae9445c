using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Tests.Summaries;

/// <summary>Against sums of squares computed with numpy 1.24.2, p by scipy.stats.f.sf and scipy.stats.ttest_rel (SciPy 1.10.1).</summary>
public sealed class DiceEffectsTests
{
    private static readonly double[] PoolEd = [0.95, 0.96, 0.93, 0.97, 0.94, 0.92], PoolEs = [0.93, 0.95, 0.90, 0.95, 0.91, 0.93];
    private static readonly double[] MuscleEd = [0.88, 0.91, 0.87, 0.90, 0.89, 0.86], MuscleEs = [0.92, 0.93, 0.91, 0.94, 0.90, 0.91];

    private static IReadOnlyList<DiceEffect> Effects => DiceEffects.Of(Cases());

    [Theory]
    [InlineData(DiceFactor.Structure, 0.035, 183.75, 3.915073706e-05)]
    [InlineData(DiceFactor.Phase, -0.00833333333, 2.5, 0.1746878143)]
    [InlineData(DiceFactor.Interaction, 0.05, 62.5, 0.0005210669895)]
    public void The_three_effects_are_those_of_the_repeated_measures_analysis_of_variance(
        DiceFactor factor, double difference, double f, double p)
    {
        var effect = Effects.Single(e => e.Factor == factor && e.Structure is null && e.Phase is null);

        Assert.Equal(6, effect.Count);
        Assert.Equal(difference, effect.Difference.Value, 9);
        Assert.Equal(f, effect.TStatistic * effect.TStatistic, 6);
        Assert.Equal(Math.Sign(difference), Math.Sign(effect.TStatistic));
        Assert.Equal(p, effect.PValue, 1e-9);
    }

    [Theory]
    [InlineData(DiceFactor.Phase, Structure.BloodPool, null, 2.7116307227, 0.0421939967)]
    [InlineData(DiceFactor.Phase, Structure.Myocardium, null, -5.4232614454, 0.00288749254)]
    [InlineData(DiceFactor.Structure, null, CardiacPhase.EndDiastole, 16.4316767252, 1.52339734e-05)]
    [InlineData(DiceFactor.Structure, null, CardiacPhase.EndSystole, 2.2360679775, 0.0755868184)]
    public void Within_a_level_they_are_paired_t_tests(DiceFactor factor, Structure? structure, CardiacPhase? phase, double t, double p)
    {
        var effect = Effects.Single(e => e.Factor == factor && e.Structure == structure && e.Phase == phase);

        Assert.Equal(t, effect.TStatistic, 8);
        Assert.Equal(p, effect.PValue, 1e-9);
    }

    [Fact]
    public void A_mouse_without_end_systole_is_left_out_of_every_effect()
    {
        CaseResult[] cases =
        [
            .. Cases(),
            new(
                "one",
                true,
                [
                    new(0, CardiacPhase.EndDiastole, Structure.BloodPool, 0.1, 1, 1),
                    new(0, CardiacPhase.EndDiastole, Structure.Myocardium, 0.9, 1, 1),
                ],
                [],
                [],
                0),
        ];

        Assert.Equal(Effects, DiceEffects.Of(cases));
    }

    private static CaseResult[] Cases() =>
    [
        .. Enumerable.Range(0, PoolEd.Length).Select(i => new CaseResult(
            $"Mouse{i}",
            true,
            [
                new(
                    0,
                    CardiacPhase.EndDiastole,
                    Structure.BloodPool,
                    PoolEd[i],
                    1,
                    1), new(7, CardiacPhase.EndSystole, Structure.BloodPool, PoolEs[i], 1, 1),
                new(
                    0,
                    CardiacPhase.EndDiastole,
                    Structure.Myocardium,
                    MuscleEd[i],
                    1,
                    1), new(7, CardiacPhase.EndSystole, Structure.Myocardium, MuscleEs[i], 1, 1),
            ],
            [],
            [],
            0)),
    ];
}
