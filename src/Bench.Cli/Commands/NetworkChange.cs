using System.CommandLine;
using System.Globalization;
using Bench.Core;
using Bench.Learning.Networks;

namespace Bench.Cli.Commands;

/// <summary>What was asked to be otherwise than in a network as it is named, or as a profile has it.</summary>
/// <param name="Filters">Filters of levels 1, 2, …; null for no change.</param>
/// <param name="DropoutRate">Dropout after the deepest level; null for no change.</param>
/// <param name="SingleHead">Without deep supervision.</param>
public sealed record NetworkChange(IReadOnlyList<int>? Filters, double? DropoutRate, bool SingleHead)
{
    /// <summary>No change.</summary>
    public static NetworkChange None { get; } = new(null, null, SingleHead: false);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="whose">Whose values stand where an option is absent.</param>
    /// <returns>Reads them.</returns>
    internal static Func<ParseResult, NetworkChange> AddTo(Command command, string whose)
    {
        var filters = new Option<string?>("--filters") { Description = $"Filters of levels 1, 2, …, separated by commas; as many levels as filters. Default: {whose}.", HelpName = "N,N,…" };
        var dropout = new Option<string?>("--dropout") { Description = $"Share of values dropped after the deepest level while training, 0 up to 1. Default: {whose}.", HelpName = "RATE" };
        var single = new Option<bool>("--single-head") { Description = "Without deep supervision: the full-resolution output only." };
        command.Options.Add(filters);
        command.Options.Add(dropout);
        command.Options.Add(single);
        return parsed => new NetworkChange(
            parsed.GetValue(filters) is { } list ? ParseFilters(list) : null, parsed.GetValue(dropout) is { } rate ? ParseRate(rate) : null, parsed.GetValue(single));
    }

    /// <summary>The network with the changes.</summary>
    /// <param name="network">A network.</param>
    /// <exception cref="InputException">There is no such network.</exception>
    public NetworkOptions Apply(NetworkOptions network)
    {
        var changed = (Filters is null ? network : network.WithFilters(Filters)) with
        {
            DropoutRate = DropoutRate ?? network.DropoutRate,
            DeepSupervision = network.DeepSupervision && !SingleHead,
        };
        try
        {
            changed.Validate();
            return changed;
        }
        catch (ArgumentException problem)
        {
            throw new InputException("--filters", problem.Message, "give other filters.", problem);
        }
    }

    /// <summary>As it is typed, with a space before each option; empty for no change.</summary>
    public override string ToString() =>
        (Filters is null ? "" : $" --filters {string.Join(',', Filters)}") + (DropoutRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $" --dropout {rate}") : "") + (SingleHead ? " --single-head" : "");

    private static int[] ParseFilters(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        var filters = new int[parts.Length];
        return Enumerable.Range(0, parts.Length).All(i => int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out filters[i]) && filters[i] is > 0 and <= 65536)
            ? filters
            : throw new InputException("--filters", $"'{list}' is no list of positive whole numbers.", "e.g. --filters 32,64,128,256,512");
    }

    private static double ParseRate(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and < 1
        ? rate
        : throw new InputException("--dropout", $"'{text}' is no number from 0 up to, but not including, 1.", "e.g. --dropout 0.3");
}
