using Bench.Learning.Segmentation;

namespace Bench.Harness.Options;

/// <summary>What has to be said of a model made elsewhere.</summary>
internal static class ModelInputSettings
{
    private const string Of = "For --onnx, --torchscript: ";

    private static readonly ModelInput Defaults = new();

    public static Setting<PixelLayout?> Layout { get; } = LayoutOf(
        "--layout", "order of the axes of input and output: nchw (PyTorch) or nhwc (Keras). Default: nchw.");

    public static Setting<PixelLayout?> OutputLayout { get; } = LayoutOf(
        "--output-layout", "order of the output's axes, if it differs from the input's: nchw or nhwc. Default: as --layout.");

    public static Setting<int> Channels { get; } = Setting.Whole(
        "--channels",
        FormattableString.Invariant($"{Of}channels of the input, each filled with the grey image. Default: {Defaults.Channels}."),
        1,
        ModelInput.MostChannels,
        "N");

    public static Setting<(int Height, int Width)?> Size { get; } = new(
        "--input-size",
        $"{Of}rows and columns of the input, e.g. 256 or 192x256. Default: the model's fixed size, else any multiple of --multiple.",
        "SIZE")
    {
        Read = text => ModelInput.ParseSize(text),
    };

    public static Setting<int> Multiple { get; } = Setting.Whole(
        "--multiple",
        FormattableString.Invariant($"{Of}number that rows and columns must be multiples of. Default: {Defaults.Multiple}."),
        1,
        1024,
        "N");

    public static Setting<GreyScaling?> Scale { get; } = Setting.Choice<GreyScaling?>(
        "--scale",
        $"{Of}scaling of the grey values of each slice: unit (0 to 1), zscore (mean 0, SD 1) or none (as stored). Default: unit.",
        ("unit", GreyScaling.Unit), ("zscore", GreyScaling.ZScore), ("none", GreyScaling.None));

    public static Setting<Core.Studies.WorkingGrid> Grid { get; } = TrainingSettings.Grid with
    {
        Help = $"{Of}grid that images are brought to first, and results back from: distance of pixels in mm, rows and columns. "
            + "Default: each case's own.",
    };

    /// <summary>The label of each channel; <see cref="ModelInput.ParseLabelOrder"/> reads it, which needs the study.</summary>
    public static Setting<string> LabelOrder { get; } = Setting.Text(
        "--label-order",
        $"{Of}label of each output channel, in order: 0 background, 1 myocardium, 2 blood pool, 3 right ventricle. "
            + "Default: 0,1,2, and 3 where the study has it.",
        "LABELS");

    public static Setting<string> Output { get; } = Setting.Text(
        "--output",
        "Which output holds the class scores, if there are several: its name (--onnx) or its index from 0 (--torchscript).",
        "NAME");

    public static Setting<ScoreKind?> Scores { get; } = Setting.Choice<ScoreKind?>(
        "--scores",
        $"{Of}kind of class scores: logits, softmax (they sum to 1) or sigmoid (each class by itself). "
            + "Default: recognised from the first images. Only --probabilities depends on it.",
        ("logits", ScoreKind.Logits), ("softmax", ScoreKind.Probabilities), ("sigmoid", ScoreKind.Sigmoid));

    private static Setting<PixelLayout?> LayoutOf(string name, string help) => Setting.Choice<PixelLayout?>(
        name, Of + help, ("nchw", PixelLayout.Nchw), ("nhwc", PixelLayout.Nhwc));
}
