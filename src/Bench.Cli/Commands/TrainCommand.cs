using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;
using Bench.Evaluation.Results;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Augmentation;
using Bench.Learning.Training;
using Bench.Reporting.Figures;

namespace Bench.Cli.Commands;

/// <summary>
/// <c>bench train preview-augmentation</c>: a contact sheet of what training does to images. Training itself is a part of <c>bench run</c>.
/// </summary>
internal static class TrainCommand
{
    private const int Draws = 6;

    public static Command Create(ProgressLog log, TextWriter error) =>
        new("train", "Show training protocols and augmentation, or train the built-in network. To train on your data, use bench run.")
    {
        TrainDescribeCommand.Create(log), Preview(log), TrainBuiltInCommand.Create(log, error),
    };

    private static Command Preview(ProgressLog log)
    {
        var command = new Command(
            "preview-augmentation",
            "Draw every augmentation step by itself, then all together.");
        var data = command.Optional(Setting.Folder("--data", "Folder of Mouse*.h5. Default: the built-in phantom cohort."));
        var mouse = command.Optional(Setting.Text("--mouse", "Name of the mouse. Default: the first.", "NAME"));
        var slice = command.OptionalValue(new Setting<int>("--slice", "Index of the slice, from 0. Default: the middle slice."));
        var profile = command.Default(
            Setting.Word(
                "--profile",
                "Profile whose augmentation is shown.",
                [.. TrainingProfile.Names]),
            "paper");
        var seed = command.Default(new Setting<int>("--seed", "Seed of the random numbers."), 1);
        var output = command.Required(SharedOptions.OutputFile("Image file to write: *.png or *.svg."));
        var overwrite = command.OverwriteFile();
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var folder = data(parsed) ?? DataSelection.PhantomFolder;
                if (data(parsed) is null)
                {
                    PhantomWriting.Ensure(
                        folder, new PhantomOptions(), new JobProgress(new JobConsole(log, TextWriter.Null)), cancellation);
                }

                var cohort = CohortFolder.Open(folder);
                OverwriteGuard.RequireFree(
                    output(parsed),
                    overwrite(parsed),
                    cohort.Mice.SelectMany(cohort.FilesOf).Select(f => Path.Combine(cohort.Folder, f)));
                var found = cohort.Read(mouse(parsed) ?? cohort.Mice[0]);
                var frame = found.Frames[0];
                var at = slice(parsed) ?? frame.Reference.Size.Slices / 2;
                if (at < 0 || at >= frame.Reference.Size.Slices)
                {
                    throw new InputException(
                        "--slice", $"{at} is not a slice of {found.Mouse}.", $"give 0 to {frame.Reference.Size.Slices - 1}.");
                }

                var options = TrainingProfile.ByName(profile(parsed)).OptionsFor("unet3plus").Augmentation;
                var rows = AugmentationPreview.Of(frame.Image!, frame.Reference, at, options, Draws, seed(parsed));
                var title = $"Augmentation of profile {profile(parsed)}: {found.Mouse}, slice {at}";
                Write(ContactSheet.Of("augmentation", title, [.. rows.Select(r => (r.Step, Tiles(r)))]), output(parsed));
                log.Line($"{title}: {output(parsed)}");
                return ExitCode.Done;
            },
            CancellationToken.None));
        return command;
    }

    private static IReadOnlyList<MontageSlice> Tiles(AugmentationPreview row) =>
        [
            .. row.Variants.Select(
                v => new MontageSlice(0, v.Height, v.Width, [.. v.Image.Select(g => (byte)Math.Round(255 * g))], v.Labels, []))
        ];

    private static void Write(Figure figure, string path) => AtomicFile.Write(path, stream =>
    {
        if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            FigureFiles.WriteSvg(figure, stream);
        }
        else
        {
            FigureFiles.WritePng(figure, stream);
        }
    });
}
