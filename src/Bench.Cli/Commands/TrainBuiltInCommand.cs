using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Phantom;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench train built-in</c>: trains the network that comes with Bench anew.</summary>
internal static class TrainBuiltInCommand
{
    private static readonly BuiltInTrainingOptions Defaults = new() { OutputFolder = "" };

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var output = new Option<string>("--out") { Description = "Folder to write to.", HelpName = "DIR", Required = true };
        var weights = new Option<string?>("--weights")
        {
            Description = "Do not train: calibrate and measure these weights.",
            HelpName = "FILE",
        };
        var mice = new Option<int>("--mice") { Description = "Phantom mice to learn from.", DefaultValueFactory = _ => Defaults.Mice };
        var validation = new Option<int>("--validation-mice")
        {
            Description = "Mice of each family kept from training that choose the epoch.",
            DefaultValueFactory = _ => Defaults.ValidationMice,
        };
        var test = new Option<int>("--test-mice")
        {
            Description = "Other mice of each family that the figures come from.",
            DefaultValueFactory = _ => Defaults.TestMice,
        };
        var seed = new Option<long>("--seed")
        {
            Description = "Seed of mice, first weights and order.",
            DefaultValueFactory = _ => Defaults.Seed,
        };
        var epochs = new Option<int>("--epochs") { Description = "Most epochs.", DefaultValueFactory = _ => Defaults.Epochs };
        var minutes = new Option<double?>("--minutes")
        {
            Description = "Time limit of the training; the learning rate comes down with it. Default: none.",
            HelpName = "M",
        };
        var batch = new Option<int>("--batch-size") { Description = "Images a step.", DefaultValueFactory = _ => Defaults.BatchSize };
        var rate = new Option<double>("--learning-rate")
        {
            Description = "Learning rate at its highest.",
            DefaultValueFactory = _ => Defaults.LearningRate,
        };
        var size = new Option<int>("--working-size")
        {
            Description = "Longest side at which the network looks at images: 64 or 128.",
            DefaultValueFactory = _ => Defaults.WorkingSize,
        };
        var device = new Option<string>("--device") { Description = "cpu, cuda or auto.", DefaultValueFactory = _ => Defaults.Device };
        var threads = new Option<int>("--threads")
        {
            Description = "Number of threads; 0: one per core.",
            DefaultValueFactory = _ => Defaults.Threads,
        };
        var libTorch = LibTorchOption.Create();
        device.AcceptOnlyFromAmong("cpu", "cuda", "auto");
        var command = new Command(
            "built-in", "Train the network that comes with Bench, on phantoms alone. If interrupted, repeat the command to continue.")
        {
            output, weights, mice, validation, test, seed, epochs, minutes, batch, rate, size, device, libTorch, threads,
        };
        var network = NetworkOption.AddTo(command, "24,40,64,96,128 and 0.1");
        command.SetAction((parsed, cancellation) =>
        {
            var options = new BuiltInTrainingOptions
            {
                OutputFolder = parsed.GetValue(output)!,
                Weights = parsed.GetValue(weights),
                Mice = InRange("--mice", parsed.GetValue(mice), PhantomOptions.MostMice),
                ValidationMice = InRange("--validation-mice", parsed.GetValue(validation), 1000),
                TestMice = InRange("--test-mice", parsed.GetValue(test), 1000),
                Seed = parsed.GetValue(seed),
                Epochs = InRange("--epochs", parsed.GetValue(epochs), 100_000),
                Minutes = parsed.GetValue(minutes) is not { } limit || limit > 0
                    ? parsed.GetValue(minutes)
                    : throw new InputException("--minutes", $"{limit} is not a time.", "give more than 0."),
                BatchSize = InRange("--batch-size", parsed.GetValue(batch), 4096),
                LearningRate = parsed.GetValue(rate) is > 0 and < 1
                    ? parsed.GetValue(rate)
                    : throw new InputException("--learning-rate", "is not above 0 and below 1.", "e.g. 0.002"),
                WorkingSize = parsed.GetValue(size) is 64 or 128
                    ? parsed.GetValue(size)
                    : throw new InputException("--working-size", $"{parsed.GetValue(size)} is not a size.", "choose 64 or 128."),
                Network = network(parsed),
                Device = parsed.GetValue(device)!,
                LibTorch = parsed.GetValue(libTorch),
                Threads = InRange("--threads", parsed.GetValue(threads), 4096, least: 0),
            };
            return Task.Run(
                () =>
                {
                    new BuiltInTrainingJob(options, new JobConsole(log, error)).Run(cancellation);
                    return ExitCode.Done;
                },
                CancellationToken.None);
        });
        return command;
    }

    private static int InRange(string option, int value, int most, int least = 1) =>
        value >= least && value <= most ? value : throw new InputException(option, $"{value} is out of range.", $"give {least} to {most}.");
}
