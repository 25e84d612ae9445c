using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Export;
using Bench.Data.Hashing;
using Bench.Data.Splits;
using Bench.Harness.Folders;
using Bench.Harness.Stages;

namespace Bench.Cli.Commands;

/// <summary><c>bench export</c>: the same mice for other tools, as a raw data set of nnU-Net or as plain NIfTI.</summary>
internal static class ExportCommand
{
    public static Command Create(ProgressLog log)
    {
        var data = new Option<string>("--data") { Description = "Folder of the mice.", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format")
        {
            Description = "nnunet: raw data set of nnU-Net v2, one case per contoured frame. nifti: whole cines and their masks.",
            Required = true,
        };
        var split = new Option<string?>("--split")
        {
            Description = "Split, by file or name. For nnunet, its test mice go to imagesTs. Default: all mice.",
            HelpName = "FILE",
        };
        var output = new Option<string>("--out")
        {
            Description =
                "Output folder: new, empty, or with an interrupted export, which is continued. For nnunet e.g. "
                    + "nnUNet_raw/Dataset501_MouseHeart.",
            HelpName = "DIR",
            Required = true,
        };
        var spacing = SpacingOption.Create();
        format.AcceptOnlyFromAmong("nnunet", "nifti");
        var command = new Command(
            "export", "Export the mice for other tools: nnU-Net v2 or plain NIfTI.") { data, format, split, output, spacing };
        var reading = ReadingChoices.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var cohort = CohortFolder.Open(parsed.GetValue(data)!, SpacingOption.Parse(parsed.GetValue(spacing)), reading(parsed));
            var chosen = parsed.GetValue(split) is { } name ? DataSelection.FindSplit(name) : null;
            chosen?.RequireFits([.. cohort.Mice], cohort.Folder);
            var folder = parsed.GetValue(output)!;
            var record = ExportRecord.Open(folder, new Dictionary<string, string>
            {
                ["format"] = parsed.GetValue(format)!,
                ["split"] = chosen?.Sha256() ?? "none",
                ["spacing"] = parsed.GetValue(spacing) ?? "the data's",
            });
            log.Stage("Export");
            await Task.Run(
                () => Write(cohort, parsed.GetValue(format)!, chosen, folder, record, log, cancellation), CancellationToken.None);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(
        CohortFolder cohort,
        string format,
        Split? split,
        string folder,
        ExportRecord record,
        ProgressLog log,
        CancellationToken cancellation)
    {
        var nnunet = new NnunetExport(cohort, split, folder);
        var done = 0;
        try
        {
            Parallel.ForEach(
                nnunet.Mice,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                mouse =>
            {
                var hash = CohortHash.Of(cohort, [mouse]);
                var isThere = record.Has(mouse, hash);
                if (format == "nnunet")
                {
                    nnunet.Write(mouse, isThere);
                }
                else if (!isThere)
                {
                    NiftiExport.Write(cohort, mouse, folder);
                }

                record.Add(mouse, hash);
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

        record.Close();
        log.Line($"  {nnunet.Mice.Count} {(nnunet.Mice.Count == 1 ? "mouse" : "mice")} in {folder}");
    }
}
