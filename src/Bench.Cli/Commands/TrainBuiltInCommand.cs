using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench train built-in</c>: trains the network that comes with Bench anew.</summary>
internal static class TrainBuiltInCommand
{
    private static readonly BuiltInTrainingOptions Defaults = new() { OutputFolder = "" };

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var (command, read) = Define();
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new BuiltInTrainingJob(read(parsed), new JobConsole(log, error)).Run(cancellation);
                return ExitCode.Done;
            },
            CancellationToken.None));
        return command;
    }

    internal static (Command Command, Func<ParseResult, BuiltInTrainingOptions> Read) Define()
    {
        var command = new Command(
            "built-in", "Train the network that comes with Bench, on phantoms alone. If interrupted, repeat the command to continue.");
        var output = command.Required(SharedOptions.OutputFolder("Folder to write to."));
        var weights = command.Optional(Setting.File("--weights", "Do not train: calibrate and measure these weights."));
        var mice = command.Default(BuiltInSettings.Mice, Defaults.Mice);
        var validation = command.Default(BuiltInSettings.ValidationMice, Defaults.ValidationMice);
        var test = command.Default(BuiltInSettings.TestMice, Defaults.TestMice);
        var seed = command.Default(new Setting<long>("--seed", "Seed of mice, first weights and order.", "S"), Defaults.Seed);
        var epochs = command.Default(BuiltInSettings.Epochs, Defaults.Epochs);
        var minutes = command.OptionalValue(BuiltInSettings.Minutes);
        var batch = command.Default(BuiltInSettings.BatchSize, Defaults.BatchSize);
        var rate = command.Default(BuiltInSettings.LearningRate, Defaults.LearningRate);
        var size = command.Default(BuiltInSettings.WorkingSize, Defaults.WorkingSize);
        var device = command.Default(ComputingSettings.Device, Defaults.Device);
        var libTorch = command.Optional(ComputingSettings.LibTorch);
        var threads = command.Default(ComputingSettings.Threads, Defaults.Threads);
        var network = command.NetworkChange("24,40,64,96,128", "0.1");
        return (command, parsed => new BuiltInTrainingOptions
        {
            OutputFolder = output(parsed),
            Weights = weights(parsed),
            Mice = mice(parsed),
            ValidationMice = validation(parsed),
            TestMice = test(parsed),
            Seed = seed(parsed),
            Epochs = epochs(parsed),
            Minutes = minutes(parsed),
            BatchSize = batch(parsed),
            LearningRate = rate(parsed),
            WorkingSize = size(parsed),
            Network = network(parsed),
            Device = device(parsed),
            LibTorch = libTorch(parsed),
            Threads = threads(parsed),
        });
    }
}
