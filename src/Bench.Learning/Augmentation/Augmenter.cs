using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;

namespace Bench.Learning.Augmentation;

/// <summary>
/// Varies training images as the published protocol does: flip, quarter turn, brightness, gamma, noise, CLAHE, affine; then min–max.
/// </summary>
/// <param name="options">How often and how strongly.</param>
/// <param name="height">Rows of every image.</param>
/// <param name="width">Columns of every image.</param>
internal sealed class Augmenter(AugmentationOptions options, int height, int width)
{
    // Paper: variance of the noise, squared grey levels. Code: its standard deviation as a share of 255 levels.
    private const double PaperVarianceLow = 30;
    private const double PaperVarianceHigh = 100;
    private const double CodeDeviationLow = 0.1 * 255;
    private const double CodeDeviationHigh = 0.4 * 255;
    private const double WideDeviationHigh = 25;

    /// <summary>Varies one image and its labels in place.</summary>
    /// <param name="image">Values 0 … 1, before and after.</param>
    /// <param name="labels">Labels, moved along with the image.</param>
    /// <param name="random">Draws of this image alone.</param>
    public void Vary(Span<float> image, Span<byte> labels, RandomStream random)
    {
        var grey = new byte[image.Length];
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = GreyLevels.Round(255.0 * image[i]);
        }

        VaryGrey(grey, labels, random);
        for (var i = 0; i < grey.Length; i++)
        {
            image[i] = grey[i];
        }

        IntensityScaling.ToUnit(image, image);
    }

    private void VaryGrey(Span<byte> grey, Span<byte> labels, RandomStream random)
    {
        if (random.NextChance(options.FlipProbability))
        {
            RightAngles.Flip(grey, height, width);
            RightAngles.Flip(labels, height, width);
        }

        if (random.NextChance(options.RotateProbability))
        {
            var quarters = height == width ? random.NextIndex(4) : 2 * random.NextIndex(2);
            RightAngles.Turn(grey, height, width, quarters);
            RightAngles.Turn(labels, height, width, quarters);
        }

        VaryAppearance(grey, labels, random);
        if (random.NextChance(options.BrightnessProbability))
        {
            GreyLevels.Brighten(grey, random.NextBetween(-options.BrightnessLimit, options.BrightnessLimit));
        }

        if (random.NextChance(options.GammaProbability))
        {
            GreyLevels.Gamma(grey, random.NextBetween(options.GammaLow, options.GammaHigh));
        }

        if (random.NextChance(options.NoiseProbability))
        {
            var deviation = options.Noise switch
            {
                NoiseModel.Paper => Math.Sqrt(random.NextBetween(PaperVarianceLow, PaperVarianceHigh)),
                NoiseModel.Code => random.NextBetween(CodeDeviationLow, CodeDeviationHigh),
                _ => random.NextBetween(0, WideDeviationHigh),
            };
            GreyLevels.AddNoise(grey, deviation, random);
        }

        if (random.NextChance(options.ClaheProbability))
        {
            Clahe.Apply(grey, height, width, random.NextBetween(options.ClaheClipLow, options.ClaheClipLimit), options.ClaheTiles);
        }

        if (random.NextChance(options.AffineProbability))
        {
            DrawAffine(random).Apply(grey, labels, height, width, options.Border);
        }
    }

    // Only drawn where used, so that the published lists draw what they always drew.
    private void VaryAppearance(Span<byte> grey, ReadOnlySpan<byte> labels, RandomStream random)
    {
        if (options.TissueProbability > 0 && random.NextChance(options.TissueProbability))
        {
            Appearance.RecolourTissue(grey, labels, height, width, random);
        }

        if (options.ShadingProbability > 0 && random.NextChance(options.ShadingProbability))
        {
            Appearance.Shade(grey, height, width, random);
        }

        if (options.SpotProbability > 0 && random.NextChance(options.SpotProbability))
        {
            Appearance.AddSpots(grey, labels, height, width, random);
        }
    }

    private AffineChange DrawAffine(RandomStream random)
    {
        var scaleRows = random.NextBetween(1 - options.ScaleLimit, 1 + options.ScaleLimit);
        var scaleColumns = options.ScaleKeepsAspect ? scaleRows : random.NextBetween(1 - options.ScaleLimit, 1 + options.ScaleLimit);
        var angle = random.NextBetween(-options.RotationLimitDegrees, options.RotationLimitDegrees);
        var (down, right) = options.ShiftIsFixed
            ? (options.ShiftLimit, options.ShiftLimit)
            : (random.NextBetween(-options.ShiftLimit, options.ShiftLimit), random.NextBetween(-options.ShiftLimit, options.ShiftLimit));
        return new AffineChange(scaleRows, scaleColumns, angle, down * height, right * width);
    }
}
