using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Stages;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Learning.Networks;

namespace Bench.Cli.Commands;

/// <summary><c>bench model describe</c>: the layer table of a network.</summary>
internal static class ModelCommand
{
    public static Command Create(ProgressLog log) => new("model", "Look at the networks.") { Describe(log) };

    private static Command Describe(ProgressLog log)
    {
        var name = new Argument<string>("network") { Description = $"{string.Join(", ", NetworkOptions.Named.Select(n => n.Name))}." };
        var filters = new Option<string?>("--filters") { Description = "Filters of levels 1, 2, …, separated by commas. Default: 32,64,128,256,512.", HelpName = "N,N,…" };
        var skips = SkipsOption.Create("What a decoder level receives: encoder, decoder or standard. Default: the network's own.");
        var single = new Option<bool>("--single-head") { Description = "Without deep supervision: the full-resolution output only." };
        var size = new Option<int>("--size") { Description = "Rows and columns of an image.", HelpName = "N", DefaultValueFactory = _ => 256 };
        var json = new Option<bool>("--json") { Description = "Print JSON: parameters, trainable, layers." };
        name.AcceptOnlyFromAmong([.. NetworkOptions.Named.Select(n => n.Name)]);
        var command = new Command("describe", "Print a network's layers: name, output shape, parameters.") { name, filters, skips, single, size, json };
        command.SetAction(parsed =>
        {
            var network = NetworkOptions.Named.Single(n => n.Name == parsed.GetValue(name));
            network = parsed.GetValue(filters) is { } list ? network.WithFilters(Filters(list)) : network;
            network = network with { Skips = SkipsOption.Parse(parsed.GetValue(skips)) ?? network.Skips, DeepSupervision = !parsed.GetValue(single) };
            var document = ModelDocument.Of(network, Table(network, parsed.GetValue(size)));
            log.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(document, ResultJson.Options) : document.ToText());
            return ExitCode.Done;
        });
        return command;
    }

    private static LayerTable Table(NetworkOptions network, int size)
    {
        try
        {
            return LayerTable.Of(network, size, size);
        }
        catch (ArgumentException problem)
        {
            throw new InputException("model describe", problem.Message, "change --filters, --skips or --size.", problem);
        }
    }

    private static int[] Filters(string list)
    {
        var parts = list.Split(',');
        var filters = new int[parts.Length];
        return Enumerable.Range(0, parts.Length).All(i => int.TryParse(parts[i], out filters[i]) && filters[i] is > 0 and <= 65536)
            ? filters
            : throw new InputException("--filters", $"'{list}' is no list of positive whole numbers.", "e.g. --filters 32,64,128,256,512");
    }
}
