using System.Text;
using Bench.Core.IO;
using Bench.Core.Studies;

namespace Bench.Reporting.Tables;

/// <summary>A table for other programs: a name, column names and rows of written cells.</summary>
public sealed class ResultTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="name">File name without extension.</param>
    /// <param name="columns">Column names, at least one.</param>
    /// <param name="rows">Rows, each as long as <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">A row has another number of cells.</exception>
    public ResultTable(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Name = name;
        Columns = columns;
        Rows = [.. rows.Select(row => (string[])[.. row.Select(cell => cell.Text)])];
        if (Rows.FirstOrDefault(r => r.Count != columns.Count) is { } wrong)
        {
            throw new ArgumentException($"a row of table {name} has {wrong.Count} cells for {columns.Count} columns.", nameof(rows));
        }
    }

    /// <summary>File name without extension.</summary>
    public string Name { get; }

    /// <summary>Column names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows of cells, as written.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>
    /// The table with the column names of a study: <c>mouse</c> is <c>case</c> where its cases are no mice, and a unit at the end of a name
    /// (<c>_ul</c>) is the one printed (<c>_ml</c>).
    /// </summary>
    /// <param name="terms">The study.</param>
    public ResultTable In(StudyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.IsMouse
            ? this
            : new ResultTable(Name, [.. Columns.Select(c => ColumnIn(c, terms))], Rows.Select(r => (Cell[])[.. r.Select(c => (Cell)c)]));
    }

    private static string ColumnIn(string column, StudyTerms terms)
    {
        const string Microlitres = "_ul";
        return column == "mouse" && !terms.SpeaksOfMice ? "case"
            : column.EndsWith(Microlitres, StringComparison.Ordinal) && terms.Units.Volume == VolumeUnit.Millilitre
            ? column[..^Microlitres.Length] + "_ml"
            : column;
    }

    /// <summary>The table as RFC 4180 text, lines ended by a line feed, header first. See <see cref="CsvCell"/>.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        AppendLine(text, Columns);
        foreach (var row in Rows)
        {
            AppendLine(text, row);
        }

        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(CsvCell.Of)).Append('\n');
}
