using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Learning.Augmentation;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Training;

namespace Bench.Harness.Options;

/// <summary>What is trained, and how.</summary>
internal static class TrainingSettings
{
    private const string ByProfile = "Default: the profile's.";
    private const int MostPixels = 8192;
    private const int MostMm = 1000;
    private const int MostFilters = 65536;
    private const int FewestFolds = 3;

    public static Setting<IReadOnlyList<string>> Models { get; } = new(
        "--models", $"Networks to train, separated by commas: {string.Join(", ", TrainingProfile.NetworkNames)}.", "NAME,…")
    {
        Words = () => TrainingProfile.NetworkNames,
        Read = list => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Write = names => string.Join(',', names),
        Fault = names => names.Count == 0 || names.Distinct().Count() != names.Count
            ? ($"'{string.Join(',', names)}' names no model, or one twice.", "e.g. --models unet3plus,unet")
            : Setting.Refusal(() =>
            {
                foreach (var name in names)
                    TrainingProfile.Quick.OptionsFor(name);
            }),
    };

    public static Setting<string> Profile { get; } = Setting.Word(
        "--profile",
        "quick: small images and networks, minutes. cine: patients' hearts in a quarter of an hour on two cores. paper: the published "
            + "protocol, hours on a GPU. notebook: the published code, where it differs from the paper. transfer: trains on phantoms "
            + "for use on mice.",
        TrainingProfile.Names);

    public static Setting<int> Seed { get; } = Setting.Whole("--seed", "Seed of the training.", 0, shape: "S");

    public static Setting<IReadOnlyList<int>> Seeds { get; } = new(
        "--seeds",
        "Several seeds instead of --seed, such as 1..5 or 1,2,7: every network is trained with each of them, and methods are judged over "
            + "all (docs/cluster.md).",
        "S..S|S,S,…")
    {
        Read = SeedList.Parse,
        Write = SeedList.Text,
        Fault = seeds => seeds.Count > 0 ? Setting.Refusal(() => SeedList.Parse(SeedList.Text(seeds)))
            : ("no seed is given.", "e.g. --seeds 1..5 or --seeds 1,2,3"),
    };

    public static Setting<int> Folds { get; } = new(
        "--folds",
        "Cross-validation over all cases instead of a split, 3 folds or more: each case is predicted by the training that did not see "
            + "it. 0: the split.",
        "K")
    {
        Fault = folds => folds is 0 or >= FewestFolds ? null
            : ($"{folds} folds leave nothing to train, validate or test on.", $"give {FewestFolds} or more, or 0 for the split."),
    };

    public static Setting<IReadOnlyList<int>> Filters { get; } = new(
        "--filters", $"Filters of levels 1, 2, …, separated by commas. Their number is the number of levels. {ByProfile}", "N,N,…")
    {
        Read = list => [.. list.Split(',', StringSplitOptions.TrimEntries).Select(Positive)],
        Write = filters => string.Join(',', filters),
        Fault = filters => filters.Count > 0 && filters.All(f => f is > 0 and <= MostFilters) ? null
            : ($"is not a list of whole numbers from 1 to {MostFilters}.", "e.g. --filters 32,64,128,256,512"),
    };

    public static Setting<double> Dropout { get; } = Setting.Number(
        "--dropout", $"Dropout rate after the deepest level, from 0 to below 1. {ByProfile}", "RATE", rate => rate is >= 0 and < 1,
        "a number from 0 to below 1", "0.3");

    public static Setting<bool> SingleHead { get; } = Setting.Switch(
        "--single-head", "Only the full-resolution output, without deep supervision.");

    public static Setting<SkipKind?> Skips { get; } = Setting.Choice<SkipKind?>(
        "--skips",
        "Kind of skips, for a Keras file that holds weights only: encoder, decoder or standard. Default: encoder.",
        ("encoder", SkipKind.Encoder), ("decoder", SkipKind.Decoder), ("standard", SkipKind.Standard));

    public static Setting<WorkingGrid> Grid { get; } = new(
        "--working-grid",
        "Grid that images are brought to before a network sees them: distance of pixels in mm, rows and columns. Default: the study's; "
            + "where it says none, each case's own if all are of one size, or else the median distance and the largest field.",
        "MM,ROWSxCOLUMNS")
    {
        Read = text => text.Split(',', 'x') is [var distance, var rows, var columns]
            && double.TryParse(distance, NumberStyles.Float, CultureInfo.InvariantCulture, out var mm) && mm is >= 0 and <= MostMm
            && Positive(rows) is > 0 and <= MostPixels and var height && Positive(columns) is > 0 and <= MostPixels and var width
                ? new WorkingGrid(mm, height, width)
                : throw new InputException(
                    "--working-grid",
                    $"'{text}' is not a grid.",
                    "give millimetres, rows and columns, e.g. --working-grid 1.5,192x192; 0 instead of millimetres keeps each case's own "
                        + "distance."),
    };

