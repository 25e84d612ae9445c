using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench clean</c>: removes stray components from mask files.</summary>
internal static class CleanCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var (command, read) = Define();
        command.SetAction((parsed, cancellation) => Task.Run(
            () => ExitCode.Of(new CleanJob(read(parsed), new JobConsole(log, error)).Run(cancellation)), CancellationToken.None));
        return command;
    }

    internal static (Command Command, Func<ParseResult, CleanOptions> Read) Define()
    {
        var command = new Command("clean", "Apply a cleaning rule to mask files.");
        var rule = command.Required(CleanSettings.Rule);
        var data = command.Required(
            Setting.Folder("--data", "Folder of mask files: *.h5 with a data set Masks, *.nii or *.nii.gz."));
        var output = command.Required(
            SharedOptions.OutputFolder("Output folder for the cleaned files (same names and formats) and cleaning.csv."));
        var overwrite = command.OverwriteFolder();
        var study = command.Study();
        var reading = command.Reading();
        return (command, parsed => new CleanOptions
        {
            Rule = rule(parsed),
            DataFolder = data(parsed),
            OutputFolder = output(parsed),
            Overwrite = overwrite(parsed),
            Reading = reading(parsed),
            Study = study(parsed),
        });
    }
}
