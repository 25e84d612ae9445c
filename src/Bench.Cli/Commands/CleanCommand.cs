using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core.Cleaning;
using Bench.Harness.Jobs;

namespace Bench.Cli.Commands;

/// <summary><c>bench clean</c>: removes stray components from mask files.</summary>
internal static class CleanCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var rule = new Option<string>("--rule")
        {
            Description =
                "published: the rule of the study's code (components by size, span and distance). largest: the rule of the paper "
                    + "(largest component of each structure; "
                + "largest-4, -8, -18, -26 for neighbours other than 6). none: copy without changes.",
            Required = true,
        };
        var data = new Option<string>("--data")
        {
            Description = "Folder of mask files: *.h5 with a data set Masks, *.nii or *.nii.gz.",
            HelpName = "DIR",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            Description = "Output folder for the cleaned files (same names and formats) and cleaning.csv.",
            HelpName = "DIR",
            Required = true,
        };
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command("clean", "Apply a cleaning rule to mask files.") { rule, data, output, overwrite };
        var reading = ReadingChoices.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
                ExitCode.Of(
                    new CleanJob(
                        CleaningRule.ByName(parsed.GetValue(rule)!),
                        parsed.GetValue(data)!,
                        parsed.GetValue(output)!,
                        parsed.GetValue(overwrite),
                        reading(parsed),
                        new JobConsole(log, error)).Run(cancellation)),
            CancellationToken.None));
        return command;
    }
}
