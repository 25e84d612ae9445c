using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Checks;
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
        var data = new Option<string?>("--data") { Description = "For labels: a cohort.", HelpName = "DIR" };
        var keep = new Option<string?>("--keep")
        {
            Description = "For repeat: file for weights after 50 steps. If it exists, weights are compared with it.",
            HelpName = "FILE",
        };
        var device = new Option<string>("--device") { Description = "cpu, cuda or auto.", DefaultValueFactory = _ => "cuda" };
        var libTorch = LibTorchOption.Create();
        var precision = new Option<string>("--precision")
        {
            Description = "f32, tf32, bf16 or auto (the device's default).",
            DefaultValueFactory = _ => "auto",
        };
        var batch = new Option<int>("--batch") { Description = "Images per step.", DefaultValueFactory = _ => 16 };
        var size = new Option<int>("--size") { Description = "Rows and columns of an image.", DefaultValueFactory = _ => 256 };
        var seconds = new Option<double>("--seconds") { Description = "Time to measure, after a warm-up.", DefaultValueFactory = _ => 6 };
        part.AcceptOnlyFromAmong("labels", "repeat", "train", "predict");
        device.AcceptOnlyFromAmong("cpu", "cuda", "auto");
        var command = new Command("check-gpu", "Measure labels, repeatability and speed of a device, and print JSON (docs/gpu.md).")
        {
            part, data, keep, device, libTorch, precision, batch, size, seconds,
        };
        var network = NetworkOption.AddTo(command, "the published network's");
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var subject = new CheckedNetwork(
                    network(parsed).Apply(NetworkOptions.UNet3Plus),
                    Positive("--size", parsed.GetValue(size)),
                    Positive("--batch", parsed.GetValue(batch)));
                if (subject.Side % subject.Network.SizeMultiple != 0)
                {
                    throw new InputException(
                        "--size", $"{subject.Side} is not a multiple of {subject.Network.SizeMultiple}.", "give e.g. 256.");
                }

                var runtime = TorchRuntime.Start(
                    TorchRuntime.ParseDevice(parsed.GetValue(device)!), 0, ComputePrecisions
                        .Parse(parsed.GetValue(precision)), parsed
                        .GetValue(libTorch));
                var check = new DeviceCheck(runtime, subject);
                var time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
                object found = parsed.GetValue(part) switch
                {
                    "labels" => LabelAgreement.Of(
                        runtime, parsed.GetValue(data)
                            ?? throw new InputException(
                                "labels", "needs a cohort.", "add --data DIR; bench synthesize makes one."), ImagesCompared, cancellation),
                    "repeat" => Repeat(check, parsed.GetValue(keep)),
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

    private static int Positive(string option, int value) =>
        value > 0 ? value : throw new InputException(option, $"{value} is not above 0.", "give 1 or more.");

    private sealed record Repetitions(StepRepetition SameStepTwice, StepRepetition? AcrossProcesses);

    private sealed record Measurement(
        string Part, string Device, string Precision, string LibTorch, int Threads, string Network, object Found);
}
