using System.Globalization;
using Bench.Core;

namespace Bench.Cli.Agreement;

/// <summary>Two columns of numbers of a text table, row by row.</summary>
/// <param name="Reference">Measurements by the reference; NaN where missing.</param>
/// <param name="Predicted">Measurements under test; NaN where missing.</param>
/// <param name="Lines">Line of each row in the file, from 1.</param>
internal sealed record PairedColumns(IReadOnlyList<double> Reference, IReadOnlyList<double> Predicted, IReadOnlyList<int> Lines)
{
    private static readonly string[] MissingWords = ["", "NA", "NaN"];

    /// <summary>Rows in which either value is missing.</summary>
    public int MissingCount => MissingLines.Count();

    /// <summary>Their lines.</summary>
    public IEnumerable<int> MissingLines => Lines.Where((_, i) => double.IsNaN(Reference[i]) || double.IsNaN(Predicted[i]));

    /// <summary>Takes two columns out of a table. An empty cell, <c>NA</c> and <c>NaN</c> (in any case) are missing values.</summary>
    /// <exception cref="InputException">A column is missing or there twice, a cell holds no finite number, or the table has no rows.</exception>
    public static PairedColumns Of(DelimitedText table, string reference, string predicted)
    {
        var (first, second) = (Find(table, reference, "--reference"), Find(table, predicted, "--predicted"));
        if (table.Rows.Count == 0)
        {
            throw new InputException(table.Path, "there is no row below the header.", "give one row a case.");
        }

        return new PairedColumns(
            [.. table.Rows.Select(r => Number(table, r, first))], [.. table.Rows.Select(r => Number(table, r, second))], [.. table.Rows.Select(r => r.Line)]);
    }

    private static int Find(DelimitedText table, string name, string option)
    {
        var found = Enumerable.Range(0, table.Header.Count).Where(i => table.Header[i] == name.Trim()).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InputException(
                table.Path, $"there is no column '{name}'.", $"name one of these with {option}: {string.Join(", ", table.Header.Select(h => $"'{h}'"))}"),
            _ => throw new InputException(table.Path, $"there are {found.Length} columns '{name}'.", "give each column a name of its own."),
        };
    }

    private static double Number(DelimitedText table, DelimitedRow row, int column)
    {
        var text = row.Cells[column].Trim();
        if (MissingWords.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException(
                table.Path,
                $"line {row.Line}, column '{table.Header[column]}': '{text}' is not a finite number.",
                "write numbers with a decimal point, e.g. 12.5 or 1.25e1; leave a missing value empty, or write NA.");
    }
}
