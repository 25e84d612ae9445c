using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench evaluate</c>: the same measuring, statistics and report for masks made elsewhere.</summary>
internal static class EvaluateCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var reference = new Option<string>("--reference")
        {
            Description = "Folder of Mouse*.h5, or of NIfTI files (docs/data.md), with the expert's masks.",
            HelpName = "DIR",
            Required = true,
        };
        var predictions = new Option<string[]>("--predictions")
        {
            Description =
                "Masks of a model: NAME=DIR, a folder of HDF5 or NIfTI files named by mouse (docs/data.md). Can be given several times.",
            HelpName = "NAME=DIR",
            Required = true,
        };
        var observers = new Option<string[]>("--observer")
        {
            Description = "Another reading of the cases, NAME=DIR, by a second observer or by one again (--repeated). It may have some "
                + "cases or phases only. Can be given several times.",
            HelpName = "NAME=DIR",
        };
        var repeated = new Option<string[]>("--repeated")
        {
            Description = "An observer whose masks are a repeated reading: NAME where the reference's reader drew again, NAME=OBSERVER "
                + "where another observer did.",
            HelpName = "NAME",
        };
        var margin = new Option<bool>("--margin-from-observers")
        {
            Description = "Learn the largest bias that does not matter from the observers: 1.96 SD of the differences of repeated "
                + "readings, or between observers where nobody drew twice.",
        };
        var output = new Option<string>("--out")
        {
            Description = "Output folder for report, tables and figures.",
            HelpName = "DIR",
            Required = true,
        };
        var split = new Option<string?>("--split")
        {
            Description = "Evaluate only the test mice of this split (file or name). Default: all mice of the reference folder.",
            HelpName = "FILE",
        };
        var clean = new Option<string>("--clean")
        {
            Description = "Cleaning of predicted masks: published, largest, none, or largest-4, -8, -18, -26 (neighbours other than 6).",
            HelpName = "RULE",
            DefaultValueFactory = _ => "none",
        };
        var spacing = SpacingOption.Create();
        var manifest = ManifestOption.Create();
        var anySpecies = StudyOption.AnySpecies();
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command("evaluate", "Compare masks made elsewhere with the expert's: measure, judge and report.")
        {
            reference, predictions, observers, repeated, margin, output, split, clean, spacing, manifest, anySpecies, overwrite,
        };
        var study = StudyOption.AddTo(command);
        var phases = PhaseOption.AddTo(command);
        var measures = MeasureOption.AddTo(command, study);
        var reading = ReadingChoices.AddTo(command);
        var predictionReading = ReadingChoices.AddForPredictionsTo(command, reading);
        var match = ReadingChoices.AddMatchTo(command);
        var end = EndOptions.AddTo(command);
        var checks = CheckFilesOption.AddTo(command, overwrite);
        command.SetAction(async (parsed, cancellation) =>
        {
            PredictionFolder[] folders = [.. parsed.GetValue(predictions)!.Select(p => PredictionFolder.Parse(p))];
            var options = new EvaluateOptions
            {
                ReferenceFolder = parsed.GetValue(reference)!,
                Predictions = folders,
                Observers = ObserverFolder.Parse(parsed.GetValue(observers) ?? [], parsed.GetValue(repeated) ?? []),
                MarginFromObservers = parsed.GetValue(margin),
                OutputFolder = parsed.GetValue(output)!,
                Split = parsed.GetValue(split),
                Cleaning = parsed.GetValue(clean)!,
                Spacing = SpacingOption.Parse(parsed.GetValue(spacing)),
                Manifest = parsed.GetValue(manifest),
                Phases = phases(parsed),
                Measures = measures(parsed),
                Reading = reading(parsed),
                PredictionReading = predictionReading(parsed),
                Matches = match(parsed, folders),
                Study = study(parsed),
                AnySpecies = parsed.GetValue(anySpecies),
                Overwrite = parsed.GetValue(overwrite),
                Configuration = ConfigText.Of(parsed),
            };
            var (ending, files) = (end(parsed), checks(parsed));
            log.IsSilent = ending.IsSilent;
            return await Task.Run(
                () => EvaluationEnd.Show(new EvaluateJob(options, new JobConsole(log, error)).Run(cancellation), log, error, ending, files),
                CancellationToken.None);
        });
        return command;
    }
}
