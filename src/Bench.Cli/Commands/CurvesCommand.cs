using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench curves</c>: volume curves and cardiac function from masks of whole cines.</summary>
internal static class CurvesCommand
{
    private static readonly CurvesOptions Defaults = new() { DataFolder = "", OutputFolder = "" };

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var (command, read) = Define();
        command.SetAction((parsed, cancellation) => Task.Run(
            () => ExitCode.Of(new CurvesJob(read(parsed), new JobConsole(log, error)).Run(cancellation)), CancellationToken.None));
        return command;
    }

    internal static (Command Command, Func<ParseResult, CurvesOptions> Read) Define()
    {
        var command = new Command(
            "curves", "Compute volume curves, peak rates and cardiac function of every mouse from masks of whole cines.");
        var data = command.Required(Setting.Folder(
            "--data",
            "Folder of mask files: *.h5 with a data set Masks, *.nii or *.nii.gz; one per mouse, or NAME_frame007.nii.gz for each frame."));
        var output = command.Required(SharedOptions.OutputFolder(
            "Output folder for curves.csv, function.csv, wall.csv, issues.csv and one figure per mouse."));
        var interval = command.OptionalValue(CurvesSettings.FrameInterval);
        var smoothing = command.Default(CurvesSettings.Smoothing, Defaults.Smoothing);
        var periodic = command.Switch(CurvesSettings.Periodic);
        var heartRate = command.Optional(CurvesSettings.HeartRate);
        var spacing = command.OptionalValue(DataSettings.Spacing);
        var overwrite = command.OverwriteFolder();
        var phases = command.Default(
            DataSettings.Phases with { Help = DataSettings.Phases.Help.Split(" Default:")[0] }, Defaults.Phases);
        var study = command.Study();
        var reading = command.Reading();
        return (command, parsed => new CurvesOptions
        {
            DataFolder = data(parsed),
            OutputFolder = output(parsed),
            Phases = phases(parsed),
            FrameIntervalMs = interval(parsed),
            Smoothing = smoothing(parsed),
            IsPeriodic = periodic(parsed),
            HeartRates = heartRate(parsed) ?? Defaults.HeartRates,
            Spacing = spacing(parsed),
            Overwrite = overwrite(parsed),
            Reading = reading(parsed),
            Study = study(parsed),
        });
    }
}
