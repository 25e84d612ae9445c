using System.Text;
using Bench.Core.IO;

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

    private static void AppendLine(StringBuilder text, IReadOnlyList<string> cells)
        => text.AppendJoin(',', cells.Select(CsvCell.Of)).Append('\n');
}
