using Bench.Cli.Commands;
using Bench.Core;
using Bench.Harness.Options;

namespace Bench.Cli.Tests.Commands;

public sealed class OptionTests
{
    [Fact]
    public void Spacing_is_row_column_slice() =>
        Assert.Equal(new VoxelSpacing(0.1, 0.2, 1.5), SpacingOption.Parse("0.1,0.2,1.5"));

    [Fact]
    public void No_spacing_leaves_it_to_the_data() => Assert.Null(SpacingOption.Parse(null));

    [Theory]
    [InlineData("")]
    [InlineData("0.1,0.1")]
    [InlineData("0.1,0.1,1,1")]
    [InlineData("0.1,zero,1")]
    [InlineData("0.1,0,1")]
    [InlineData("0.1,-0.1,1")]
    [InlineData("0.1,NaN,1")]
    public void A_spacing_that_is_not_three_positive_numbers_is_refused(string text) =>
        Assert.StartsWith("--spacing", Assert.Throws<InputException>(() => SpacingOption.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Predictions_are_a_name_and_a_folder()
    {
        Assert.Equal(new PredictionFolder("my.model-2", "a/b=c"), PredictionFolder.Parse("my.model-2=a/b=c"));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("=folder")]
    [InlineData("name=")]
    [InlineData("na me=folder")]
    [InlineData("../x=folder")]
    public void Predictions_without_a_plain_name_or_a_folder_are_refused(string text) =>
        Assert.StartsWith(
            "--predictions", Assert.Throws<InputException>(() => PredictionFolder.Parse(text)).Message, StringComparison.Ordinal);
}
