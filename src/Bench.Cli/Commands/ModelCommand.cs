using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Models;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Learning.Networks;

namespace Bench.Cli.Commands;

/// <summary><c>bench model describe</c>: the layer table of a network.</summary>
internal static class ModelCommand
{
    public static Command Create(ProgressLog log) => new("model", "Describe the networks.") { Describe(log) };

    private static Command Describe(ProgressLog log)
    {
        var name = new Argument<string>("network") { Description = $"{string.Join(", ", NetworkOptions.Named.Select(n => n.Name))}." };
        var skips = SkipsOption.Create("Input of a decoder level: encoder, decoder or standard skips. Default: the network's own.");
        var size = new Option<int>("--size")
        {
            Description = "Rows and columns of an image.",
            HelpName = "N",
            DefaultValueFactory = _ => 256,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON: parameters, trainable, layers." };
        name.AcceptOnlyFromAmong([.. NetworkOptions.Named.Select(n => n.Name)]);
        var command = new Command("describe", "Print a network's layers: name, output shape, parameters.") { name, skips, size, json };
        var change = NetworkOption.AddTo(command, "the network's own");
        command.SetAction(parsed =>
        {
            var network = change(parsed).Apply(NetworkOptions.Named.Single(n => n.Name == parsed.GetValue(name)));
            network = network with { Skips = SkipsOption.Parse(parsed.GetValue(skips)) ?? network.Skips };
            var document = ModelDocument.Of(network, Table(network, parsed.GetValue(size)));
            log.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(document, ResultJson.Options) : document.ToText());
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
