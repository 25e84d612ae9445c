using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Harness.Options;
using Bench.Learning.Segmentation;

namespace Bench.Cli.Commands;

/// <summary>Groups of options that several commands take: each method adds one and returns what reads it.</summary>
internal static class SharedOptions
{
    private static readonly MeasureOptions Measures = new();

    /// <summary>Where a command writes.</summary>
    /// <param name="help">What goes there, and where it goes if the option is absent and may be.</param>
    public static Setting<string> OutputFolder(string help) => Setting.Folder("--out", help);

    /// <summary>The file that a command writes.</summary>
    /// <param name="help">What it holds, and where it goes if the option is absent and may be.</param>
    public static Setting<string> OutputFile(string help) => Setting.File("--out", help);

    /// <summary><c>--json</c>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="instead">What is printed then.</param>
    public static Func<ParseResult, bool> Json(this Command command, string instead) =>
        command.Switch(Setting.Switch("--json", $"Print JSON {instead}."));

    /// <summary><c>--overwrite</c> of a command that writes one file; see <see cref="OverwriteGuard"/>.</summary>
    public static Func<ParseResult, bool> OverwriteFile(this Command command) =>
        command.Switch(Setting.Switch(OverwriteGuard.Option, "Replace the file if it is there already."));

    /// <summary><c>--overwrite</c> of a command that writes to a folder.</summary>
    public static Func<ParseResult, bool> OverwriteFolder(this Command command) => command.Switch(Setting.Switch(
        OverwriteGuard.Option,
        "Replace existing files of these names, even if this command did not make them or made them from other input."));

    /// <summary>The study of a command that reads data.</summary>
    public static Func<ParseResult, Study> Study(this Command command) => command.Default(DataSettings.Study, Core.Studies.Study.Mouse);

    /// <summary>How files are read whose labels, axes or frame numbers are not the published ones.</summary>
    public static Func<ParseResult, ReadingOptions> Reading(this Command command)
    {
        var labels = command.Optional(DataSettings.Labels);
        var axes = command.Optional(DataSettings.Axes);
        var first = command.OptionalValue(DataSettings.FirstFrame);
        return parsed => new ReadingOptions
        {
            Labels = labels(parsed) ?? LabelScheme.Published,
            Axes = axes(parsed),
            FirstFrame = first(parsed) ?? 0,
            IsFirstFrameStated = first(parsed) is not null,
        };
    }

    /// <summary>The same for predictions, where they differ from the reference.</summary>
    public static Func<ParseResult, ReadingOptions> PredictionReading(this Command command, Func<ParseResult, ReadingOptions> reference)
    {
        var labels = command.Optional(DataSettings.PredictionLabels);
        var axes = command.Optional(DataSettings.PredictionAxes);
        var first = command.OptionalValue(DataSettings.PredictionFirstFrame);
        return parsed => reference(parsed) is var same
            ? new ReadingOptions
            {
                ArePredictions = true,
                Labels = labels(parsed) ?? same.Labels,
                Axes = axes(parsed) ?? same.Axes,
                FirstFrame = first(parsed) ?? same.FirstFrame,
                IsFirstFrameStated = first(parsed) is not null || same.IsFirstFrameStated,
            }
            : same;
    }

    /// <summary>What overlap and distance mean.</summary>
    public static Func<ParseResult, MeasureOptions> MeasureOptions(this Command command, Func<ParseResult, Study> study)
    {
        var overlap = command.Default(MeasureSettings.Overlap, Measures.Overlap);
        var smoothing = command.OptionalValue(MeasureSettings.Smoothing);
        var surface = command.Default(MeasureSettings.Surface, Measures.Surface);
        var percentile = command.Default(MeasureSettings.Percentile, Measures.Percentile);
        var tolerances = command.Optional(MeasureSettings.Tolerances);
        return parsed => new MeasureOptions
        {
            Overlap = smoothing(parsed) is { } voxels ? overlap(parsed).WithSmoothing(voxels) : overlap(parsed),
            Surface = surface(parsed),
            Percentile = percentile(parsed),
            TolerancesMm = tolerances(parsed) ?? MeasureSettings.Of(study(parsed)).TolerancesMm,
        };
    }

