using System.Globalization;
using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;

namespace Bench.Learning.Augmentation;

/// <summary>Shows what augmentation does to one slice: each step by itself, then all of them as training draws them.</summary>
/// <param name="Step">What was done, for a reader.</param>
/// <param name="Variants">Draws of it.</param>
public sealed record AugmentationPreview(string Step, IReadOnlyList<AugmentedSlice> Variants)
{
    /// <summary>Varies a slice.</summary>
    /// <param name="image">The stack with the slice.</param>
    /// <param name="labels">Its labels, same size.</param>
    /// <param name="slice">0-based slice.</param>
    /// <param name="options">How images are varied.</param>
    /// <param name="draws">Variants of each step, at least 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>
    /// First the slice as it is, then one entry a step that the options use, in the order of training, then all steps together.
    /// </returns>
    public static IReadOnlyList<AugmentationPreview> Of(
        ImageStack image, LabelMap labels, int slice, AugmentationOptions options, int draws, long seed)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var none = options with
        {
            FlipProbability = 0,
            RotateProbability = 0,
            BrightnessProbability = 0,
            GammaProbability = 0,
            NoiseProbability = 0,
            ClaheProbability = 0,
            AffineProbability = 0,
            TissueProbability = 0,
            ShadingProbability = 0,
            SpotProbability = 0,
        };
        (string Step, AugmentationOptions Alone, double Used)[] steps =
        [
            ("mirrored", none with { FlipProbability = 1 }, options.FlipProbability),
            ("right angles", none with { RotateProbability = 1 }, options.RotateProbability),
            ("greys of wall and blood", none with { TissueProbability = 1 }, options.TissueProbability),
            ("shading", none with { ShadingProbability = 1 }, options.ShadingProbability),
            ("bright spots", none with { SpotProbability = 1 }, options.SpotProbability),
            (
                string.Create(CultureInfo.InvariantCulture, $"brightness ±{options.BrightnessLimit:0.##} · 255"),
                none with { BrightnessProbability = 1 },
                options.BrightnessProbability),
            (
                string.Create(CultureInfo.InvariantCulture, $"gamma {options.GammaLow:0.##} … {options.GammaHigh:0.##}"),
                none with { GammaProbability = 1 },
                options.GammaProbability),
            (
                options.Noise switch
                {
                    NoiseModel.Paper => "noise, paper",
                    NoiseModel.Code => "noise, published code",
                    _ => "noise, 0 … 25 levels",
                },
                none with { NoiseProbability = 1 },
                options.NoiseProbability),
            (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"CLAHE, clip {(options.ClaheClipLow < options.ClaheClipLimit ? $"{options.ClaheClipLow:0.##} … " : "")}"
                        + $"{options.ClaheClipLimit:0.##}"),
                none with { ClaheProbability = 1 },
                options.ClaheProbability),
            (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"affine: scale ±{options.ScaleLimit:0 %}, ±{options.RotationLimitDegrees:0.#}°, shift "
                        + $"{(options.ShiftIsFixed ? "" : "±")}{options.ShiftLimit:0.## %}"),
                none with { AffineProbability = 1 },
                options.AffineProbability),
        ];
        return
        [
            new("as it is", [Vary(image, labels, slice, none, 0, seed)]),
            .. steps.Where(s => s.Used > 0).Select(s => new AugmentationPreview(
                string.Create(CultureInfo.InvariantCulture, $"{s.Step} (p {s.Used:0.##})"),
                [
                    .. Enumerable.Range(0, draws).Select(i => Vary(image, labels, slice, s.Alone, i, seed))
                ])),
            new("all steps, as in training", [.. Enumerable.Range(0, draws).Select(i => Vary(image, labels, slice, options, i, seed))]),
        ];
    }

    private static AugmentedSlice Vary(ImageStack image, LabelMap labels, int slice, AugmentationOptions options, int draw, long seed)
    {
        var size = image.Size;
        var grey = new float[size.SliceLength];
        IntensityScaling.ToUnit(image.Slice(slice), grey);
        byte[] varied = [.. labels.Slice(slice)];
        if (!options.IsNone)
        {
            new Augmenter(options, size.Height, size.Width).Vary(
                grey, varied, RandomStream.For(RandomStream.Purpose.Augmentation, seed, 0, slice, draw));
        }

        return new AugmentedSlice(size.Height, size.Width, grey, varied);
    }
}
