using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Harness.Jobs;
using Bench.Harness.Machine;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench predict</c>: segments a cohort with a trained model.</summary>
internal static class PredictCommand
{
    private static readonly PredictOptions Defaults = new() { DataFolder = "", OutputFolder = "" };

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var (command, read) = Define();
        command.SetAction((parsed, cancellation) => Task.Run(
            () => ExitCode.Of(new PredictJob(read(parsed), new JobConsole(log, error)).Run(cancellation)), CancellationToken.None));
        return command;
    }

    internal static (Command Command, Func<ParseResult, PredictOptions> Read) Define()
    {
        var command = new Command("predict", "Segment a cohort with a trained network. If interrupted, repeat the command to continue.");
        var weights = command.Optional(PredictSettings.Weights);
        var skips = command.OptionalValue(TrainingSettings.Skips);
        var onnx = command.Optional(PredictSettings.Onnx);
        var script = command.Optional(PredictSettings.TorchScript);
        var data = command.Required(Setting.Folder("--data", "Cohort to segment: a folder of Mouse*.h5, or of NIfTI files in images/."));
        var output = command.Required(SharedOptions.OutputFolder("Output folder: one file per mouse, and predict.json."));
        var frames = command.Default(PredictSettings.AllFrames, Defaults.AllFrames);
        var format = command.Default(PredictSettings.Format, Defaults.Format);
        var probabilities = command.Switch(PredictSettings.Probabilities);
        var precision = command.Default(
            ComputingSettings.Precision with { Help = "For --weights. " + ComputingSettings.Precision.Help }, Defaults.Precision);
        var orientations = command.Default(PredictSettings.AllOrientations, Defaults.AllOrientations);
        var overwrite = command.Switch(
            Setting.Switch(Core.IO.OverwriteGuard.Option, "Replace files that were made with other weights, data or options."));
        var device = command.Default(ComputingSettings.Device, Defaults.Device);
        var libTorch = command.Optional(ComputingSettings.LibTorch);
        var threads = command.Default(ComputingSettings.Threads, Defaults.Threads);
        var batch = command.Default(ComputingSettings.Batch, Defaults.Batch);
        var input = command.ModelInput();
        var study = command.Study();
        var reading = command.Reading();
        return (command, Read);

        PredictOptions Read(ParseResult parsed)
        {
            var (file, kind) = Model(weights(parsed), onnx(parsed), script(parsed));
            return new PredictOptions
            {
                ModelFile = file,
                ModelKind = kind,
                Skips = skips(parsed),
                Input = input(parsed, kind, study(parsed)),
                DataFolder = data(parsed),
                OutputFolder = output(parsed),
                AllFrames = frames(parsed),
                Format = format(parsed),
                Probabilities = probabilities(parsed),
                Precision = precision(parsed),
                AllOrientations = orientations(parsed),
                Overwrite = overwrite(parsed),
                Configuration = ConfigText.Of(parsed),
                Device = device(parsed),
                LibTorch = libTorch(parsed),
                Threads = threads(parsed),
                Batch = batch(parsed),
                Study = study(parsed),
                Reading = reading(parsed),
            };
        }
    }

    private static (string File, ModelFileKind Kind) Model(string? weights, string? onnx, string? script)
    {
        var given = new[] { (weights, ModelFileKind.Weights), (onnx, ModelFileKind.Onnx), (script, ModelFileKind.TorchScript) }
            .Where(m => m.Item1 is not null)
            .ToArray();
        return given.Length switch
        {
            0 => (BuiltInNetwork.File, ModelFileKind.Weights),
            1 => (given[0].Item1!, given[0].Item2),
            _ =>
                throw new InputException(
                    "predict",
                    "several models are given.",
                    "give one of --weights FILE, --onnx FILE and --torchscript FILE, or none for the built-in network."),
        };
    }
}
