using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Checks;
using Bench.Harness.Options;
using Bench.Learning.Checks;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;

namespace Bench.Cli.Commands;

/// <summary><c>bench check-gpu</c>: the measurements of <c>tests/gpu/check.sh</c>, one a call, as JSON.</summary>
internal static class CheckGpuCommand
{
    private const int Steps = 50;
    private const int ImagesCompared = 200;

    public static Command Create(ProgressLog log)
    {
        var part = new Argument<string>("part")
        {
            Description =
                "labels: 200 images of --data on the device and on the CPU. repeat: the same training step twice, and 50 steps in two "
                    + "processes (call it twice with one --keep file). "
                + "train, predict: speed with random images.",
        };
        var command = new Command("check-gpu", "Measure labels, repeatability and speed of a device, and print JSON (docs/gpu.md).")
        {
            part,
        };
        var data = command.Optional(Setting.Folder("--data", "For labels: a cohort."));
        var keep = command.Optional(Setting.File(
            "--keep",
            "For repeat: file for weights after 50 steps. If it exists, weights are compared with it."));
        var device = command.Default(ComputingSettings.Device, "cuda");
        var libTorch = command.Optional(ComputingSettings.LibTorch);
        var precision = command.Default(ComputingSettings.Precision, null);
        var batch = command.Default(Setting.Whole("--batch", "Images per step.", 1), 16);
        var size = command.Default(Setting.Whole("--size", "Rows and columns of an image.", 1), 256);
        var seconds = command.Default(new Setting<double>("--seconds", "Time to measure, after a warm-up."), 6);
        part.AcceptOnlyFromAmong("labels", "repeat", "train", "predict");
        var network = command.NetworkChange("the published network's");
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var subject = new CheckedNetwork(
                    network(parsed).Apply(NetworkOptions.UNet3Plus),
                    size(parsed),
                    batch(parsed));
                if (subject.Side % subject.Network.SizeMultiple != 0)
                {
                    throw new InputException(
                        "--size", $"{subject.Side} is not a multiple of {subject.Network.SizeMultiple}.", "give e.g. 256.");
                }

                var runtime = TorchRuntime.Start(
                    TorchRuntime.ParseDevice(device(parsed)), 0, precision(parsed), libTorch(parsed));
                var check = new DeviceCheck(runtime, subject);
                var time = TimeSpan.FromSeconds(seconds(parsed));
                object found = parsed.GetValue(part) switch
                {
                    "labels" => LabelAgreement.Of(
                        runtime, data(parsed)
                            ?? throw new InputException(
                                "labels", "needs a cohort.", "add --data DIR; bench synthesize makes one."), ImagesCompared, cancellation),
                    "repeat" => Repeat(check, keep(parsed)),
                    "train" => check.Train(time),
                    _ => check.Segment(time),
                };
                log.Output.WriteLine(JsonSerializer.Serialize(
                    new Measurement(
                        parsed.GetValue(part)!,
                        runtime.DeviceDescription,
                        runtime.Precision.Word(),
                        runtime.Library.Description,
                        runtime.Threads,
                        subject.Network.ToString(),
                        found), ResultJson.Options));
                return ExitCode.Done;
            },
            CancellationToken.None));
        return command;
    }

    private static Repetitions Repeat(DeviceCheck check, string? keep) =>
        new(check.Repeat(1), keep is null ? null : check.RepeatAcross(Steps, keep));

    private sealed record Repetitions(StepRepetition SameStepTwice, StepRepetition? AcrossProcesses);

    private sealed record Measurement(
        string Part, string Device, string Precision, string LibTorch, int Threads, string Network, object Found);
}
