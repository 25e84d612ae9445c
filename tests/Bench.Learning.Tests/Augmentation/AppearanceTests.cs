using Bench.Learning.Augmentation;
using Bench.Learning.Runtime;

namespace Bench.Learning.Tests.Augmentation;

public sealed class AppearanceTests
{
    private const int Side = 64;

    // A quarter of the image is wall, a quarter blood, in blocks far from each other.
    private static readonly byte[] Labels =
        [
            .. Enumerable
            .Range(0, Side * Side)
            .Select(i => (i / Side, i % Side) switch { ( < 24, < 24) => (byte)1, ( >= 40, >= 40) => (byte)2, _ => (byte)0 })
        ];

    [Fact]
    public void Greys_of_wall_and_blood_change_within_their_bounds_and_the_rest_stays()
    {
        for (var key = 0; key < 50; key++)
        {
            var image = Varied(100, (grey, random) => Appearance.RecolourTissue(grey, Labels, Side, Side, random), key);
            Assert.Equal(100, image[(32 * Side) + 10]);
            Assert.Single(Enumerable.Range(1, 20).Select(i => image[(i * Side) + i]).Distinct()); // within the wall all alike
            Assert.InRange(image[(5 * Side) + 5], 80, 125);
            Assert.All(Enumerable.Range(44, 16), i => Assert.InRange(image[(i * Side) + i], 35, 149)); // 0.55 · 0.65 … 1.1 · 1.35
        }
    }

    [Fact]
    public void Shading_is_smooth_and_within_its_bounds()
    {
        for (var key = 0; key < 50; key++)
        {
            var image = Varied(100, (grey, random) => Appearance.Shade(grey, Side, Side, random), key);
            Assert.All(image, g => Assert.InRange(g, 49, 202)); // 100 · e^∓0.7
            Assert.All(
                Enumerable.Range(0, image.Length - 1).Where(i => i % Side < Side - 1),
                i => Assert.InRange(Math.Abs(image[i] - image[i + 1]), 0, 22)); // slope at most 0.7 · 2π · 1.5 / 64 a pixel
        }
    }

    [Fact]
    public void Bright_spots_lie_outside_the_heart_and_all_else_keeps_its_order()
    {
        var spots = 0;
        for (var key = 0; key < 50; key++)
        {
            var image = Varied(100, (grey, random) => Appearance.AddSpots(grey, Labels, Side, Side, random), key);
            var ground = image[0];
            Assert.InRange(ground, 35, 100);
            Assert.All(image.Zip(Labels).Where(p => p.Second > 0), p => Assert.Equal(ground, p.First));
            Assert.All(image, g => Assert.True(g == ground || g >= 200));
            spots += image.Any(g => g >= 200) ? 1 : 0;
        }

        Assert.True(spots > 35, $"{spots} of 50 images have spots");
    }

    [Fact]
    public void The_published_lists_use_none_of_these() => Assert.All(
        new[] { AugmentationOptions.Paper, AugmentationOptions.Code, AugmentationOptions.Slight },
        o => Assert.Equal((0, 0, 0), (o.TissueProbability, o.ShadingProbability, o.SpotProbability)));

    private static byte[] Varied(byte grey, Action<byte[], RandomStream> change, int key)
    {
        var image = Enumerable.Repeat(grey, Side * Side).ToArray();
        change(image, RandomStream.For(RandomStream.Purpose.Augmentation, key));
        return image;
    }
}
