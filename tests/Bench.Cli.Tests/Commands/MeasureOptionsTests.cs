using System.CommandLine;
using Bench.Cli.Commands;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;
using Bench.Harness.Options;

namespace Bench.Cli.Tests.Commands;

public sealed class MeasureOptionsTests
{
    [Fact]
    public void Without_options_the_conventions_are_the_published_ones()
    {
        var options = Parse();
        Assert.Equal(
            (OverlapPolicy.Published, SurfaceKind.BorderVoxels, PercentileRule.LargerOfDirected),
            (options.Overlap, options.Surface, options.Percentile));
        Assert.Equal([0.1, 0.2], options.TolerancesMm);
        Assert.Equal("", MeasureSettings.Typed(options));
    }

    [Theory]
    [InlineData(" --overlap both-empty-is-undefined --surface surface-elements --hd95 pooled --tolerances 0.05,1")]
    [InlineData(" --overlap reference-empty-is-undefined --smoothing 1")]
    [InlineData(" --smoothing 0")]
    public void Options_are_read_and_can_be_typed_again(string typed)
    {
        var options = Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(typed, MeasureSettings.Typed(options));
        Assert.NotEqual(
            MeasureOptions.Default.Description + string.Join(',', MeasureOptions.Default.TolerancesMm),
            options.Description + string.Join(',', options.TolerancesMm));
    }

    [Theory]
    [InlineData("--overlap", "strict", "both-empty-is-one")]
    [InlineData("--smoothing", "-1", "0 or more")]
    [InlineData("--smoothing", "much", "0 or more")]
    [InlineData("--tolerances", "0.1,0.1", "different distances")]
    [InlineData("--tolerances", "-0.1", "different distances")]
    [InlineData("--tolerances", "0.1;0.2", "different distances")]
    public void What_is_no_convention_is_refused_with_the_remedy(string option, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Parse(option, value)).Message, StringComparison.Ordinal);

    private static MeasureOptions Parse(params string[] arguments)
    {
        var command = new Command("test");
        var read = command.MeasureOptions(_ => Core.Studies.Study.Mouse);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return read(parsed);
    }
}
