using System.Globalization;
using Bench.Learning.Augmentation;
using Bench.Learning.Runtime;
using Bench.Testing;

namespace Bench.Learning.Tests.Augmentation;

/// <summary>Golden data: <c>golden/make_golden.py</c> (OpenCV 4.6.0).</summary>
public sealed class AugmentationTests
{
    private const int Height = 48;
    private const int Width = 40;

    [Theory]
    [InlineData(2.0, 8)]
    [InlineData(1.3, 8)]
    [InlineData(2.0, 4)]
    [InlineData(40.0, 3)]
    public void Clahe_agrees_with_OpenCV_to_the_level(double clipLimit, int tiles)
    {
        var image = Golden("input.txt");
        Clahe.Apply(image, Height, Width, clipLimit, tiles);
        Assert.Equal(Golden(string.Create(CultureInfo.InvariantCulture, $"clahe-{clipLimit:0.0}-{tiles}.txt")), image);
    }

    [Fact]
    public void An_affine_change_agrees_with_OpenCV_within_its_fixed_point_arithmetic()
    {
        // OpenCV rounds coordinates to 1/32 of a pixel; a level changes by up to 200 a pixel here.
        var image = Golden("input.txt");
        new AffineChange(0.95, 1.08, 7, -3, 2).Apply(image, new byte[image.Length], Height, Width, BorderMode.Constant);
        var differences = image.Zip(Golden("affine.txt"), (ours, theirs) => Math.Abs(ours - theirs)).ToArray();
        Assert.InRange(differences.Max(), 0, 8);
        Assert.InRange(differences.Average(), 0, 1);
    }

    [Fact]
    public void A_shift_moves_image_and_labels_alike_and_leaves_black_or_a_mirror_behind()
    {
        byte[] image = [10, 20, 30];
        byte[] labels = [0, 1, 2];
        new AffineChange(1, 1, 0, 0, 1).Apply(image, labels, 1, 3, BorderMode.Constant);
        Assert.Equal([0, 10, 20], image);
        Assert.Equal([0, 0, 1], labels);

        image = [10, 20, 30];
        labels = [0, 1, 2];
        new AffineChange(1, 1, 0, 0, 1).Apply(image, labels, 1, 3, BorderMode.Reflect);
        Assert.Equal([20, 10, 20], image);
        Assert.Equal([1, 0, 1], labels);
    }

    [Fact]
    public void A_half_turn_by_affine_change_is_a_half_turn()
    {
        var image = Golden("input.txt");
        var turned = Golden("input.txt");
        new AffineChange(1, 1, 180, 0, 0).Apply(image, new byte[image.Length], Height, Width, BorderMode.Reflect);
        RightAngles.Turn(turned, Height, Width, 2);
        Assert.Equal(turned, image);
    }

    [Theory]
    [InlineData(0, new byte[] { 1, 2, 3, 4 })]
    [InlineData(1, new byte[] { 2, 4, 1, 3 })]
    [InlineData(2, new byte[] { 4, 3, 2, 1 })]
    [InlineData(3, new byte[] { 3, 1, 4, 2 })]
    public void Quarter_turns_go_anticlockwise(int quarters, byte[] expected)
    {
        byte[] image = [1, 2, 3, 4];
        RightAngles.Turn(image, 2, 2, quarters);
        Assert.Equal(expected, image);
    }

    [Fact]
    public void A_flip_mirrors_each_row()
    {
        byte[] image = [1, 2, 3, 4, 5, 6];
        RightAngles.Flip(image, 2, 3);
        Assert.Equal([3, 2, 1, 6, 5, 4], image);
    }

    [Fact]
    public void A_quarter_turn_of_an_oblong_image_is_refused() =>
        Assert.Throws<ArgumentException>(() => RightAngles.Turn(new byte[6], 2, 3, 1));

    [Fact]
    public void Brightness_adds_a_share_of_255_and_stays_within_range()
    {
        byte[] image = [0, 100, 250];
        GreyLevels.Brighten(image, 0.1);
        Assert.Equal([26, 126, 255], image); // 25.5 rounds to the even 26, 125.5 to 126
        GreyLevels.Brighten(image, -0.2);
        Assert.Equal([0, 75, 204], image);
    }

    [Fact]
    public void Gamma_raises_shares_of_255_to_the_exponent()
    {
        byte[] image = [0, 51, 255];
        GreyLevels.Gamma(image, 2);
        Assert.Equal([0, 10, 255], image); // 255 · 0.2² = 10.2
    }

    [Fact]
    public void Noise_has_the_mean_and_deviation_asked_for()
    {
        // Rounding adds 1/12 to the variance; standard error of the deviation of 40,000 draws is 0.035.
        var image = Enumerable.Repeat((byte)128, 40_000).ToArray();
        GreyLevels.AddNoise(image, 10, RandomStream.For(RandomStream.Purpose.Augmentation, 1));
        var mean = image.Average(p => p);
        Assert.InRange(mean, 127.75, 128.25);
        Assert.InRange(Math.Sqrt(image.Average(p => (p - mean) * (p - mean))), 9.85, 10.2);
    }

    [Fact]
    public void The_same_keys_vary_an_image_alike_and_others_otherwise()
    {
        var first = Vary(AugmentationOptions.Code, 1);
        Assert.Equal(first, Vary(AugmentationOptions.Code, 1));
        Assert.NotEqual(first, Vary(AugmentationOptions.Code, 2));
        Assert.Equal((0f, 1f), (first.Min(), first.Max()));
    }

    [Fact]
    public void Labels_keep_their_values_and_nearly_their_number()
    {
        for (var key = 0; key < 20; key++)
        {
            var mouse = SyntheticHearts.Mouse(4, 64, 1).Frames[0];
            var labels = mouse.Reference.Labels.ToArray();
            new Augmenter(AugmentationOptions.Paper, 64, 64).Vary(
                new float[64 * 64], labels, RandomStream.For(RandomStream.Purpose.Augmentation, key));
            for (byte label = 1; label <= 2; label++)
            {
                // Scale within ± 10 % in each direction: area within 0.81 … 1.21, and a pixel here and there.
                Assert.InRange(labels.Count(l => l == label) / (double)mouse.Reference.Labels.Count(label), 0.75, 1.28);
            }
        }
    }

    [Fact]
    public void Without_any_step_an_image_is_only_brought_to_eight_bits()
    {
        float[] image = [0, 0.5f, 1];
        new Augmenter(AugmentationOptions.None, 1, 3).Vary(image, new byte[3], RandomStream.For(RandomStream.Purpose.Augmentation, 1));
        Assert.Equal([0, 128f / 255, 1], image);
    }

    private static float[] Vary(AugmentationOptions options, long key)
    {
        var image = Golden("input.txt").Select(p => p / 255f).ToArray();
        new Augmenter(options, Height, Width).Vary(image, new byte[image.Length], RandomStream.For(RandomStream.Purpose.Augmentation, key));
        return image;
    }

    private static byte[] Golden(string name) =>
        [.. File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Augmentation", "golden", name))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(t => byte.Parse(t, CultureInfo.InvariantCulture))];
}