    /// <summary>What can be otherwise than a profile has it.</summary>
    public static IReadOnlyList<Setting<Func<TrainingOptions, TrainingOptions>>> Changes { get; } =
    [
        Change(
            "--loss",
            "soft-dice: as in the study. focal-tversky: missed pixels weigh more (Abraham and Khan 2019).",
            ("soft-dice", o => o with { Loss = LossKind.SoftDice }),
            ("focal-tversky", o => o with { Loss = LossKind.FocalTversky })),
        Change(
            "--sampling",
            "How images are drawn in an epoch: with-replacement (published code) or without-replacement.",
            ("with-replacement", o => o with { SampleWithReplacement = true }),
            ("without-replacement", o => o with { SampleWithReplacement = false })),
        Change(
            "--adam",
            "Adam's ε. keras: 1e-7, added to the root of v (published code). pytorch: 1e-8, added to the root of the bias-corrected v.",
            ("keras", o => o with { AdamEpsilonPlacement = EpsilonPlacement.Keras, AdamEpsilon = 1e-7 }),
            ("pytorch", o => o with { AdamEpsilonPlacement = EpsilonPlacement.PyTorch, AdamEpsilon = 1e-8 })),
        Change(
            "--noise",
            "paper: variance 30 to 100. code: σ of 25 to 102 grey levels.",
            ("paper", Vary(a => a with { Noise = NoiseModel.Paper })),
            ("code", Vary(a => a with { Noise = NoiseModel.Code }))),
        Change(
            "--clahe-clip",
            "fixed: clip limit 2 (paper). drawn: from 1 to 2, as Albumentations does (published code).",
            ("fixed", Vary(a => a with { ClaheClipLow = a.ClaheClipLimit })),
            ("drawn", Vary(a => a with { ClaheClipLow = 1 }))),
        Change(
            "--scale",
            "alike: one factor for rows and columns (paper). apart: one factor for each (published code).",
            ("alike", Vary(a => a with { ScaleKeepsAspect = true })),
            ("apart", Vary(a => a with { ScaleKeepsAspect = false }))),
        Change(
            "--shift",
            "drawn: at random up to the limit, in any direction (paper). fixed: always by the limit, down and right (published code).",
            ("drawn", Vary(a => a with { ShiftIsFixed = false })),
            ("fixed", Vary(a => a with { ShiftIsFixed = true }))),
        Change(
            "--border",
            "Border of affine augmentation: black (published code) or mirrored.",
            ("black", Vary(a => a with { Border = BorderMode.Constant })),
            ("mirrored", Vary(a => a with { Border = BorderMode.Reflect }))),
        Change(Grid, (o, grid) => o with { Grid = grid }),
        Change(
            new Setting<int?>(
                "--batch-size", $"Images per step. auto: the profile's, halved until a step fits the GPU's memory. {ByProfile}", "N|auto")
            {
                Read = text => text == ComputingSettings.Automatic ? null
                    : Number("--batch-size", text, "neither a whole number above 0 nor auto"),
            },
            (o, size) => size is { } images ? o with { BatchSize = images } : o with { FitsBatch = true }),
        Change(Count("--epochs", "Maximum number of epochs."), (o, epochs) => o with { Epochs = epochs }),
        Change(
            Count("--patience", "Training stops after this many epochs in which the validation loss does not fall."),
            (o, epochs) => o with { Patience = epochs }),
        Change(
            Setting.Number("--learning-rate", $"Highest learning rate. {ByProfile}", "X", x => x > 0, "a number above 0", "1e-3"),
            (o, rate) => o with { LearningRate = rate }),
    ];

    private static Setting<Func<TrainingOptions, TrainingOptions>> Change(
        string name, string help, params IReadOnlyList<(string Word, Func<TrainingOptions, TrainingOptions> Change)> words) =>
        Setting.Choice(name, $"{help} {ByProfile}", words);

    private static Setting<Func<TrainingOptions, TrainingOptions>> Change<T>(
        Setting<T> setting, Func<TrainingOptions, T, TrainingOptions> change) => new(setting.Name, setting.Help, setting.Shape)
        {
            Read = text =>
            {
                var value = setting.Parse(text);
                return options => change(options, value);
            },
        };

    private static Setting<int> Count(string name, string help) => new(name, $"{help} {ByProfile}", "N")
    {
        Read = text => Number(name, text, "not a whole number above 0"),
    };

    private static Func<TrainingOptions, TrainingOptions> Vary(Func<AugmentationOptions, AugmentationOptions> change) =>
        o => o with { Augmentation = change(o.Augmentation) };

    private static int Number(string name, string text, string wrong) =>
        Positive(text) is > 0 and var number ? number : throw new InputException(name, $"'{text}' is {wrong}.", $"e.g. {name} 10");

    private static int Positive(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
