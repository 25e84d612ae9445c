using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Models;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Keras;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
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
        var command = new Command(
            "import", "Check a Keras file layer by layer, and write its weights as safetensors.") { file };
        var output = command.Required(SharedOptions.OutputFile("Safetensors file to write."));
        var skips = command.OptionalValue(TrainingSettings.Skips);
        var overwrite = command.OverwriteFile();
        command.SetAction(parsed =>
        {
            var target = output(parsed);
            if (WeightsReader.HasKerasEnding(target))
            {
                throw new InputException("--out", $"'{target}' has the ending of a Keras file.", "give a name that ends in .safetensors.");
            }

            OverwriteGuard.RequireFree(target, overwrite(parsed), [parsed.GetValue(file)!]);
            var model = KerasFile.Read(parsed.GetValue(file)!);
            var import = KerasImport.Of(model, skips(parsed));
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
        var command = new Command("describe", "Print the network, parameters, origin and hashes of a weight file.") { file };
        var skips = command.OptionalValue(TrainingSettings.Skips);
        var json = command.Switch(Setting.Switch("--json", "Print JSON, with names and shapes of all arrays."));
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var model = WeightsReader.IsKeras(path) ? KerasFile.Read(path) : null;
            var import = model is null ? null : KerasImport.Of(model, skips(parsed));
            var weights = import?.Weights ?? NetworkWeights.Load(path);
            log.Output.WriteLine(
                json(parsed) ? JsonSerializer.Serialize(WeightsDocument.Of(path, weights), ResultJson.Options)
                : model is null ? WeightsText.Of(path, weights)
                : WeightsText.Of(model, import!));
            return ExitCode.Done;
        });
        return command;
    }
}
