using System.CommandLine;
using Bench.Cli.Stages;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Export;
using Bench.Data.Hdf5;
using Bench.Data.Splits;

namespace Bench.Cli.Commands;

/// <summary><c>bench export</c>: the same mice for other tools, as a raw data set of nnU-Net or as plain NIfTI.</summary>
internal static class ExportCommand
{
    public static Command Create(ProgressLog log)
    {
        var data = new Option<string>("--data") { Description = "Folder of the mice.", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "nnunet: raw data set of nnU-Net v2, a case a contoured frame. nifti: whole cines and their masks.", Required = true };
        var split = new Option<string?>("--split") { Description = "Split, by file or name; for nnunet its test mice go to imagesTs. Default: all mice.", HelpName = "FILE" };
        var output = new Option<string>("--out") { Description = "Folder to write to, empty or new; for nnunet such as nnUNet_raw/Dataset501_MouseHeart.", HelpName = "DIR", Required = true };
        var spacing = SpacingOption.Create();
        format.AcceptOnlyFromAmong("nnunet", "nifti");
        var command = new Command("export", "Write the mice for other tools: nnU-Net v2, or plain NIfTI.") { data, format, split, output, spacing };
        command.SetAction(async (parsed, cancellation) =>
        {
            var cohort = CohortFolder.Open(parsed.GetValue(data)!, SpacingOption.Parse(parsed.GetValue(spacing)));
            var chosen = parsed.GetValue(split) is { } name ? DataSelection.FindSplit(name) : null;
            chosen?.RequireFits([.. cohort.Mice], cohort.Folder);
            var folder = parsed.GetValue(output)!;
            RequireEmpty(folder);
            log.Stage("Export");
            await Task.Run(() => Write(cohort, parsed.GetValue(format)!, chosen, folder, log, cancellation), CancellationToken.None);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CohortFolder cohort, string format, Split? split, string folder, ProgressLog log, CancellationToken cancellation)
    {
        var nnunet = new NnunetExport(cohort, split, folder);
        var done = 0;
        try
        {
            Parallel.ForEach(nnunet.Mice, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, mouse =>
            {
                if (format == "nnunet")
                {
                    nnunet.Write(mouse);
                }
                else
                {
                    NiftiExport.Write(cohort, mouse, folder);
                }

                log.Transient($"  mouse {Interlocked.Increment(ref done)} of {nnunet.Mice.Count}");
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<InputException>().FirstOrDefault() is { } first)
        {
            throw first;
        }

        if (format == "nnunet")
        {
            nnunet.Finish();
        }
        else
        {
            NiftiExport.WriteNote(cohort, folder);
        }

        log.Line($"  {nnunet.Mice.Count} {(nnunet.Mice.Count == 1 ? "mouse" : "mice")} in {folder}");
    }

    private static void RequireEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputException(folder, "the folder is not empty.", "choose another: files of two exports must not mix.");
        }
    }
}
