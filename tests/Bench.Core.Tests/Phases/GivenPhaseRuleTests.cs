using Bench.Core.Phases;

namespace Bench.Core.Tests.Phases;

public sealed class GivenPhaseRuleTests
{
    private static readonly (int, LabelMap)[] Frames = [(7, Maps.Draw("22..")), (2, Maps.Draw("222.")), (4, Maps.Draw("2..."))];

    [Fact]
    public void The_frames_named_get_the_roles_named()
    {
        var roles = GivenPhaseRule.Assign(Frames, diastole: 2, systole: 7);
        Assert.Equal(
            [(2, CardiacPhase.EndDiastole), (4, CardiacPhase.Inflow), (7, CardiacPhase.EndSystole)],
            roles.Frames.Select(f => (f.FrameIndex, f.Phase)));
        Assert.Empty(roles.Warnings);
    }

    [Fact]
    public void A_systole_with_more_blood_is_taken_as_given_and_warned_of() =>
        Assert.Contains(
            "given as end-systole (3 voxels)",
            Assert.Single(GivenPhaseRule.Assign(Frames, diastole: 4, systole: 2).Warnings),
            StringComparison.Ordinal);

    [Fact]
    public void Frames_that_are_not_there_or_twice_the_same_are_refused()
    {
        Assert.Contains(
            "2, 4, 7", Assert.Throws<ArgumentException>(() => GivenPhaseRule.Assign(Frames, 2, 9)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GivenPhaseRule.Assign(Frames, 2, 2));
        Assert.Throws<ArgumentException>(() => GivenPhaseRule.Assign([.. Frames, Frames[0]], 2, 7));
    }
}
