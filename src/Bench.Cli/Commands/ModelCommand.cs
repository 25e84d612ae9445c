using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Models;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Learning.Networks;
using Bench.Reporting.Figures;

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
        var figure = command.Optional(new Setting<string>(
            "--figure", "Also draw the network: encoder, decoder, skips and heads, as .svg, .pdf or .png.", "FILE"));
        var overwrite = command.OverwriteFile();
        name.AcceptOnlyFromAmong([.. NetworkOptions.Named.Select(n => n.Name)]);
        var change = command.NetworkChange("the network's own");
        command.SetAction(parsed =>
        {
            var network = change(parsed).Apply(NetworkOptions.Named.Single(n => n.Name == parsed.GetValue(name)));
            network = network with { Skips = skips(parsed) ?? network.Skips };
            var document = ModelDocument.Of(network, Table(network, size(parsed)));
            if (figure(parsed) is { } file)
            {
                Draw(network, size(parsed), file, overwrite(parsed));
            }

            log.Output.WriteLine(json(parsed) ? JsonSerializer.Serialize(document, ResultJson.Options) : document.ToText());
            return ExitCode.Done;
        });
        return command;
    }

    private static void Draw(NetworkOptions network, int size, string file, bool overwrite)
    {
        FigureFormat format = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".svg" => FigureFormat.Svg,
            ".pdf" => FigureFormat.Pdf,
            ".png" => FigureFormat.Png,
            var other => throw new InputException("--figure", $"'{other}' is no format of figures.", "give a file .svg, .pdf or .png."),
        };
        OverwriteGuard.RequireFree(file, overwrite, []);
        var label = NetworkTopology.All.SelectMany(t => t.Networks).First(n => n.Network.Name == network.Name).Label;
        var drawn = ArchitectureFigure.Of(network.Graph().Describe(size, size), network.Name, label);
        AtomicFile.Write(file, stream => FigureFiles.Write(drawn, format, stream));
    }

    private static LayerTable Table(NetworkOptions network, int size) => size > 0 && size % network.SizeMultiple == 0
        ? LayerTable.Of(network, size, size)
        : throw new InputException(
            "--size",
            $"{size} is not a multiple of {network.SizeMultiple}, by which {network.Levels} levels divide an image.",
            $"give e.g. {Math.Max(1, size / network.SizeMultiple) * network.SizeMultiple}.");
}
