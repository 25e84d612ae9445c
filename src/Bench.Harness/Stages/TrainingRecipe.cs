using System.Globalization;
using Bench.Core.Studies;
using Bench.Learning.Augmentation;
using Bench.Learning.Losses;
using Bench.Learning.Optimisers;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>Training options as sentences for a methods section: whoever reads them could train the same.</summary>
internal static class TrainingRecipe
{
    /// <summary>The sentences.</summary>
    /// <param name="options">The options.</param>
    /// <param name="caseWords">What cases are called, such as <c>mice</c>.</param>
    public static string Of(TrainingOptions options, string caseWords = "mice") => string.Join(
        ' ',
        Images(options, caseWords),
        Loss(options),
        Optimiser(options),
        $"Training ended after {options.Patience} epochs without a fall of the validation loss, and after {options.Epochs} epochs at the "
            + "latest; the weights of the epoch with the least validation loss were kept.",
        Augmentation(options.Augmentation),
        "Validation images were not varied.");

    private static string Images(TrainingOptions o, string words)
    {
        var size = o.WorkingSize > 0
            ? $" and averaged down to at most {o.WorkingSize} pixels a side."
            : o.Grid is null
            ? " at its native size."
            : ".";
        return $"Every slice of every contoured frame of the training {words} was an image, {Grid(o.Grid)}min–max scaled to 0 … 1{size}"
            + (o.Grid is null
                ? ""
                : " Predicted probabilities were interpolated back to each case's own grid, where labels were read off them and measured.");
    }

    private static string Grid(WorkingGrid? grid) => grid is null
        ? ""
        : $"linearly interpolated in plane to {(grid.SpacingMm > 0 ? $"{Text(grid.SpacingMm)} mm" : "no other spacing")}, cut or "
            + $"padded about its middle to {grid.Rows} × {grid.Columns} pixels, ";

    private static string Loss(TrainingOptions o)
    {
        var loss = o.Loss == LossKind.SoftDice
            ? $"soft Dice over batch and pixels, the mean of all {o.Network.ClassesInWords} classes"
            : "focal Tversky (Abraham and Khan 2019)";
        return $"Loss: {loss}{(o.Network.DeepSupervision ? ", added up over the heads" : "")}.";
    }

    private static string Optimiser(TrainingOptions o)
    {
        var epsilon = o.AdamEpsilon.ToString("0e-0", CultureInfo.InvariantCulture).Replace("e-", "e−", StringComparison.Ordinal);
        var rate = Text(o.LearningRate);
        var schedule = o.Schedule == LearningRateSchedule.Constant
            ? $"learning rate {rate}"
            : $"learning rate up to {rate}, warmed up over a tenth of the steps and falling along a cosine";
        var keras = o.AdamEpsilonPlacement == EpsilonPlacement.Keras ? " as Keras places it" : "";
        return $"Optimiser: Adam (Kingma and Ba 2015), β 0.9 and 0.999, ε {epsilon}{keras}, {schedule}; batches of {o.BatchSize}, "
            + $"{(o.SampleWithReplacement ? "drawn with replacement" : "each image once an epoch")}.";
    }

    private static string Augmentation(AugmentationOptions a)
    {
        var steps = new (double Probability, string Words)[]
        {
            (a.FlipProbability, "mirroring left to right"),
            (a.RotateProbability, "turns by right angles"),
            (a.TissueProbability, "other greys of wall and blood, with dark jets in the blood"),
            (a.ShadingProbability, "uneven brightness as of surface coils"),
            (a.SpotProbability, "bright spots outside the heart"),
            (a.BrightnessProbability, $"brightness ±{Text(a.BrightnessLimit)}"),
            (a.GammaProbability, $"gamma {Text(a.GammaLow)} to {Text(a.GammaHigh)}"),
            (a.NoiseProbability, Noise(a.Noise)),
            (
                a.ClaheProbability,
                $"CLAHE with a clip limit {(a.ClaheClipLow < a.ClaheClipLimit ? $"of {Text(a.ClaheClipLow)} to" : "of")} "
                    + $"{Text(a.ClaheClipLimit)} on {a.ClaheTiles} × {a.ClaheTiles} tiles"),
            (a.AffineProbability,
                $"affine changes (scale ±{Text(100 * a.ScaleLimit)} %{(a.ScaleKeepsAspect ? "" : " each way")}, rotation "
                    + $"±{Text(a.RotationLimitDegrees)}°, shift {(a.ShiftIsFixed ? "of" : "up to")} {Text(100 * a.ShiftLimit)} %)"),
        }.Where(s => s.Probability > 0).Select(s => $"{s.Words} (p {Text(s.Probability)})").ToArray();
        return steps.Length == 0
            ? "Images were not varied."
            : $"Training images were varied, in this order, by {string.Join(", ", steps)}.";
    }

    private static string Noise(NoiseModel noise) => noise switch
    {
        NoiseModel.Paper => "Gaussian noise of variance 30 to 100 squared grey levels",
        NoiseModel.Code => "Gaussian noise of SD 25 to 102 grey levels",
        _ => "Gaussian noise of SD 0 to 25 grey levels",
    };

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
