using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Preprocessing;

/// <summary>Images whose sides are no multiples of 16: padded at the lower and right edges by repeating them, and cut back.</summary>
public sealed class PaddedImageTests
{
    [Theory]
    [InlineData(30, 37, 32, 48)]
    [InlineData(33, 16, 48, 16)]
    [InlineData(1, 17, 16, 32)]
    public void Labels_are_those_of_the_image_padded_by_hand_with_the_padding_cut_off(
        int height, int width, int paddedHeight, int paddedWidth)
    {
        _ = Tiny.Runtime;
        var options = NetworkOptions.UNet3Plus with { Filters = [4, 5, 6, 7, 8] };
        Assert.Equal(16, options.SizeMultiple);
        using var network = new SegmentationNetwork(options, 5, CPU);
        network.eval();
        var image = Enumerable.Range(0, height * width).Select(i => (float)(i * 7919 % 256)).ToArray();
        image[0] = 0;
        image[^1] = 255;

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var padded = Enumerable.Range(0, paddedHeight * paddedWidth)
            .Select(i => image[(Math.Min(i / paddedWidth, height - 1) * width) + Math.Min(i % paddedWidth, width - 1)] / 255).ToArray();
        var logits = network.Forward(tensor(padded, [1, 1, paddedHeight, paddedWidth]), allHeads: false)[0];
        var expected = logits.argmax(1).to(ScalarType.Byte).contiguous().data<byte>().ToArray();
        expected = [.. expected.Where((_, i) => i / paddedWidth < height && i % paddedWidth < width)];

        using var segmenter = new Segmenter(
            Tiny.Runtime, new NetworkWeights(options, 0, StateDictionary.Read(network), new Dictionary<string, string>()));
        var found = segmenter.Segment(new ImageStack(new StackSize(height, width, 1), image));
        Assert.Equal(expected, found.Labels.ToArray());
        Assert.True(expected.Distinct().Count() > 1, "one label throughout would show nothing");
    }
}
