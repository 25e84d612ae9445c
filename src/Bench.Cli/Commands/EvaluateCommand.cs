using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Tables;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench evaluate</c>: the same measuring, statistics and report for masks made elsewhere.</summary>
internal static class EvaluateCommand
{
    private static readonly EvaluateOptions Defaults = new() { ReferenceFolder = "", Predictions = [], OutputFolder = "" };

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var (command, read) = Define();
        var end = EndOptions.AddTo(command);
        var checks = CheckFilesOption.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = read(parsed);
            var (ending, files) = (end(parsed), checks(parsed, options.Overwrite));
            log.IsSilent = ending.IsSilent;
            return await Task.Run(
                () => EvaluationEnd.Show(new EvaluateJob(options, new JobConsole(log, error)).Run(cancellation), log, error, ending, files),
                CancellationToken.None);
        });
        return command;
    }

    internal static (Command Command, Func<ParseResult, EvaluateOptions> Read) Define()
    {
        var command = new Command("evaluate", "Compare masks made elsewhere with the expert's: measure, judge and report.");
        var reference = command.Required(Setting.Folder(
            "--reference", "Folder of Mouse*.h5, or of NIfTI files (docs/data.md), with the expert's masks."));
        var predictions = command.Required(EvaluateSettings.Predictions);
        var observers = command.Several(EvaluateSettings.Observers);
        var repeated = command.Several(EvaluateSettings.Repeated);
        var margin = command.Switch(EvaluateSettings.Margin);
        var output = command.Required(SharedOptions.OutputFolder("Output folder for report, tables and figures."));
        var split = command.Optional(DataSettings.Split(
            "Evaluate only the test mice of this split (file or name). Default: all mice of the reference folder."));
        var clean = command.Default(DataSettings.Cleaning, Defaults.Cleaning);
        var spacing = command.OptionalValue(DataSettings.Spacing);
        var manifest = command.Optional(DataSettings.Manifest);
        var anySpecies = command.Switch(DataSettings.AnySpecies);
        var overwrite = command.OverwriteFolder();
        var study = command.Default(DataSettings.JudgedStudy, Defaults.Study);
        var phases = command.Optional(DataSettings.Phases);
        var measures = command.MeasureOptions(study);
        var reading = command.Reading();
        var predictionReading = command.PredictionReading(reading);
        var match = command.Several(EvaluateSettings.Match);
        return (command, Read);

        EvaluateOptions Read(ParseResult parsed)
        {
            PredictionFolder[] folders = [.. predictions(parsed).Select(p => PredictionFolder.Parse(p))];
            return new EvaluateOptions
            {
                ReferenceFolder = reference(parsed),
                Predictions = folders,
                Observers = ObserverFolder.Parse(observers(parsed), repeated(parsed)),
                MarginFromObservers = margin(parsed),
                OutputFolder = output(parsed),
                Split = split(parsed),
                Cleaning = clean(parsed),
                Spacing = spacing(parsed),
                Manifest = manifest(parsed),
                Phases = phases(parsed),
                Measures = measures(parsed),
                Reading = reading(parsed),
                PredictionReading = predictionReading(parsed),
                Matches = Matches(match(parsed), folders),
                Study = study(parsed),
                AnySpecies = anySpecies(parsed),
                Overwrite = overwrite(parsed),
                Configuration = ConfigText.Of(parsed),
            };
        }
    }

    private static Dictionary<string, NameMatch> Matches(string[] texts, PredictionFolder[] models)
    {
        var found = new Dictionary<string, NameMatch>();
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            var only = at > 0 ? Array.Find(models, m => m.Name == text[..at]) : null;
            var names = Names(only is null ? text : text[(at + 1)..]);
            foreach (var model in only is null ? models : [only])
            {
                if (!found.TryAdd(model.Name, names))
                {
                    throw new InputException(
                        EvaluateSettings.Match.Name,
                        $"the files of {model.Name} are named twice.",
                        "give one pattern or table for each model: --match MODEL=PATTERN.");
                }
            }
        }

        return found;
    }

    private static NameMatch Names(string text)
    {
        if (!text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !File.Exists(text))
            return NameMatch.OfPattern(EvaluateSettings.Match.Name, text);
        var table = DelimitedText.Read(text);
        const string Remedy = "name the columns mouse and file.";
        const string Twice = "give every mouse one row and one file.";
        var file = table.Column(Remedy, "file");
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (mouse, row) in table.ByCase(table.Column(Remedy, "mouse"), Twice))
        {
            var name = MaskFile.NameOf(row.Cells[file]);
            if (files.ContainsValue(name))
                throw new InputException(text, $"line {row.Line} names {name} again.", Twice);
            files.Add(mouse, name);
        }

        return NameMatch.OfTable(text, files);
    }
}
