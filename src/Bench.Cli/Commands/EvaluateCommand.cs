using System.CommandLine;
using Bench.Cli.Stages;
using Bench.Cli.Terminal;

namespace Bench.Cli.Commands;

/// <summary><c>bench evaluate</c>: the same measuring, statistics and report for masks made elsewhere.</summary>
internal static class EvaluateCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var reference = new Option<string>("--reference") { Description = "Folder of Mouse*.h5, or of NIfTI files (docs/data.md), with the expert's masks.", HelpName = "DIR", Required = true };
        var predictions = new Option<string[]>("--predictions")
        {
            Description = "A model's masks: NAME=DIR with HDF5 or NIfTI files named by mouse (docs/data.md). May be given several times.",
            HelpName = "NAME=DIR",
            Required = true,
        };
        var output = new Option<string>("--out") { Description = "Folder for the report, tables and figures.", HelpName = "DIR", Required = true };
        var split = new Option<string?>("--split") { Description = "Evaluate only the test mice of this split (file or name). Default: every mouse of the reference folder.", HelpName = "FILE" };
        var clean = new Option<string>("--clean") { Description = "Cleaning of predicted masks: published, largest, none, or largest-4, -8, -18, -26 (other neighbours than 6).", HelpName = "RULE", DefaultValueFactory = _ => "none" };
        var spacing = SpacingOption.Create();
        var manifest = ManifestOption.Create();
        var study = StudyOption.Create();
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command("evaluate", "Measure, judge and report masks made elsewhere against the expert's.") { reference, predictions, output, split, clean, spacing, manifest, study, overwrite };
        var phases = PhaseRule.AddTo(command);
        var measures = MeasureConventions.AddTo(command);
        var reading = ReadingChoices.AddTo(command);
        var predictionReading = ReadingChoices.AddForPredictionsTo(command, reading);
        var match = ReadingChoices.AddMatchTo(command);
        var end = EndOptions.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            PredictionFolder[] folders = [.. parsed.GetValue(predictions)!.Select(PredictionFolder.Parse)];
            var options = new EvaluateOptions(
                parsed.GetValue(reference)!,
                folders,
                parsed.GetValue(output)!,
                parsed.GetValue(split),
                parsed.GetValue(clean)!,
                SpacingOption.Parse(parsed.GetValue(spacing)),
                parsed.GetValue(manifest),
                end(parsed))
            {
                Phases = phases(parsed),
                Measures = measures(parsed),
                Reading = reading(parsed),
                PredictionReading = predictionReading(parsed),
                Matches = match(parsed, folders),
                Study = parsed.GetValue(study)!,
                Overwrite = parsed.GetValue(overwrite),
            };
            log.IsSilent = options.End.IsSilent;
            return await Task.Run(() => new EvaluateJob(options, log, error).Run(cancellation), CancellationToken.None);
        });
        return command;
    }
}
