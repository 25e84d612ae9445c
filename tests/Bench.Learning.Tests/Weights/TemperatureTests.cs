using Bench.Learning.Segmentation;
using Bench.Learning.Weights;

namespace Bench.Learning.Tests.Weights;

public sealed class TemperatureTests
{
    // Two classes, logits 0 and z: of ten pixels that say p = 0.9 seven are right. The likeliest p is 0.7, so T = ln(0.9 / 0.1) / ln(0.7 /
    // 0.3) = 2.5932.
    [Fact]
    public void Pixels_that_are_right_seven_times_of_ten_get_the_probability_of_seven_tenths()
    {
        float[] probabilities = [.. Enumerable.Range(0, 10).SelectMany(_ => (float[])[0.1f, 0.9f])];
        byte[] labels = [1, 1, 1, 1, 1, 1, 1, 0, 0, 0];

        Assert.Equal(Math.Log(9) / Math.Log(7.0 / 3), Temperature.Fit(probabilities, labels, classes: 2), 4);
    }

    [Fact]
    public void Probabilities_become_those_of_the_temperature_and_labels_stay()
    {
        var weights = RandomWeights.Of(Tiny.Network);
        var image = Tiny.Training[0].Frames[0].Image!;
        using var before = new Segmenter(Tiny.Runtime, weights);
        using var after = new Segmenter(Tiny.Runtime, Temperature.Apply(weights, 2.5));
        var (hot, cool) = (before.Segment(image, withProbabilities: true), after.Segment(image, withProbabilities: true));

        Assert.True(hot.Labels.Labels.SequenceEqual(cool.Labels.Labels));
        for (var pixel = 0; pixel < hot.Labels.Labels.Length; pixel += 37)
        {
            double[] expected = [.. hot.Probabilities.AsSpan(pixel * 3, 3).ToArray().Select(p => Math.Pow(p, 1 / 2.5))];
            Assert.Equal(expected[2] / expected.Sum(), cool.Probabilities![(pixel * 3) + 2], 4);
        }
    }
}
