using System.Globalization;
using Bench.Core.Training;
using Bench.Learning.Augmentation;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Training;

/// <summary>
/// The training protocol item by item: paper, published code, and what given options choose where these differ or say nothing.
/// </summary>
public static class TrainingProtocol
{
    private static readonly Item[] Items =
    [
        new(
            "network",
            "Figure 1: decoder skips, 160 channels, two blocks a level, transposed convolutions",
            "encoder skips, 32 to 512 filters, bilinear up-sampling, five heads; the published weights fit it",
            o => o.Network.ToString(),
            "--models")
        {
            IsPapers = o => o.Network == NetworkOptions.Figure1 || Shape(o.Network) == Shape(NetworkOptions.Figure1),
            IsCodes = o => Shape(o.Network) == Shape(NetworkOptions.UNet3Plus),
        },
        new(
            "size of images",
            "256 × 256",
            "256 × 256",
            o =>
                o.WorkingSize == 0
                    ? (o.Grid is null ? "native" : "the working grid's")
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"averaged down to {o.WorkingSize} pixels, labels at {(o.Grid is null ? "native size" : "the working grid's")}"),
            ""),
        new(
            "working grid",
            "",
            "none: all images are of one size and spacing",
            Grid,
            "--working-grid") { Applies = o => o.Grid is not null },
        new("grey values", "each image min–max scaled by itself", "the same", _ => "each image min–max scaled by itself", ""),
        new(
            "first weights",
            "",
            "He normal, cut off at two standard deviations; biases 0",
            _ => "He normal, cut off at two standard deviations; biases 0",
            ""),
        new(
            "dropout, batch norm",
            "",
            "dropout 0.3 after the deepest level; momentum 0.99, ε 1e-3",
            o =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"dropout {o.Network.DropoutRate} after the deepest level; momentum {o.Network.BatchNormMomentum}, ε "
                        + $"{o.Network.BatchNormEpsilon}"),
            ""),
        new(
            "loss",
            "Dice",
            "soft Dice over batch and pixels of each class, mean of all three classes, ε 1e-6; heads added, weight 1",
            Loss,
            "--loss"),
        new(
            "optimiser",
            "Adam",
            "Adam, β 0.9 and 0.999, ε 1e-7 as Keras adds it",
            o =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Adam, β 0.9 and 0.999, ε {o.AdamEpsilon:0e0} as "
                        + $"{Placement(o)}"),
            "--adam")
        {
            IsPapers = _ => true,
        },
        new(
            "learning rate",
            "",
            "1e-3, constant",
            o =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{o.LearningRate:0.####}, "
                        + $"{Course(o)}"),
            "--learning-rate"),
        new("batch", "16 images", "16 images", o => string.Create(CultureInfo.InvariantCulture, $"{o.BatchSize} images"), "--batch-size"),
        new(
            "steps an epoch",
            "",
            "training images // 16",
            o => string.Create(CultureInfo.InvariantCulture, $"training images // {o.BatchSize}"),
            ""),
        new(
            "sampling",
            "",
            "with replacement",
            o => o.SampleWithReplacement ? "with replacement" : "without replacement: a list shuffled each epoch",
            "--sampling"),
        new("epochs", "stopped at 163", "at most 200", o => string.Create(CultureInfo.InvariantCulture, $"at most {o.Epochs}"), "--epochs"),
        new(
            "early stopping",
            "no fall of the validation loss for 25 epochs",
            "the same; best weights restored",
            o =>
                string.Create(
                    CultureInfo.InvariantCulture, $"no fall of the validation loss for {o.Patience} epochs; best weights restored"),
            "--patience"),
        new("validation images", "", "as they are", _ => "as they are", ""),
        new(
            "order of augmentation",
            "",
            "flip, quarter turn, brightness, gamma, noise, CLAHE, affine, on 8-bit images; then min–max again",
            o => o.Augmentation.TissueProbability + o.Augmentation.ShadingProbability + o.Augmentation.SpotProbability > 0
            ? "flip, quarter turn, greys of tissue, shading, bright spots, brightness, gamma, noise, CLAHE, affine, on 8-bit images; "
                + "then min–max again"
            : "flip, quarter turn, brightness, gamma, noise, CLAHE, affine, on 8-bit images; then min–max again", ""),
        new("flip", "p 0.5", "left to right, p 0.5", o => Step(o.Augmentation.FlipProbability, "left to right"), ""),
        new("quarter turns", "p 0.5", "0 to 3 of them, p 0.5", o => Step(o.Augmentation.RotateProbability, "0 to 3 of them"), ""),
        new(
            "brightness",
            "0.17",
            "±0.17 of 255, p 0.4",
            o =>
                Step(
                    o.Augmentation.BrightnessProbability,
                    string.Create(CultureInfo.InvariantCulture, $"±{o.Augmentation.BrightnessLimit} of 255")),
            ""),
        new(
            "gamma",
            "70–120",
            "0.7 … 1.2, p 0.3",
            o =>
                Step(
                    o.Augmentation.GammaProbability,
                    string.Create(CultureInfo.InvariantCulture, $"{o.Augmentation.GammaLow} … {o.Augmentation.GammaHigh}")),
            ""),
        new(
            "noise",
            "Gaussian, variance 30–100 (σ 5.5–10 grey levels)",
            "Gaussian, σ 0.1–0.4 of 255 (25–102 grey levels), p 0.5",
            o => Step(o.Augmentation.NoiseProbability, o.Augmentation.Noise switch
        {
            NoiseModel.Paper => "Gaussian, variance 30–100 (σ 5.5–10 grey levels)",
            NoiseModel.Code => "Gaussian, σ 0.1–0.4 of 255 (25–102 grey levels)",
            _ => "Gaussian, σ 0–25 grey levels",
        }), "--noise"),
        new(
            "CLAHE",
            "clip limit 2",
            "8 × 8 tiles, p 0.5; Albumentations, given the limit 2, draws it from 1 … 2",
            o =>
                Step(
                    o.Augmentation.ClaheProbability,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{o.Augmentation.ClaheTiles} × {o.Augmentation.ClaheTiles} tiles, clip limit "
                            + $"{Lowest(o.Augmentation)}{o.Augmentation.ClaheClipLimit}")),
            "--clahe-clip"),
        new(
            "affine: scale",
            "±10 %",
            "±10 %, rows and columns apart (Albumentations' default)",
            o =>
                Step(
                    o.Augmentation.AffineProbability,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"±{o.Augmentation.ScaleLimit:0 %}, "
                            + $"{(o.Augmentation.ScaleKeepsAspect ? "rows and columns alike" : "rows and columns apart")}")),
            "--scale"),
        new(
            "affine: rotation",
            "±10°",
            "±10°, p 0.5",
            o =>
                Step(
                    o.Augmentation.AffineProbability,
                    string.Create(CultureInfo.InvariantCulture, $"±{o.Augmentation.RotationLimitDegrees}°")),
            ""),
        new(
            "affine: shift",
            "±6.25 %",
            "6.25 % down and right, always (a single number as translate_percent)",
            o =>
                Step(
                    o.Augmentation.AffineProbability,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(o.Augmentation.ShiftIsFixed ? "" : "±")}{o.Augmentation.ShiftLimit:0.## %}"
                            + $"{(o.Augmentation.ShiftIsFixed ? " down and right, always" : "")}")),
            "--shift"),
        new(
            "affine: border",
            "",
            "black",
            o => Step(o.Augmentation.AffineProbability, o.Augmentation.Border == BorderMode.Constant ? "black" : "mirrored"),
            "--border"),
    ];

    /// <summary>All items for given options.</summary>
    /// <param name="options">What a run does.</param>
    public static IReadOnlyList<ProtocolChoice> Of(TrainingOptions options)
    {
        var (paper, code) = (TrainingProfile.Paper.OptionsFor("unet3plus"), TrainingProfile.Notebook.OptionsFor("unet3plus"));
        return [.. Items.Where(i => i.Applies(options)).Select(i => i.RowFor(options, paper, code))];
    }

    private static string Grid(TrainingOptions options) => options.Grid is { } grid
        ? $"{grid.ToText()}: linear in plane about the middle of the image, cut or padded; masks by the label of the largest share; "
            + "probabilities brought back linearly before labels are read off them"
        : "none: all images are of one size and spacing";

    private static string Loss(TrainingOptions options) => options.Loss == LossKind.SoftDice
        ? $"soft Dice over batch and pixels of each class, mean of all {Classes(options)} classes, ε 1e-6; heads added, weight 1"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"focal Tversky (α {FocalTverskyLoss.Alpha}, β {FocalTverskyLoss.Beta}, exponent {FocalTverskyLoss.Gamma}) over batch and "
                + $"pixels of each class, mean of all {Classes(options)} classes; heads added, weight 1");

    private static string Classes(TrainingOptions options) => options.Network.ClassesInWords;

    private static string Step(double probability, string text) =>
        probability > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, p {probability}") : "none";

    private static string Shape(NetworkOptions network) => (network with { Name = "" }).ToString();

    private static string Placement(TrainingOptions o) =>
        o.AdamEpsilonPlacement == EpsilonPlacement.Keras ? "Keras adds it: √v + ε" : "PyTorch adds it: √(v / (1 − β₂ᵗ)) + ε";

    private static string Course(TrainingOptions o) =>
        o.Schedule == LearningRateSchedule.Constant ? "constant" : "a rise over a tenth of the steps, then half a cosine down to 0";

    private static string Lowest(AugmentationOptions a) =>
        a.ClaheClipLow < a.ClaheClipLimit ? string.Create(CultureInfo.InvariantCulture, $"{a.ClaheClipLow} … ") : "";

    private sealed record Item(string Name, string Paper, string Code, Func<TrainingOptions, string> Chosen, string Option)
    {
        /// <summary>Whether there is anything to say of it.</summary>
        public Func<TrainingOptions, bool> Applies { get; init; } = _ => true;

        /// <summary>Whether options do as the paper says; by default, where they do as the profile <c>paper</c>.</summary>
        public Func<TrainingOptions, bool>? IsPapers { get; init; }

        /// <summary>Whether they do as the published code; by default, where they do as the profile <c>notebook</c>.</summary>
        public Func<TrainingOptions, bool>? IsCodes { get; init; }

        public ProtocolChoice RowFor(TrainingOptions options, TrainingOptions paper, TrainingOptions code)
        {
            var chosen = Chosen(options);
            var asPaper = Paper.Length > 0 && (IsPapers?.Invoke(options) ?? chosen == Chosen(paper));
            var asCode = IsCodes?.Invoke(options) ?? chosen == Chosen(code);
            return new ProtocolChoice(
                Name,
                Paper,
                Code,
                chosen,
                (asPaper, asCode) switch { (true, true) => "both", (true, _) => "paper", (_, true) => "code", _ => "neither" },
                Option);
        }
    }
}
