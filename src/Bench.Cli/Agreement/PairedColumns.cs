using System.Globalization;
using Bench.Core;
using Bench.Data.Tables;

namespace Bench.Cli.Agreement;

/// <summary>Two columns of numbers of a text table, row by row.</summary>
/// <param name="Reference">Measurements by the reference; NaN where missing.</param>
/// <param name="Predicted">Measurements under test; NaN where missing.</param>
/// <param name="Lines">Line of each row in the file, from 1.</param>
/// <param name="Cases">Name of the case of each row; null where every row is a case of its own.</param>
internal sealed record PairedColumns(
    IReadOnlyList<double> Reference, IReadOnlyList<double> Predicted, IReadOnlyList<int> Lines, IReadOnlyList<string>? Cases = null)
{
    /// <summary>Sizes between which squares and products of columns neither overflow nor vanish.</summary>
    private const double Smallest = 1e-75, Largest = 1e75;

    private static readonly string[] MissingWords = ["", "NA", "NaN"];

    /// <summary>Rows in which either value is missing.</summary>
    public int MissingCount => MissingLines.Count;

    /// <summary>Their lines.</summary>
    public IReadOnlyList<int> MissingLines { get; } = [.. Lines.Where((_, i) => double.IsNaN(Reference[i]) || double.IsNaN(Predicted[i]))];

    /// <summary>Takes two columns out of a table. An empty cell, <c>NA</c> and <c>NaN</c> (in any case) are missing values.</summary>
    /// <exception cref="InputException">
    /// A column is missing or there twice, a cell holds no finite number, or the table has no rows.
    /// </exception>
    public static PairedColumns Of(DelimitedText table, string reference, string predicted, string? caseName = null)
    {
        var (first, second) = (Find(table, reference, "--reference"), Find(table, predicted, "--predicted"));
        if (first == second)
        {
            throw new InputException("--predicted", $"'{predicted.Trim()}' is the reference column too.", "name two different columns.");
        }

        if (table.Rows.Count == 0)
        {
            throw new InputException(table.Path, "there is no row below the header.", "give one row per case.");
        }

        return new PairedColumns(
            [.. table.Rows.Select(r => Number(table, r, first))],
            [
                .. table.Rows.Select(r => Number(table, r, second))
            ], [.. table.Rows.Select(r => r.Line)],
            caseName is null ? null : CasesOf(table, Find(table, caseName, "--case")));
    }

    private static int Find(DelimitedText table, string name, string option)
    {
        var found = Enumerable.Range(0, table.Header.Count).Where(i => table.Header[i] == name.Trim()).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InputException(
                table.Path,
                $"there is no column '{name}'.",
                $"name one of these with {option}: {string.Join(", ", table.Header.Select(h => $"'{h}'"))}"),
            _ => throw new InputException(table.Path, $"there are {found.Length} columns '{name}'.", "give each column a name of its own."),
        };
    }

    private static string[] CasesOf(DelimitedText table, int column)
    {
        if (table.Rows.FirstOrDefault(r => r.Cells[column].Length == 0) is { } row)
        {
            throw new InputException(
                table.Path,
                $"line {row.Line}, column '{table.Header[column]}': the name of the case is missing.",
                "give every row its case.");
        }

        return [.. table.Rows.Select(r => r.Cells[column])];
    }

    private static double Number(DelimitedText table, DelimitedRow row, int column)
    {
        var text = row.Cells[column];
        if (MissingWords.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw new InputException(
                table.Path,
                $"line {row.Line}, column '{table.Header[column]}': '{text}' is not a finite number.",
                "write numbers with a decimal point, e.g. 12.5 or 1.25e1; leave a missing value empty, or write NA.");
        }

        // A number too small for a double is read as 0 though its digits are not.
        var isZero = value == 0 && !text.TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9');
        return isZero || Math.Abs(value) is >= Smallest and <= Largest
            ? value
            : throw new InputException(
                table.Path,
                $"line {row.Line}, column '{table.Header[column]}': '{text}' is beyond 1e-75 to 1e75, where squares of numbers are lost.",
                "check the number, or give the columns in another unit.");
    }
}
