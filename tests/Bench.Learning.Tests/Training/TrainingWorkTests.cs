using Bench.Learning.Networks;
using Bench.Learning.Training;

namespace Bench.Learning.Tests.Training;

public sealed class TrainingWorkTests
{
    [Fact]
    public void The_published_network_needs_what_was_measured_of_it()
    {
        // docs/performance.md: 0.72 images a second at 224 GFLOP/s are 311 GFLOP an image. That rate was worked out from the same graph with
        // another count of the operations; a tenth is what up-sampling and the other layers may come to.
        var operations = TrainingWork.OperationsAnImage(NetworkOptions.UNet3Plus, 256, 256);

        Assert.InRange(operations, 0.9 * 224e9 / 0.72, 1.1 * 224e9 / 0.72);
    }

    [Fact]
    public void A_training_is_every_epoch_over_all_images_and_a_look_at_those_of_validation()
    {
        // Mice of 2 frames with 4 slices each, of 64 × 64 pixels: 16 images to learn from, 8 to look at, which go forward only.
        var data = TrainingData.From([SyntheticHearts.Mouse(1), SyntheticHearts.Mouse(2)], [SyntheticHearts.Mouse(3)]);
        var options = TrainingProfile.Paper.OptionsFor("unet") with { Epochs = 5 };

        var operations = TrainingWork.Operations(options, data);

        Assert.Equal(5 * (16 + 8 / 3.0) * TrainingWork.OperationsAnImage(options.Network, 64, 64), operations, 1e-9 * operations);
        Assert.Equal(operations / 4, TrainingWork.Operations(options with { WorkingSize = 32 }, data), 1e-9 * operations);
    }
}
