using System.CommandLine;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Records;
using Bench.Harness.Stages;
using Bench.Reporting;
using Bench.Reporting.Figures;

namespace Bench.Cli.Commands;

/// <summary><c>bench figures</c>: draws the figures of a finished run for a paper, without data or network.</summary>
internal static class FiguresCommand
{
    private const string TwoColumns = "double-column";
    private const string Own = "figures";

    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string>("run") { Description = "A run's folder, or its result.json." };
        var command = new Command(
            "figures",
            "Draw the figures of a finished run for a paper, with the numbers behind each figure as CSV.") { run };
        var width = command.Default(
            new Setting<string>(
                "--for",
                "Where the figures go: double-column (172 mm), single-column (84 mm, one file per panel), or a journal: "
                    + $"{string.Join(", ", JournalPreset.All.Skip(2).Select(p => p.Name))}. Journals set the width, the least size of "
                    + "text and the greatest height.",
                "NAME")
            {
                Words = () => JournalPreset.All.Select(p => p.Name),
                Fault = Setting.Word("--for", "", [.. JournalPreset.All.Select(p => p.Name)]).Fault,
            },
            TwoColumns);
        var format = command.Default(Setting.Text("--format", "File formats, separated by commas: svg, pdf, png.", "LIST"), "svg,pdf,png");
        var dpi = command.Default(
            new Setting<int>("--dpi", "Resolution of PNG files in dots per inch at final size.", "N"),
            FigureFiles.DefaultDotsPerInch);
        var only = command.Optional(Setting.Text(
            "--only",
            "Only the figure or panel with this name; * stands for any characters.",
            "NAME"));
        var output = command.Optional(SharedOptions.OutputFolder("Output folder. Default: figures/ of the run."));
        var millimetres = command.OptionalValue(new Setting<double>(
            "--width",
            "Width at final size in mm, 60 to 300, for journals with other columns. Default: 84 or 172.",
            "MM"));
        var text = command.OptionalValue(new Setting<double>(
            "--text",
            "Size of axis titles at final size in points, 5 to 14. Other text is scaled in proportion. Default: 7.5, or what the "
                + "journal needs.",
            "PT"));
        var movies = command.Switch(Setting.Switch(
            "--movies",
            "Write movies instead of figures: the cine of each example case, and ED and ES through the slices, with the outlines of "
                + "expert and models, as animated PNG and picture by picture."));
        var overwrite = command.OverwriteFolder();
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(run)!;
            var file = Directory.Exists(path) ? Path.Combine(path, "result.json") : path;
            var preset = JournalPreset.Find(width(parsed))!;
            var options = new FigureOptions
            {
                SingleColumn = preset.SingleColumn,
                MostHeightMm = preset.MostHeightMm,
                Formats = Formats(format(parsed)),
                DotsPerInch = dpi(parsed),
                Only = only(parsed),
                WidthMm = millimetres(parsed) ?? preset.WidthMm,
                TextPoints = text(parsed) ?? preset.TextPoints,
            };
            var root = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var (chosen, allowed) = (output(parsed), overwrite(parsed));
            var folder = chosen ?? Path.Combine(root, Own);
            var result = ResultJson.ReadResult(file);
            OutputFolder? taken = null;
            try
            {
                if (movies(parsed))
                {
                    Tell(
                        log,
                        RunResults.Use(
                            file,
                            () => MovieWriter.Write(
                                result, options.Only, folder, names => taken = Take(root, chosen, names, allowed))),
                        [], []);
                    RunRecord.Refresh(root);
                    return ExitCode.Done;
                }

                var (files, kept, leftOut) = RunResults.Use(
                    file, () =>
                        FigureWriter.Write(
                            result,
                            StudySelection.Of(root, result.Settings.Study),
                            options,
                            folder,
                            names => taken = Take(root, chosen, names, allowed)));
                RunRecord.Refresh(root);
                Tell(log, files, kept, leftOut);
            }
            finally
            {
                taken?.Dispose();
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static OutputFolder Take(string root, string? chosen, IReadOnlyCollection<string> names, bool overwrite) => chosen is null
        ? OutputFolder.Open(
            root, new PlannedOutput("figures", [Own], overwrite || new RunFolder(root).IsOfEarlierVersion) { Continues = RunFolder.Makers })
        : OutputFolder.Open(chosen, new PlannedOutput("figures", names, overwrite));

    private static void Tell(ProgressLog log, IReadOnlyList<string> files, IReadOnlyList<string> kept, IReadOnlyList<string> leftOut)
    {
        foreach (var written in files)
        {
            log.Line(written);
        }

        foreach (var name in kept)
        {
            log.Line($"{name} keeps the double width: it would be too small in one column.");
        }

        foreach (var reason in leftOut)
        {
            log.Line($"left out: {reason}");
        }
    }

    private static FigureFormat[] Formats(string list)
    {
        var names = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == 0 ? throw Unknown(list) : [.. names.Select(One)];

        static FigureFormat One(string name) => name switch
        {
            "svg" => FigureFormat.Svg,
            "pdf" => FigureFormat.Pdf,
            "png" => FigureFormat.Png,
            _ => throw Unknown(name),
        };
    }

    private static InputException Unknown(string name) =>
        new("--format", $"'{name}' is not a format of figures.", "give svg, pdf or png, or several of them separated by commas.");
}