    /// <summary>What is otherwise in a network.</summary>
    /// <param name="command">The command.</param>
    /// <param name="filters">Filters that stand where none are given; null for the profile's.</param>
    /// <param name="dropout">Dropout that stands where none is given; null for the profile's.</param>
    public static Func<ParseResult, NetworkChange> NetworkChange(this Command command, string? filters = null, string? dropout = null)
    {
        var list = command.Optional(Instead(TrainingSettings.Filters, filters));
        var rate = command.OptionalValue(Instead(TrainingSettings.Dropout, dropout ?? filters));
        var single = command.Switch(TrainingSettings.SingleHead);
        return parsed => new NetworkChange(list(parsed), rate(parsed), single(parsed));

        static Setting<T> Instead<T>(Setting<T> setting, string? whose) => whose is null ? setting
            : setting with { Help = setting.Help.Replace("the profile's", whose, StringComparison.Ordinal) };
    }

    /// <summary>What is otherwise in training than a profile has it.</summary>
    public static Func<ParseResult, TrainingChoices> TrainingChoices(this Command command)
    {
        var texts = TrainingSettings.Changes.Select(
            c => (c.Name, Text: command.Optional(
                new Setting<string>(c.Name, c.Help, c.Shape) { Words = c.Words, TakesWordsOnly = c.TakesWordsOnly }))).ToArray();
        return parsed => Harness.Options.TrainingChoices.Of(
            texts.Select(t => (t.Name, Value: t.Text(parsed))).Where(t => t.Value is not null).ToDictionary(t => t.Name, t => t.Value!));
    }

    /// <summary>What has to be said of a model made elsewhere.</summary>
    /// <returns>Reads it for a kind of model and a study.</returns>
    public static Func<ParseResult, ModelFileKind, Study, ModelInput> ModelInput(this Command command)
    {
        var before = command.Options.Count;
        var layout = command.OptionalValue(ModelInputSettings.Layout);
        var outputLayout = command.OptionalValue(ModelInputSettings.OutputLayout);
        var channels = command.OptionalValue(ModelInputSettings.Channels);
        var size = command.OptionalValue(ModelInputSettings.Size);
        var multiple = command.OptionalValue(ModelInputSettings.Multiple);
        var scale = command.OptionalValue(ModelInputSettings.Scale);
        var grid = command.Optional(ModelInputSettings.Grid);
        var labels = command.Optional(ModelInputSettings.LabelOrder);
        var output = command.Optional(ModelInputSettings.Output);
        var scores = command.OptionalValue(ModelInputSettings.Scores);
        Option[] all = [.. command.Options.Skip(before)];
        return (parsed, kind, study) =>
        {
            if (kind == ModelFileKind.Weights && Array.Find(all, o => parsed.GetResult(o) is { Implicit: false }) is { } idle)
            {
                throw new InputException(
                    idle.Name,
                    "is not needed with --weights, because the weights state it themselves.",
                    "leave it out, or give the model with --onnx or --torchscript.");
            }

            var usual = new ModelInput { Classes = study.ClassCount };
            return usual with
            {
                Layout = layout(parsed) ?? usual.Layout,
                OutputLayout = outputLayout(parsed),
                Channels = channels(parsed) ?? usual.Channels,
                Size = size(parsed),
                Multiple = multiple(parsed) ?? usual.Multiple,
                Scaling = scale(parsed) ?? usual.Scaling,
                LabelOrder = labels(parsed) is { } order ? Learning.Segmentation.ModelInput.ParseLabelOrder(order, study.ClassCount) : null,
                Grid = grid(parsed),
                Output = output(parsed),
                Scores = scores(parsed),
            };
        };
    }
}
