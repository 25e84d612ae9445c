using Bench.Learning.Training;

namespace Bench.Learning.Tests.Training;

/// <summary>Which of paper and published code a profile follows, item by item: the study's section on training, restated.</summary>
public sealed class TrainingProtocolTests
{
    private static readonly string[] OnlyInCode =
    [
        "first weights",
        "dropout, batch norm",
        "learning rate",
        "steps an epoch",
        "sampling",
        "validation images",
        "order of augmentation",
        "affine: border",
    ];

    private static readonly string[] Disagreements = ["noise", "CLAHE", "affine: scale", "affine: shift"];

    [Theory]
    [InlineData("paper", "paper")]
    [InlineData("notebook", "code")]
    public void The_two_published_profiles_part_where_paper_and_code_do(string profile, string follows)
    {
        var rows = TrainingProtocol.Of(TrainingProfile.ByName(profile).OptionsFor("unet3plus"));

        Assert.All(rows.Where(r => Disagreements.Contains(r.Item)), r => Assert.Equal(follows, r.Follows));
        Assert.All(rows.Where(r => OnlyInCode.Contains(r.Item)), r => Assert.Equal(("code", ""), (r.Follows, r.Paper)));
        Assert.Equal("code", rows.Single(r => r.Item == "network").Follows);
        Assert.All(
            rows.Where(r => !Disagreements.Contains(r.Item) && !OnlyInCode.Contains(r.Item) && r.Item != "network"),
            r => Assert.Equal("both", r.Follows));
    }

    [Fact]
    public void Every_disagreement_has_an_option() =>
        Assert.All(
            TrainingProtocol.Of(TrainingProfile.Paper.OptionsFor("unet3plus"))
                .Where(r => r.Follows == "paper" || r.Item is "network" or "sampling" or "loss" or "optimiser"),
            r => Assert.StartsWith("--", r.Option, StringComparison.Ordinal));

    [Fact]
    public void Figure_1_is_the_papers_network() =>
        Assert.Equal("paper", TrainingProtocol.Of(TrainingProfile.Paper.OptionsFor("figure1")).Single(r => r.Item == "network").Follows);

    [Theory]
    [InlineData("quick", "brightness", "none", "neither")]
    [InlineData("quick", "epochs", "at most 4", "neither")]
    [InlineData("quick", "size of images", "averaged down to 64 pixels, labels at native size", "neither")]
    [InlineData("paper", "noise", "Gaussian, variance 30–100 (σ 5.5–10 grey levels), p 0.5", "paper")]
    [InlineData("notebook", "noise", "Gaussian, σ 0.1–0.4 of 255 (25–102 grey levels), p 0.5", "code")]
    [InlineData("paper", "CLAHE", "8 × 8 tiles, clip limit 2, p 0.5", "paper")]
    [InlineData("notebook", "CLAHE", "8 × 8 tiles, clip limit 1 … 2, p 0.5", "code")]
    [InlineData("notebook", "affine: shift", "6.25 % down and right, always, p 0.5", "code")]
    [InlineData("paper", "optimiser", "Adam, β 0.9 and 0.999, ε 1e-7 as Keras adds it: √v + ε", "both")]
    public void What_a_profile_chooses_is_said(string profile, string item, string chosen, string follows)
    {
        var row = TrainingProtocol.Of(TrainingProfile.ByName(profile).OptionsFor("unet3plus")).Single(r => r.Item == item);

        Assert.Equal((chosen, follows), (row.Chosen, row.Follows));
    }
}
