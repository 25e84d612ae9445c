using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Phantom;
using Bench.Harness.Progress;
using Bench.Harness.Stages;

namespace Bench.Cli.Commands;

/// <summary><c>bench synthesize</c>: writes a phantom cohort in the published format.</summary>
internal static class SynthesizeCommand
{
    public static Command Create(ProgressLog log)
    {
        var defaults = new PhantomOptions();
        var output = new Option<string>("--out") { Description = "Folder to write to.", HelpName = "DIR", Required = true };
        var mice = new Option<int>("--mice") { Description = "Number of mice.", DefaultValueFactory = _ => defaults.Mice };
        var seed = new Option<long>("--seed")
        {
            Description = "Seed: the same seed and options give the same files.",
            DefaultValueFactory = _ => defaults.Seed,
        };
        var size = new Option<int>("--size")
        {
            Description = "Rows and columns: 64, 128 or 256 (the published size).",
            DefaultValueFactory = _ => defaults.Size,
        };
        var frames = new Option<int?>("--frames")
        {
            Description = "Time frames of each cine, 8 to 64. Default: 17 to 36, drawn for each mouse as in the published data.",
        };
        var family = new Option<string>("--family")
        {
            Description =
                "Kind of phantom: classic, like the published mice; wide, far wider than nature, to train on; or one that is kept "
                    + "from training: "
                + $"{string.Join(", ", PhantomFamily.Foreign.Select(f => f.Name))}.",
            DefaultValueFactory = _ => PhantomFamily.Classic,
        };
        var command = new Command(
            "synthesize",
            "Write a cohort of synthetic mice in the published file format, with tables of their exact volumes.") { output,
            mice,
            seed,
            size,
            frames,
            family };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(mice) is < 1 or > PhantomOptions.MostMice)
            {
                throw new InputException(
                    "--mice", $"{parsed.GetValue(mice)} is not a number of mice.", $"give 1 to {PhantomOptions.MostMice}.");
            }

            if (parsed.GetValue(size) is not (64 or 128 or 256))
            {
                throw new InputException("--size", $"{parsed.GetValue(size)} is not a size.", "choose 64, 128 or 256.");
            }

            var options = defaults with
            {
                Mice = parsed.GetValue(mice),
                Seed = parsed.GetValue(seed),
                Size = parsed.GetValue(size),
                Frames = parsed.GetValue(frames),
                Family = PhantomFamily.ByName(parsed.GetValue(family)!),
            };
            if (options.Frames < options.FewestFrames || options.Frames > PhantomOptions.MostFrames)
            {
                throw new InputException(
                    "--frames",
                    $"{options.Frames} is not a number of frames.",
                    $"give {options.FewestFrames} to {PhantomOptions.MostFrames}, or leave it out.");
            }

            log.Stage("Phantom cohort");
            await Task.Run(
                () =>
                    PhantomWriting.Ensure(
                        parsed.GetValue(output)!, options, new JobProgress(new JobConsole(log, TextWriter.Null)), cancellation),
                CancellationToken.None);
            return ExitCode.Done;
        });
        return command;
    }
}
