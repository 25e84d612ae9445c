using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Export;
using Bench.Data.Hashing;
using Bench.Data.Splits;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Learning.Networks;
using Bench.Learning.Python;

namespace Bench.Cli.Commands;

/// <summary><c>bench export</c>: the same mice for other tools, as a raw data set of nnU-Net or as plain NIfTI.</summary>
internal static class ExportCommand
{
    private const string Summary = "nnunet-summary";

    public static Command Create(ProgressLog log)
    {
        var command = new Command("export", "Export cases, or a result, for other tools: nnU-Net v2 or plain NIfTI.");
        var data = command.Optional(Setting.Folder("--data", "Folder of the data."));
        var pytorch = command.Optional(Setting.Text(
            "--pytorch",
            "Instead of cases: write a network as one Python file (--out) with a PyTorch module and a loader of its weights. MODEL "
                + "is a file of weights or a network's name (docs/python.md).",
            "MODEL"));
        var format = command.Optional(Setting.Word(
            "--format",
            "nnunet: raw data set of nnU-Net v2, one case per contoured frame. nifti: whole cines and their masks. nnunet-summary: a "
                + "result of Bench (--run) as nnU-Net's summary.json.",
            "nnunet",
            "nifti",
            Summary));
        var split = command.Optional(DataSettings.Split(
            "Split, by file or name. For nnunet, its test mice go to imagesTs. Default: all mice."));
        var output = command.Required(SharedOptions.OutputFolder(
            "Output folder: new, empty, or with an interrupted export, which is continued. For nnunet e.g. "
                + "nnUNet_raw/Dataset501_MouseHeart."));
        var run = command.Optional(Setting.Text(
            "--run",
            "For nnunet-summary: the run's folder, or RUN/MODEL; --data is the reference, and --out the file.",
            "RUN"));
        var overwrite = command.OverwriteFile();
        var spacing = command.OptionalValue(DataSettings.Spacing);
        var study = command.Study();
        var reading = command.Reading();
        command.SetAction(async (parsed, cancellation) =>
        {
            if (pytorch(parsed) is { } model)
            {
                PyTorchExport.Write(NetworkOf(model), Free(output(parsed), overwrite(parsed), model));
                log.Line($"{output(parsed)}: {NetworkOf(model)}");
                return ExitCode.Done;
            }

            var described = study(parsed);
            var cohort = CohortFolder.Open(
                Given(data(parsed), "--data"), spacing(parsed), reading(parsed).Under(described));
            var (measured, form) = (run(parsed), Given(format(parsed), "--format"));
            if (form == Summary != measured is not null)
            {
                throw new InputException(
                    "--run", $"goes with --format {Summary}, and that needs it.", $"e.g. --format {Summary} --run reports/a/unet.");
            }

            if (measured is not null)
            {
                var cases = ExportSummary.Write(cohort, measured, output(parsed), overwrite(parsed));
                log.Line($"{output(parsed)}: {cases} cases");
                return ExitCode.Done;
            }

            var chosen = split(parsed) is { } name ? DataSelection.FindSplit(name) : null;
            chosen?.RequireFits([.. cohort.Mice], cohort.Folder);
            var folder = output(parsed);
            var record = ExportRecord.Open(folder, new Dictionary<string, string>
            {
                ["format"] = form,
                ["split"] = chosen?.Sha256() ?? "none",
                ["spacing"] = spacing(parsed) is { } given ? DataSettings.Spacing.Write(given) : "the data's",
            });
            log.Stage("Export");
            await Task.Run(
                () => Write(cohort, form, chosen, folder, record, log, cancellation), CancellationToken.None);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Given(string? value, string option) =>
        value ?? throw new InputException(
            option, "it is not given.", "to export cases give --data and --format; to export a network, --pytorch.");

    private static NetworkOptions NetworkOf(string model) =>
        NetworkOptions.Named.FirstOrDefault(n => n.Name == model) ?? WeightsReader.Read(model, null).Network;

    private static string Free(string target, bool overwrite, string read)
    {
        if (!Path.GetExtension(target).Equals(".py", StringComparison.OrdinalIgnoreCase))
            throw new InputException("--out", $"'{target}' is no name of a Python file.", "give a name that ends in .py.");
        OverwriteGuard.RequireFree(target, overwrite, [read]);
        return target;
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
                log.Transient($"  {cohort.Reading.Study.CaseWord} {Interlocked.Increment(ref done)} of {nnunet.Mice.Count}");
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
        log.Line($"  {cohort.Reading.Study.Cases(nnunet.Mice.Count)} in {folder}");
    }
}
