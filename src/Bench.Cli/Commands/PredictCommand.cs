using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Harness.Jobs;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;

namespace Bench.Cli.Commands;

/// <summary><c>bench predict</c>: segments a cohort with a trained model.</summary>
internal static class PredictCommand
{
    /// <summary>The built-in network: trained on phantoms alone, for mice; made by the commands in docs/weights.md.</summary>
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var weights = new Option<string?>("--weights")
        {
            Description =
                "Weights of one of Bench's networks: a safetensors or Keras HDF5 file. Default: the built-in network, trained on "
                    + "phantoms only (docs/weights.md).",
            HelpName = "FILE",
        };
        var skips = SkipsOption.Create("Kind of skips, for a Keras file that holds weights only: encoder (default), decoder or standard.");
        var onnx = new Option<string?>("--onnx")
        {
            Description = "Instead of --weights: an ONNX model that gives a score for each class, or a label, per pixel.",
            HelpName = "FILE",
        };
        var script = new Option<string?>("--torchscript")
        {
            Description =
                "Instead of --weights: a TorchScript model of the same kind. Such a file is a program that runs with your rights: use "
                    + "only files from people you trust.",
            HelpName = "FILE",
        };
        var input = new ModelInputOptions();
        var data = new Option<string>("--data")
        {
            Description = "Cohort to segment: a folder of Mouse*.h5, or of NIfTI files in images/.",
            HelpName = "DIR",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            Description = "Output folder: one file per mouse, and predict.json.",
            HelpName = "DIR",
            Required = true,
        };
        var frames = new Option<string>("--frames")
        {
            Description = "contoured: the frames that an expert contoured. all: whole cines; masks are not needed.",
            DefaultValueFactory = _ => "contoured",
        };
        var probabilities = new Option<bool>("--probabilities")
        {
            Description = "Also store the probability of each class: data set Probabilities (H, W, S, F, classes), float32.",
        };
        var format = new Option<string>("--format")
        {
            Description = "Format of the masks: hdf5, nifti or auto (that of the data; HDF5 if probabilities are stored).",
            DefaultValueFactory = _ => PredictOptions.AutomaticFormat,
        };
        var precision = new Option<string>("--precision")
        {
            Description =
                "For --weights: what convolutions compute with. f32; bf16: bfloat16, which is faster and changes some labels "
                    + "(docs/performance.md); tf32, on a GPU only. auto: f32 on a CPU, tf32 on a GPU.",
            DefaultValueFactory = _ => PredictOptions.AutomaticFormat,
        };
        var orientations = new Option<string>("--orientations")
        {
            Description =
                "For --weights and the built-in network: 1: the image as it is. 8: the mean probability over the eight orientations "
                    + "of each image, at eight times the work.",
            DefaultValueFactory = _ => "1",
        };
        var overwrite = new Option<bool>("--overwrite")
        {
            Description = "Replace files that were made with other weights, data or options.",
        };
        var device = new Option<string>("--device")
        {
            Description = "cpu, cuda or auto.",
            DefaultValueFactory = _ => PredictOptions.AutomaticFormat,
        };
        var libTorch = LibTorchOption.Create();
        var threads = new Option<int>("--threads") { Description = "Number of threads; 0: one per core.", DefaultValueFactory = _ => 0 };
        var batch = new Option<int>("--batch")
        {
            Description = "Images per pass through the network; 0: chosen by the available memory.",
            DefaultValueFactory = _ => 0,
        };
        frames.AcceptOnlyFromAmong("contoured", "all");
        format.AcceptOnlyFromAmong(
            [.. CohortFormats.BuiltIn.All.Where(f => f.IsOfMasks).Select(f => f.Code), PredictOptions.AutomaticFormat]);
        precision.AcceptOnlyFromAmong([.. ComputePrecisions.Words, PredictOptions.AutomaticFormat]);
        orientations.AcceptOnlyFromAmong("1", "8");
        device.AcceptOnlyFromAmong("cpu", "cuda", "auto");
        var command = new Command("predict", "Segment a cohort with a trained network. If interrupted, repeat the command to continue.")
        {
            weights,
            skips,
            onnx,
            script,
            data,
            output,
            frames,
            format,
            probabilities,
            precision,
            orientations,
            overwrite,
            device,
            libTorch,
            threads,
            batch,
        };
        input.AddTo(command);
        var study = StudyOption.AddForDataTo(command);
        var reading = ReadingChoices.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var (file, kind) = Model(parsed.GetValue(weights), parsed.GetValue(onnx), parsed.GetValue(script));
            var options = new PredictOptions
            {
                ModelFile = file,
                ModelKind = kind,
                Skips = Skips(parsed.GetValue(skips), kind),
                Input = input.Read(parsed, kind, study(parsed)),
                DataFolder = parsed.GetValue(data)!,
                OutputFolder = parsed.GetValue(output)!,
                AllFrames = parsed.GetValue(frames) == "all",
                Format = parsed.GetValue(format)!,
                Probabilities = parsed.GetValue(probabilities),
                Precision = Precision(parsed.GetValue(precision)!, kind),
                AllOrientations = IsTurned(parsed.GetValue(orientations)!, kind),
                Overwrite = parsed.GetValue(overwrite),
                Configuration = ConfigText.Of(parsed),
                Device = parsed.GetValue(device)!,
                LibTorch = parsed.GetValue(libTorch),
                Threads = NotNegative("--threads", parsed.GetValue(threads)),
                Batch = NotNegative("--batch", parsed.GetValue(batch)),
                Study = study(parsed),
                Reading = reading(parsed),
            };
            return Task.Run(
                () => ExitCode.Of(new PredictJob(options, new JobConsole(log, error)).Run(cancellation)), CancellationToken.None);
        });
        return command;
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

    private static SkipKind? Skips(string? skips, ModelFileKind kind) => skips is not null && kind != ModelFileKind.Weights
        ? throw new InputException(
            "--skips", "is for Keras files of weights only; models made elsewhere are run as they are.", "leave it out.")
        : SkipsOption.Parse(skips);

    private static ComputePrecision? Precision(string word, ModelFileKind kind) =>
        ComputePrecisions.Parse(word) is { } asked && kind != ModelFileKind.Weights
        ? throw new InputException(
            "--precision", $"models made elsewhere are run in the precision that they have, not in {asked.Word()}.", "leave it out.")
        : ComputePrecisions.Parse(word);

    private static bool IsTurned(string orientations, ModelFileKind kind) => orientations == "8" && kind != ModelFileKind.Weights
        ? throw new InputException("--orientations", "models made elsewhere may not work on rotated images.", "leave it out.")
        : orientations == "8";

    private static int NotNegative(string option, int value) =>
        value >= 0 ? value : throw new InputException(option, $"{value} is below 0.", "give 0 or more.");
}
