using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Phantom;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;

namespace Bench.Cli.Commands;

/// <summary><c>bench synthesize</c>: writes a phantom cohort in the published format.</summary>
internal static class SynthesizeCommand
{
    private static readonly PhantomOptions Defaults = new();

    public static Command Create(ProgressLog log)
    {
        var (command, read) = Define();
        var output = command.Required(SharedOptions.OutputFolder("Folder to write to."));
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = read(parsed);
            log.Stage("Phantom cohort");
            await Task.Run(
                () => PhantomWriting.Ensure(
                    output(parsed), options, new JobProgress(new JobConsole(log, TextWriter.Null)), cancellation),
                CancellationToken.None);
            return ExitCode.Done;
        });
        return command;
    }

    internal static (Command Command, Func<ParseResult, PhantomOptions> Read) Define()
    {
        var command = new Command(
            "synthesize", "Write a cohort of synthetic mice in the published file format, with tables of their exact volumes.");
        var mice = command.Default(Setting.Whole("--mice", "Number of mice.", 1, PhantomOptions.MostMice, "N"), Defaults.Mice);
        var seed = command.Default(
            new Setting<long>("--seed", "Seed: the same seed and options give the same files.", "S"), Defaults.Seed);
        var size = command.Default(
            new Setting<int>("--size", "Rows and columns: 64, 128 or 256 (the published size).", "64|128|256")
            {
                Fault = size => size is 64 or 128 or 256 ? null : ($"{size} is not a size.", "choose 64, 128 or 256."),
            },
            Defaults.Size);
        var frames = command.OptionalValue(new Setting<int>(
            "--frames",
            $"Time frames of each cine, {Defaults.FewestFrames} to {PhantomOptions.MostFrames}. Default: 17 to 36, drawn for each mouse as "
                + "in the published data.",
            "N"));
        var family = command.Default(
            new Setting<string>(
                "--family",
                "Kind of phantom: classic, like the published mice; wide, far wider than nature, to train on; or one that is kept from "
                    + $"training: {string.Join(", ", PhantomFamily.Foreign.Select(f => f.Name))}.",
                "NAME"),
            PhantomFamily.Classic);
        return (command, Read);

        PhantomOptions Read(ParseResult parsed)
        {
            var options = Defaults with
            {
                Mice = mice(parsed),
                Seed = seed(parsed),
                Size = size(parsed),
                Frames = frames(parsed),
                Family = PhantomFamily.ByName(family(parsed)),
            };
            return options.Frames < options.FewestFrames || options.Frames > PhantomOptions.MostFrames
                ? throw new InputException(
                    "--frames",
                    $"{options.Frames} is not a number of frames.",
                    $"give {options.FewestFrames} to {PhantomOptions.MostFrames}, or leave it out.")
                : options;
        }
    }
}
