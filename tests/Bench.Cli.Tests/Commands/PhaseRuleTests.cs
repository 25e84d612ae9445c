using Bench.Core;
using Bench.Harness.Options;
using static Bench.Cli.Tests.Commands.MaskFolder;

namespace Bench.Cli.Tests.Commands;

public sealed class PhaseRuleTests : IDisposable
{
    private static readonly MouseCase Mouse = new(
        "Mouse1",
        new VoxelSpacing(1, 1, 1),
        [
            new(2, CardiacPhase.EndDiastole, null, Map(8, 12)), new(5, CardiacPhase.EndSystole, null, Map(4, 8)),
            new(9, CardiacPhase.Inflow, null, Map(20, 8)),
        ],
        ["kept."]);

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void By_the_curve_the_largest_pool_is_ED_whichever_frame_comes_first()
    {
        Assert.Same(Mouse, PhaseRule.Published.Apply(Mouse));
        var found = PhaseRule.Curve.Apply(Mouse);
        Assert.Equal([CardiacPhase.Inflow, CardiacPhase.EndSystole, CardiacPhase.EndDiastole], found.Frames.Select(f => f.Phase));
        Assert.Equal(["kept."], found.Warnings);
    }

    [Fact]
    public void Two_frames_can_be_given_for_all_mice()
    {
        var found = PhaseRule.Parse("9,2").Apply(Mouse);
        Assert.Equal([CardiacPhase.EndSystole, CardiacPhase.Inflow, CardiacPhase.EndDiastole], found.Frames.Select(f => f.Phase));
        Assert.Contains("As given", PhaseRule.Parse("9,2").Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mouse,ED,ES\nMouse1,9,5\nMouse2,0,1\n")]
    [InlineData("es;note;mouse;ed\n5;x;Mouse1;9\n")]
    public void Frames_can_be_given_for_each_mouse(string table)
    {
        File.WriteAllText(_file, table);
        var found = PhaseRule.Parse(_file).Apply(Mouse);
        Assert.Equal([CardiacPhase.Inflow, CardiacPhase.EndSystole, CardiacPhase.EndDiastole], found.Frames.Select(f => f.Phase));
    }

    [Fact]
    public void Warnings_of_the_published_rule_go_with_it_at_any_spacing()
    {
        // At 1 mm the least component is no pixel, at 0.1 mm 50: the frames' pools of 8, 4 and 20 pixels a slice count there, and not here.
        (int, LabelMap)[] masks = [.. Mouse.Frames.Select(f => (f.FrameIndex, f.Reference))];
        var published = PhaseRule.Published.Assign("Mouse1", masks, Mouse.Spacing).Warnings;
        Assert.Contains("frame 9", Assert.Single(published), StringComparison.Ordinal);
        Assert.Empty(PhaseRule.Published.Assign("Mouse1", masks, VoxelSpacing.Published).Warnings);
        Assert.Equal(["kept."], PhaseRule.Curve.Apply(Mouse with { PhaseWarnings = published }).AllWarnings);
    }

    [Theory]
    [InlineData("systole", "use published, curve")]
    [InlineData("3,3", "as ED and as ES")]
    [InlineData("1,2,3", "use published, curve")]
    public void What_is_no_rule_is_refused_with_the_rules(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => PhaseRule.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("mouse,ED\nMouse1,9\n", "no column ES")]
    [InlineData("mouse,ED,ES\nMouse1,9,x\n", "line 2 has 'x' for a frame")]
    [InlineData("mouse,ED,ES\nMouse1,9,9\n", "as ED and as ES of Mouse1")]
    [InlineData("mouse,ED,ES\nMouse1,9,5\nMouse1,9,2\n", "line 3 names Mouse1 again")]
    [InlineData("mouse,ED,ES\nMouse2,9,5\n", "no row for Mouse1")]
    [InlineData("mouse,ED,ES\nMouse1,9,4\n", "Mouse1 has no segmented frame 4; it has 2, 5, 9")]
    public void A_table_that_cannot_be_used_is_refused_with_place_and_reason(string table, string expected)
    {
        File.WriteAllText(_file, table);
        Assert.Contains(
            expected, Assert.Throws<InputException>(() => PhaseRule.Parse(_file).Apply(Mouse)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);
}
