using Bench.Core.Phases;

namespace Bench.Core.Tests.Phases;

public sealed class VolumeCurvePhaseRuleTests
{
    [Fact]
    public void Most_blood_is_diastole_and_least_systole_and_the_earlier_wins_a_tie()
    {
        var result = VolumeCurvePhaseRule.Assign(
            [(8, Maps.Draw("2...")), (1, Maps.Draw("22..")), (5, Maps.Draw("222.")), (6, Maps.Draw("222.")), (3, Maps.Draw("2..."))]);
        Assert.Equal(
            [
                (1, CardiacPhase.Inflow), (3, CardiacPhase.EndSystole), (5, CardiacPhase.EndDiastole),
                (6, CardiacPhase.Inflow), (8, CardiacPhase.Inflow),
            ],
            result.Frames.Select(f => (f.FrameIndex, f.Phase)));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_single_frame_is_diastole_and_warned_of() =>
        Assert.Contains(
            "only frame 4", Assert.Single(VolumeCurvePhaseRule.Assign([(4, Maps.Draw("2"))]).Warnings), StringComparison.Ordinal);

    [Fact]
    public void No_frame_or_one_named_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => VolumeCurvePhaseRule.Assign(Array.Empty<(int FrameIndex, LabelMap Mask)>()));
        Assert.Throws<ArgumentException>(() => VolumeCurvePhaseRule.Assign([(1, Maps.Draw("2")), (1, Maps.Draw("2"))]));
    }
}
