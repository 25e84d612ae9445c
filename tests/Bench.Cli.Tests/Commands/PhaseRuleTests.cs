using Bench.Cli.Commands;
using Bench.Core;
using static Bench.Cli.Tests.Commands.MaskFolder;

namespace Bench.Cli.Tests.Commands;

public sealed class PhaseRuleTests
{
    [Fact]
    public void By_the_curve_the_largest_pool_is_ED_whichever_frame_comes_first()
    {
        var mouse = new MouseCase(
            "Mouse1",
            new VoxelSpacing(1, 1, 1),
            [new(2, CardiacPhase.EndDiastole, null, Map(8, 8)), new(5, CardiacPhase.EndSystole, null, Map(4, 8)), new(9, CardiacPhase.Inflow, null, Map(20, 8))],
            ["kept."]);

        Assert.Same(mouse, new PhaseRule(ByCurve: false).Apply(mouse));
        var found = new PhaseRule(ByCurve: true).Apply(mouse);
        Assert.Equal([CardiacPhase.Inflow, CardiacPhase.EndSystole, CardiacPhase.EndDiastole], found.Frames.Select(f => f.Phase));
        Assert.Equal(["kept."], found.Warnings);
    }
}
