using Bench.Harness.Stages;
using Bench.Learning.Augmentation;
using Bench.Learning.Training;

namespace Bench.Harness.Tests;

/// <summary>Expected words are the study's (protocol of paper and code), not the program's.</summary>
public sealed class TrainingRecipeTests
{
    [Theory]
    [InlineData(
        "paper",
        "variance 30 to 100",
        "clip limit of 2 on 8 × 8 tiles",
        "brightness ±0.17",
        "gamma 0.7 to 1.2",
        "scale ±10 %, rotation ±10°, shift up to 6.25 %",
        "batches of 16")]
    [InlineData(
        "notebook",
        "drawn with replacement",
        "ε 1e−7",
        "SD 25 to 102",
        "shift of 6.25 %",
        "scale ±10 % each way",
        "batches of 16",
        "25 epochs without a fall")]
    public void A_recipe_says_what_the_study_did(string profile, params string[] said)
    {
        var recipe = TrainingRecipe.Of(TrainingProfile.ByName(profile).OptionsFor("unet3plus"));
        Assert.All(said, words => Assert.Contains(words, recipe, StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_are_named_in_the_order_in_which_they_are_done()
    {
        var recipe = TrainingRecipe.Of(
            TrainingProfile.ByName("transfer").OptionsFor("unet3plus") with { Augmentation = AugmentationOptions.Wide });
        string[] order =
        [
            "mirroring", "right angles", "greys of wall and blood", "surface coils", "bright spots", "brightness ±",
            "gamma", "noise", "affine",
        ];
        var places = order.Select(step => recipe.IndexOf(step, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
