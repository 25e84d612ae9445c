using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Models;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Learning.Networks;

namespace Bench.Cli.Commands;

/// <summary><c>bench model describe</c>: the layer table of a network.</summary>
internal static class ModelCommand
{
    public static Command Create(ProgressLog log) => new("model", "Describe the networks.") { Describe(log) };

    private static Command Describe(ProgressLog log)
    {
        var name = new Argument<string>("network") { Description = $"{string.Join(", ", NetworkOptions.Named.Select(n => n.Name))}." };
        var command = new Command("describe", "Print a network's layers: name, output shape, parameters.") { name };
        var skips = command.OptionalValue(TrainingSettings.Skips);
        var size = command.Default(new Setting<int>("--size", "Rows and columns of an image.", "N"), 256);
        var json = command.Switch(Setting.Switch("--json", "Print JSON: parameters, trainable, layers."));
        name.AcceptOnlyFromAmong([.. NetworkOptions.Named.Select(n => n.Name)]);
        var change = command.NetworkChange("the network's own");
        command.SetAction(parsed =>
        {
            var network = change(parsed).Apply(NetworkOptions.Named.Single(n => n.Name == parsed.GetValue(name)));
            network = network with { Skips = skips(parsed) ?? network.Skips };
            var document = ModelDocument.Of(network, Table(network, size(parsed)));
            log.Output.WriteLine(json(parsed) ? JsonSerializer.Serialize(document, ResultJson.Options) : document.ToText());
            return ExitCode.Done;
        });
        return command;
    }

    private static LayerTable Table(NetworkOptions network, int size) => size > 0 && size % network.SizeMultiple == 0
        ? LayerTable.Of(network, size, size)
        : throw new InputException(
            "--size",
            $"{size} is not a multiple of {network.SizeMultiple}, by which {network.Levels} levels divide an image.",
            $"give e.g. {Math.Max(1, size / network.SizeMultiple) * network.SizeMultiple}.");
}
