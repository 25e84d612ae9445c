using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Models;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Keras;
using Bench.Evaluation.Serialization;
using Bench.Harness.Stages;
using Bench.Learning.Keras;
using Bench.Learning.Weights;

namespace Bench.Cli.Commands;

/// <summary><c>bench weights</c>: takes in weights that Keras made, hands networks on, and looks at weight files.</summary>
internal static class WeightsCommand
{
    public static Command Create(ProgressLog log) =>
        new("weights", "Import, export and describe weight files.") { Import(log), Describe(log), WeightsExportCommand.Create(log) };

    private static Command Import(ProgressLog log)
    {
        var file = new Argument<string>("file") { Description = "HDF5 file of Keras 2: a whole model, or weights only." };
        var output = new Option<string>("--out") { Description = "Safetensors file to write.", HelpName = "FILE", Required = true };
        var skips = SkipsOption.Create("Kind of skips, for a file that holds weights only: encoder (default), decoder or standard.");
        var overwrite = OverwriteOption.ForFile();
        var command = new Command(
            "import", "Check a Keras file layer by layer, and write its weights as safetensors.") { file, output, overwrite, skips };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(output)!;
            if (WeightsReader.HasKerasEnding(target))
            {
                throw new InputException("--out", $"'{target}' has the ending of a Keras file.", "give a name that ends in .safetensors.");
            }

            Replacing.RequireFree(target, parsed.GetValue(overwrite), [parsed.GetValue(file)!]);
            var model = KerasFile.Read(parsed.GetValue(file)!);
            var import = KerasImport.Of(model, SkipsOption.Parse(parsed.GetValue(skips)));
            log.Line(WeightsText.Of(model, import));
            import.Weights.Save(target);
            log.Line($"  {"written",-12} {target}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Describe(ProgressLog log)
    {
        var file = new Argument<string>("file") { Description = "Safetensors file written by Bench, or a Keras HDF5 file." };
        var skips = SkipsOption.Create("Kind of skips, for a Keras file that holds weights only.");
        var json = new Option<bool>("--json") { Description = "Print JSON, with names and shapes of all arrays." };
        var command = new Command("describe", "Print the network, parameters, origin and hashes of a weight file.") { file, skips, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var model = WeightsReader.IsKeras(path) ? KerasFile.Read(path) : null;
            var import = model is null ? null : KerasImport.Of(model, SkipsOption.Parse(parsed.GetValue(skips)));
            var weights = import?.Weights ?? NetworkWeights.Load(path);
            log.Output.WriteLine(
                parsed.GetValue(json) ? JsonSerializer.Serialize(WeightsDocument.Of(path, weights), ResultJson.Options)
                : model is null ? WeightsText.Of(path, weights)
                : WeightsText.Of(model, import!));
            return ExitCode.Done;
        });
        return command;
    }
}
