using System.Globalization;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Data.Tables;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Review;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Review;

/// <summary>Printed comparisons from options or from a file, checked.</summary>
internal static class PrintedPairs
{
    private static readonly string[] Needed = ["first", "first_mean", "first_sd", "second", "second_mean", "second_sd", "n"];
    private static readonly string[] Others = ["measure", "r", "better"];

    /// <summary>Reads a text table or a JSON list of comparisons.</summary>
    /// <param name="path">The file; <c>.json</c> is read as JSON, anything else as a text table.</param>
    /// <exception cref="InputException">It cannot be read, a column or field is missing, or a value makes no sense.</exception>
    public static IReadOnlyList<PrintedPair> Read(string path) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? ReadJson(path) : ReadTable(path);

    /// <summary>Checks one comparison.</summary>
    /// <param name="value">The text of a field; null where there is none.</param>
    /// <param name="where">Place of a field, for messages: source and the rest.</param>
    /// <exception cref="InputException">A value is missing or makes no sense.</exception>
    public static PrintedPair Of(Func<string, string?> value, Func<string, (string Source, string Field)> where)
    {
        string? Text(string field) => value(field)?.Trim() is { Length: > 0 } text ? text : null;
        var (first, second) = (Text("first") ?? "A", Text("second") ?? "B");
        if (first == second)
        {
            throw Fault("second", $"'{second}' is the name of both methods", "give each method a name of its own");
        }

        var cases = Number("n");
        if (cases is < 2 or > 100_000_000 || cases != Math.Floor(cases))
        {
            throw Fault("n", $"{Text("n")} is no number of cases", "give the number of cases of the comparison, 2 or more");
        }

        double? r = Text("r") is null || Text("r")!.Equals("NA", StringComparison.OrdinalIgnoreCase) ? null : Number("r");
        if (r is < -1 or > 1)
        {
            throw Fault("r", $"{Text("r")} is no correlation", "give a number from -1 to 1, or leave it out");
        }

        var better = Text("better") ?? "larger";
        if (better is not ("larger" or "smaller"))
        {
            throw Fault("better", $"'{better}' is neither 'larger' nor 'smaller'", "say which means are better");
        }

        return new PrintedPair(
            Text("measure") ?? "Dice",
            first,
            Mean("first_mean"),
            Deviation("first_sd"),
            second,
            Mean("second_mean"),
            Deviation("second_sd"),
            (int)cases,
            r,
            better == "larger" ? BetterWhen.Larger : BetterWhen.Smaller);

        PrintedNumber Mean(string field) => PrintedNumber.TryParse(Text(field), out var number) && !number.IsBound
            ? number
            : throw Fault(field, Missing(field, "no number"), "write the mean as it is printed, with a decimal point, such as 0.91");

        double Deviation(string field) => Number(field) is >= 0 and var sd
            ? sd
            : throw Fault(field, $"{Text(field)} is no standard deviation", "give a number of 0 or more");

        double Number(string field) =>
            double.TryParse(Text(field)?.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                ? number
                : throw Fault(field, Missing(field, "no number"), "write it with a decimal point, such as 0.03");

        string Missing(string field, string otherwise) => Text(field) is { } text ? $"'{text}' is {otherwise}" : "the value is missing";

        InputException Fault(string field, string reason, string remedy)
        {
            var (source, place) = where(field);
            return new InputException(source, place.Length == 0 ? $"{reason}." : $"{place}: {reason}.", $"{remedy}.");
        }
    }

    private static PrintedPair[] ReadTable(string path)
    {
        var table = DelimitedText.Read(path);
        string[] header = [.. table.Header.Select(h => h.ToLowerInvariant())];
        if (Needed.FirstOrDefault(n => !header.Contains(n)) is { } missing)
        {
            throw new InputException(
                path,
                $"there is no column '{missing}'.",
                $"give the columns {string.Join(", ", Needed)}, and if known {string.Join(", ", Others)}; docs/review.md has an example.");
        }

        if (header.FirstOrDefault(h => header.Count(o => o == h) > 1) is { } twice)
        {
            throw new InputException(path, $"the column '{twice}' is there twice.", "leave one of them out.");
        }

        return table.Rows.Count == 0
            ? throw new InputException(path, "there is no row below the header.", "give one row per comparison.")
            : [
                .. table.Rows.Select(row => Of(
                    field => Array.IndexOf(header, field) is >= 0 and var i ? row.Cells[i] : null,
                    field => (path, $"line {row.Line}, column '{field}'"))),
            ];
    }

    private static PrintedPair[] ReadJson(string path)
    {
        const string Remedy = "write a list of objects with the fields of docs/review.md; means are texts or numbers.";
        var rows = ResultJson.Read<List<Dictionary<string, System.Text.Json.JsonElement>>>(path, "a list of comparisons", Remedy);
        return rows.Count == 0
            ? throw new InputException(path, "the list is empty.", Remedy)
            : [
                .. rows.Select((row, i) => Of(
                    field => row.TryGetValue(field, out var found) ? found.ToString() : null,
                    field => (path, $"comparison {i + 1}, field '{field}'"))),
            ];
    }
}
