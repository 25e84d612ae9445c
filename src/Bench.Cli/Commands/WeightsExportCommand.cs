using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Learning.Onnx;

namespace Bench.Cli.Commands;

/// <summary><c>bench weights export</c>: writes a network in a form that other programs run.</summary>
internal static class WeightsExportCommand
{
    public static Command Create(ProgressLog log)
    {
        var file = new Argument<string>("file") { Description = "Safetensors file written by Bench, or a Keras HDF5 file." };
        var command = new Command(
            "export",
            "Write a network as an ONNX model: batch norms folded, any batch and size, class probabilities of the full-resolution "
                + "head.") { file };
        var onnx = command.Required(Setting.File("--onnx", "ONNX file to write."));
        var skips = command.OptionalValue(TrainingSettings.Skips);
        var overwrite = command.OverwriteFile();
        command.SetAction(parsed =>
        {
            var target = onnx(parsed);
            if (
                WeightsReader.HasKerasEnding(target)
                    || Path.GetExtension(target).Equals(".safetensors", StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException("--onnx", $"'{target}' has the ending of a file of weights.", "give a name that ends in .onnx.");
            }

            OverwriteGuard.RequireFree(target, overwrite(parsed), [parsed.GetValue(file)!]);
            var weights = WeightsReader.Read(parsed.GetValue(file)!, skips(parsed));
            OnnxExport.Write(weights, target);
            log.Line($"  {weights.Network}");
            log.Line(
                $"  image (batch, 1, height, width), 0 … 1, sides multiples of {weights.Network.SizeMultiple} → probabilities, logits "
                    + $"(batch, 3, height, width); opset {OnnxExport.Opset}");
            log.Line($"  written {target}");
            return ExitCode.Done;
        });
        return command;
    }
}
