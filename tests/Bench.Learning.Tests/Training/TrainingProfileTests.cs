using Bench.Core;
using Bench.Learning.Augmentation;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Training;

namespace Bench.Learning.Tests.Training;

public sealed class TrainingProfileTests
{
    [Fact]
    public void The_paper_profile_is_the_published_protocol()
    {
        var options = TrainingProfile.ByName("paper").OptionsFor("unet3plus", 3);
        Assert.Equal([32, 64, 128, 256, 512], options.Network.Filters);
        Assert.Equal(0.3, options.Network.DropoutRate);
        Assert.Equal(0.99, options.Network.BatchNormMomentum);
        Assert.Equal(1e-3, options.Network.BatchNormEpsilon);
        Assert.True(options.Network.DeepSupervision);
        Assert.Equal((0, 16, 200, 25, 3L), (options.WorkingSize, options.BatchSize, options.Epochs, options.Patience, options.Seed));
        Assert.Equal((1e-3, 1e-7), (options.LearningRate, options.AdamEpsilon));
        Assert.Equal((EpsilonPlacement.Keras, LearningRateSchedule.Constant), (options.AdamEpsilonPlacement, options.Schedule));
        Assert.True(options.SampleWithReplacement);
        Assert.Equal(AugmentationOptions.Paper, options.Augmentation);
    }

    [Theory]
    [InlineData("quick")]
    [InlineData("paper")]
    public void Both_networks_of_a_profile_differ_in_name_and_skips_only(string name)
    {
        var profile = TrainingProfile.ByName(name);
        var (first, second) = (profile.OptionsFor("unet3plus"), profile.OptionsFor("unet"));
        Assert.Equal(SkipKind.Standard, second.Network.Skips);
        Assert.Equal(first, second with { Network = second.Network with { Name = "unet3plus", Skips = SkipKind.Encoder } });
    }

    [Fact]
    public void Unknown_names_are_input_errors()
    {
        Assert.Throws<InputException>(() => TrainingProfile.ByName("fast"));
        Assert.Throws<InputException>(() => TrainingProfile.Quick.OptionsFor("vnet"));
    }

    [Fact]
    public void The_cosine_rises_over_a_tenth_and_falls_to_nothing()
    {
        var options = Tiny.Options with { Schedule = LearningRateSchedule.Cosine, LearningRate = 1 };
        Assert.Equal(0.1, options.LearningRateAt(0, 100), 12);
        Assert.Equal(1, options.LearningRateAt(9, 100), 12);
        Assert.Equal(1, options.LearningRateAt(10, 100), 12);
        Assert.Equal(0.5, options.LearningRateAt(55, 100), 12);
        Assert.InRange(options.LearningRateAt(99, 100), 0, 0.001);
        Assert.Equal(1, (options with { Schedule = LearningRateSchedule.Constant }).LearningRateAt(99, 100));
    }
}
