using System.CommandLine;
using System.Globalization;
using Bench.Core;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>The options <c>--filters</c>, <c>--dropout</c> and <c>--single-head</c>: what is otherwise in a network.</summary>
internal static class NetworkOption
{
    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="whose">Whose values stand where an option is absent.</param>
    /// <returns>Reads them.</returns>
    internal static Func<ParseResult, NetworkChange> AddTo(Command command, string whose)
    {
        var filters = new Option<string?>("--filters")
        {
            Description = $"Filters of levels 1, 2, …, separated by commas. Their number is the number of levels. Default: {whose}.",
            HelpName = "N,N,…",
        };
        var dropout = new Option<string?>("--dropout")
        {
            Description = $"Dropout rate after the deepest level, from 0 to below 1. Default: {whose}.",
            HelpName = "RATE",
        };
        var single = new Option<bool>("--single-head") { Description = "Only the full-resolution output, without deep supervision." };
        command.Options.Add(filters);
        command.Options.Add(dropout);
        command.Options.Add(single);
        return parsed => new NetworkChange(
            parsed.GetValue(filters) is { } list
                ? ParseFilters(list)
                : null, parsed.GetValue(dropout) is { } rate
                ? ParseRate(rate)
                : null, parsed.GetValue(single));
    }

    private static int[] ParseFilters(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        var filters = new int[parts.Length];
        return Enumerable.Range(0, parts.Length)
            .All(
                i =>
                    int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out filters[i])
                        && filters[i] is > 0 and <= 65536)
            ? filters
            : throw new InputException(
                "--filters", $"'{list}' is not a list of positive whole numbers.", "e.g. --filters 32,64,128,256,512");
    }

    private static double ParseRate(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and < 1
        ? rate
        : throw new InputException("--dropout", $"'{text}' is not a number from 0 to below 1.", "e.g. --dropout 0.3");
}
