using System.CommandLine;
using System.Globalization;
using Bench.Core;
using Bench.Harness.Options;
using Bench.Learning.Augmentation;
using Bench.Learning.Losses;
using Bench.Learning.Optimisers;
using Bench.Learning.Training;

namespace Bench.Cli.Commands;

/// <summary>The options that change how networks are trained, each with what it does.</summary>
internal static class TrainingOption
{
    private const string ByProfile = "Default: the profile's.";

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads them from what was parsed.</returns>
    internal static Func<ParseResult, TrainingChoices> AddTo(Command command)
    {
        Choice[] choices =
        [
            Choice.Of(
                "--loss",
                $"soft-dice: as in the study. focal-tversky: missed pixels weigh more (Abraham and Khan 2019). {ByProfile}",
                ("soft-dice", o => o with { Loss = LossKind.SoftDice }),
                ("focal-tversky", o => o with { Loss = LossKind.FocalTversky })),
            Choice.Of(
                "--sampling",
                $"How images are drawn in an epoch: with-replacement (published code) or without-replacement. {ByProfile}",
                ("with-replacement", o => o with { SampleWithReplacement = true }),
                ("without-replacement", o => o with { SampleWithReplacement = false })),
            Choice.Of(
                "--adam",
                $"Adam's ε. keras: 1e-7, added to the root of v (published code). pytorch: 1e-8, added to the root of the "
                    + $"bias-corrected v. {ByProfile}",
                ("keras", o => o with { AdamEpsilonPlacement = EpsilonPlacement.Keras, AdamEpsilon = 1e-7 }),
                ("pytorch", o => o with { AdamEpsilonPlacement = EpsilonPlacement.PyTorch, AdamEpsilon = 1e-8 })),
            Choice.Of(
                "--noise",
                $"paper: variance 30 to 100. code: σ of 25 to 102 grey levels. {ByProfile}",
                ("paper", Vary(a => a with { Noise = NoiseModel.Paper })),
                ("code", Vary(a => a with { Noise = NoiseModel.Code }))),
            Choice.Of(
                "--clahe-clip",
                $"fixed: clip limit 2 (paper). drawn: from 1 to 2, as Albumentations does (published code). {ByProfile}",
                ("fixed", Vary(a => a with { ClaheClipLow = a.ClaheClipLimit })),
                ("drawn", Vary(a => a with { ClaheClipLow = 1 }))),
            Choice.Of(
                "--scale",
                $"alike: one factor for rows and columns (paper). apart: one factor for each (published code). {ByProfile}",
                ("alike", Vary(a => a with { ScaleKeepsAspect = true })),
                ("apart", Vary(a => a with { ScaleKeepsAspect = false }))),
            Choice.Of(
                "--shift",
                $"drawn: at random up to the limit, in any direction (paper). fixed: always by the limit, down and right (published "
                    + $"code). {ByProfile}",
                ("drawn", Vary(a => a with { ShiftIsFixed = false })),
                ("fixed", Vary(a => a with { ShiftIsFixed = true }))),
            Choice.Of(
                "--border",
                $"Border of affine augmentation: black (published code) or mirrored. {ByProfile}",
                ("black", Vary(a => a with { Border = BorderMode.Constant })),
                ("mirrored", Vary(a => a with { Border = BorderMode.Reflect }))),
            Choice.Grid(),
            Choice.WholeOrAuto(
                "--batch-size",
                $"Images per step. auto: the profile's, halved until a step fits the GPU's memory. {ByProfile}",
                (o, n) => n is { } number ? o with { BatchSize = number } : o with { FitsBatch = true }),
            Choice.Whole("--epochs", $"Maximum number of epochs. {ByProfile}", (o, n) => o with { Epochs = n }),
            Choice.Whole(
                "--patience",
                $"Training stops after this many epochs in which the validation loss does not fall. {ByProfile}",
                (o, n) => o with { Patience = n }),
            Choice.Rate("--learning-rate", $"Highest learning rate. {ByProfile}", (o, x) => o with { LearningRate = x }),
        ];
        foreach (var choice in choices)
        {
            command.Add(choice.Option);
        }

        return parsed =>
        {
            var made = choices
                .Select(c => (c.Option.Name, Value: parsed.GetValue(c.Option), c.Read))
                .Where(c => c.Value is not null)
                .ToArray();
            var changes = made.Select(c => c.Read(c.Value!)).ToArray();
            return new TrainingChoices(
                string.Join(' ', made.Select(c => $"{c.Name} {c.Value}")), o => changes.Aggregate(o, (options, change) => change(options)));
        };
    }

    private static Func<TrainingOptions, TrainingOptions> Vary(Func<AugmentationOptions, AugmentationOptions> change) =>
        o => o with { Augmentation = change(o.Augmentation) };

    private sealed record Choice(Option<string?> Option, Func<string, Func<TrainingOptions, TrainingOptions>> Read)
    {
        public static Choice Of(
            string name, string description, params (string Word, Func<TrainingOptions, TrainingOptions> Change)[] words)
        {
            var option = new Option<string?>(name) { Description = description };
            option.AcceptOnlyFromAmong([.. words.Select(w => w.Word)]);
            return new Choice(option, value => words.Single(w => w.Word == value).Change);
        }

        public static Choice Grid() => new(WorkingGridOption.Create(), value =>
        {
            var grid = WorkingGridOption.Parse(value);
            return o => o with { Grid = grid };
        });

        public static Choice Whole(string name, string description, Func<TrainingOptions, int, TrainingOptions> change) => new(
            new Option<string?>(name) { Description = description, HelpName = "N" },
            value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? o => change(o, number)
                : throw new InputException(name, $"'{value}' is not a whole number above 0.", $"e.g. {name} 10"));

        public static Choice WholeOrAuto(string name, string description, Func<TrainingOptions, int?, TrainingOptions> change) => new(
            new Option<string?>(name) { Description = description, HelpName = "N|auto" },
            value => value == "auto"
                ? o => change(o, null)
                : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? o => change(o, number)
                    : throw new InputException(name, $"'{value}' is neither a whole number above 0 nor auto.", $"e.g. {name} 10"));

        public static Choice Rate(string name, string description, Func<TrainingOptions, double, TrainingOptions> change) => new(
            new Option<string?>(name) { Description = description, HelpName = "X" },
            value =>
                double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && number > 0
                    && double.IsFinite(number)
                ? o => change(o, number)
                : throw new InputException(name, $"'{value}' is not a number above 0.", $"e.g. {name} 1e-3"));
    }
}
