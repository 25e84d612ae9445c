using Bench.Core.Function;

namespace Bench.Core.Tests.Function;

public sealed class ConsistencyCheckTests
{
    [Fact]
    public void A_plausible_mouse_raises_no_warning() =>
        Assert.Empty(ConsistencyCheck.Default.Warnings(new CardiacFunction(65.6, 27.3, 105, 111)));

    [Fact]
    public void Undefined_quantities_raise_no_warning() =>
        Assert.Empty(ConsistencyCheck.Default.Warnings(new CardiacFunction(65.6, double.NaN, 105, double.NaN)));

    [Theory]
    [InlineData(27, 65, 105, 111, "ED and ES may be confused")]
    [InlineData(0, 0, 105, 111, "the blood pool at end-diastole is empty")]
    [InlineData(65, 0, 105, 111, "the blood pool at end-systole is empty")]
    [InlineData(65, 27, 100, 130, "+26 %")]
    [InlineData(65, 27, 130, 100, "-26 %")]
    [InlineData(65, 27, 0, 111, "no myocardium is labelled at end-diastole")]
    [InlineData(65, 27, 0, 0, "at end-diastole and end-systole")]
    [InlineData(65, 27, 105, 0, "no myocardium is labelled at end-systole")]
    public void Numbers_that_cannot_be_right_are_warned_of(double edv, double esv, double massEd, double massEs, string text) =>
        Assert.Contains(
            ConsistencyCheck.Default.Warnings(new CardiacFunction(edv, esv, massEd, massEs)),
            w => w.Contains(text, StringComparison.Ordinal));

    [Fact]
    public void Without_blood_pool_at_both_frames_nothing_is_said_of_an_ejection_fraction_of_one() =>
        Assert.Equal(
            ["the blood pool at end-diastole is empty, so the ejection fraction is undefined."],
            ConsistencyCheck.Default.Warnings(new CardiacFunction(0, 0, 105, 111)));

    [Fact]
    public void A_stroke_volume_must_follow_from_its_volumes()
    {
        Assert.Null(ConsistencyCheck.Default.StrokeVolumeWarning(38.5, 65.6, 27.3));
        Assert.Contains("38.30", ConsistencyCheck.Default.StrokeVolumeWarning(39, 65.6, 27.3), StringComparison.Ordinal);
        Assert.Null(ConsistencyCheck.Default.StrokeVolumeWarning(39, double.NaN, 27.3));
    }
}
