using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;
using Bench.Evaluation.Results;
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
        var data = new Option<string?>("--data")
        {
            Description = "Folder of Mouse*.h5. Default: the built-in phantom cohort.",
            HelpName = "DIR",
        };
        var mouse = new Option<string?>("--mouse") { Description = "Name of the mouse. Default: the first.", HelpName = "NAME" };
        var slice = new Option<int?>("--slice") { Description = "Index of the slice, from 0. Default: the middle slice." };
        var profile = new Option<string>("--profile")
        {
            Description = "Profile whose augmentation is shown.",
            DefaultValueFactory = _ => "paper",
        };
        var seed = new Option<int>("--seed") { Description = "Seed of the random numbers.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out")
        {
            Description = "Image file to write: *.png or *.svg.",
            HelpName = "FILE",
            Required = true,
        };
        var overwrite = OverwriteOption.ForFile();
        profile.AcceptOnlyFromAmong([.. TrainingProfile.Names]);
        var command = new Command(
            "preview-augmentation",
            "Draw every augmentation step by itself, then all together.") { data, mouse, slice, profile, seed, output, overwrite };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var folder = parsed.GetValue(data) ?? DataSelection.PhantomFolder;
                if (parsed.GetValue(data) is null)
                {
                    PhantomWriting.Ensure(
                        folder, new PhantomOptions(), new JobProgress(new JobConsole(log, TextWriter.Null)), cancellation);
                }

                var cohort = CohortFolder.Open(folder);
                Replacing.RequireFree(
                    parsed.GetValue(output)!,
                    parsed.GetValue(overwrite),
                    cohort.Mice.SelectMany(cohort.FilesOf).Select(f => Path.Combine(cohort.Folder, f)));
                var found = cohort.Read(parsed.GetValue(mouse) ?? cohort.Mice[0]);
                var frame = found.Frames[0];
                var at = parsed.GetValue(slice) ?? frame.Reference.Size.Slices / 2;
                if (at < 0 || at >= frame.Reference.Size.Slices)
                {
                    throw new InputException(
                        "--slice", $"{at} is not a slice of {found.Mouse}.", $"give 0 to {frame.Reference.Size.Slices - 1}.");
                }

                var options = TrainingProfile.ByName(parsed.GetValue(profile)!).OptionsFor("unet3plus").Augmentation;
                var rows = AugmentationPreview.Of(frame.Image!, frame.Reference, at, options, Draws, parsed.GetValue(seed));
                var title = $"Augmentation of profile {parsed.GetValue(profile)}: {found.Mouse}, slice {at}";
                Write(ContactSheet.Of("augmentation", title, [.. rows.Select(r => (r.Step, Tiles(r)))]), parsed.GetValue(output)!);
                log.Line($"{title}: {parsed.GetValue(output)}");
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
