namespace Bench.Learning.Augmentation;

/// <summary>
/// How often and how strongly training images are varied. Steps are taken in this order, on 8-bit images, and followed by another
/// min–max scaling. A probability of 0 leaves a step out.
/// </summary>
public sealed record AugmentationOptions
{
    /// <summary>Probability of mirroring left to right.</summary>
    public double FlipProbability { get; init; } = 0.5;

    /// <summary>Probability of turning by 0, 90, 180 or 270 degrees, each as likely. Square images only; others turn by 0 or 180.</summary>
    public double RotateProbability { get; init; } = 0.5;

    /// <summary>Probability of a change of brightness.</summary>
    public double BrightnessProbability { get; init; } = 0.4;

    /// <summary>Largest change of brightness, as a share of 255 grey levels, up or down.</summary>
    public double BrightnessLimit { get; init; } = 0.17;

    /// <summary>Probability of a gamma curve.</summary>
    public double GammaProbability { get; init; } = 0.3;

    /// <summary>Smallest exponent of the gamma curve.</summary>
    public double GammaLow { get; init; } = 0.7;

    /// <summary>Largest exponent of the gamma curve.</summary>
    public double GammaHigh { get; init; } = 1.2;

    /// <summary>Probability of noise.</summary>
    public double NoiseProbability { get; init; } = 0.5;

    /// <summary>Strength of the noise.</summary>
    public NoiseModel Noise { get; init; } = NoiseModel.Code;

    /// <summary>Probability of contrast-limited adaptive histogram equalisation.</summary>
    public double ClaheProbability { get; init; } = 0.5;

    /// <summary>Highest clip limit of CLAHE.</summary>
    public double ClaheClipLimit { get; init; } = 2;

    /// <summary>
    /// Lowest clip limit of CLAHE; the limit is drawn from this … <see cref="ClaheClipLimit"/>. Albumentations, which the published code
    /// calls, draws from 1 where it is given one number.
    /// </summary>
    public double ClaheClipLow { get; init; } = 1;

    /// <summary>Tiles of CLAHE, each way.</summary>
    public int ClaheTiles { get; init; } = 8;

    /// <summary>Probability of an affine change.</summary>
    public double AffineProbability { get; init; } = 0.5;

    /// <summary>Largest change of scale, as a share of 1, up or down.</summary>
    public double ScaleLimit { get; init; } = 0.1;

    /// <summary>True to scale rows and columns alike; false to draw two factors (published code).</summary>
    public bool ScaleKeepsAspect { get; init; } = true;

    /// <summary>Largest rotation, degrees, either way.</summary>
    public double RotationLimitDegrees { get; init; } = 10;

    /// <summary>Shift as a share of the side: the largest one, or, with <see cref="ShiftIsFixed"/>, the only one.</summary>
    public double ShiftLimit { get; init; } = 0.0625;

    /// <summary>
    /// True for the published code's scalar <c>translate_percent</c>: every affine change shifts by exactly the limit, down and right.
    /// </summary>
    public bool ShiftIsFixed { get; init; }

    /// <summary>What an affine change puts where the image has moved away.</summary>
    public BorderMode Border { get; init; }

    /// <summary>
    /// Probability of other greys of wall and blood, apart from each other, and of dark jets in the blood. Not published.
    /// </summary>
    public double TissueProbability { get; init; }

    /// <summary>Probability of uneven brightness over the whole image, as surface coils give. Not published.</summary>
    public double ShadingProbability { get; init; }

    /// <summary>
    /// Probability of bright spots outside the heart, which min–max scaling pays for with the contrast of all else. Not published.
    /// </summary>
    public double SpotProbability { get; init; }

    /// <summary>The paper's list, with the probabilities of the published code where the paper names none.</summary>
    public static AugmentationOptions Paper { get; } = new() { Noise = NoiseModel.Paper, ClaheClipLow = 2 };

    /// <summary>The published code's list.</summary>
    public static AugmentationOptions Code { get; } = new() { ShiftIsFixed = true, ScaleKeepsAspect = false };

    /// <summary>Far more variation of grey levels, size and shape than mice show, for networks that learn on phantoms alone.</summary>
    public static AugmentationOptions Wide { get; } = new()
    {
        BrightnessProbability = 0.3,
        GammaProbability = 0.7,
        GammaLow = 0.5,
        GammaHigh = 2,
        NoiseProbability = 0.4,
        Noise = NoiseModel.Wide,
        ClaheProbability = 0.3,
        TissueProbability = 0.5,
        ShadingProbability = 0.3,
        SpotProbability = 0.4,
        AffineProbability = 0.9,
        ScaleLimit = 0.25,
        ScaleKeepsAspect = false,
        RotationLimitDegrees = 45,
        ShiftLimit = 0.1,
    };

    /// <summary>Affine changes only: a fraction of a millisecond an image, and hearts stay the way they lie in the scanner.</summary>
    public static AugmentationOptions Slight { get; } = new()
    {
        FlipProbability = 0,
        RotateProbability = 0,
        BrightnessProbability = 0,
        GammaProbability = 0,
        NoiseProbability = 0,
        ClaheProbability = 0,
    };

    /// <summary>No variation: images go in as they are.</summary>
    public static AugmentationOptions None { get; } = Slight with { AffineProbability = 0 };

    /// <summary>True where every probability is 0.</summary>
    public bool IsNone =>
        FlipProbability
            + RotateProbability
            + BrightnessProbability
            + GammaProbability
            + NoiseProbability
            + ClaheProbability
            + AffineProbability
        + TissueProbability + ShadingProbability + SpotProbability == 0;
}
