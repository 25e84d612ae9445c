using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Tables;

namespace Bench.Data.Layouts;

/// <summary>A table with a row for each case: <c>phases.csv</c> or <c>groups.csv</c> of a study.</summary>
internal sealed class CaseTable
{
    private static readonly string[] CaseColumns = ["case", "mouse", "patient", "subject", "name", "id"];

    private readonly DelimitedText _table;
    private readonly IReadOnlyDictionary<string, DelimitedRow> _rows;

    private CaseTable(DelimitedText table, IReadOnlyDictionary<string, DelimitedRow> rows) => (_table, _rows) = (table, rows);

    /// <summary>The file.</summary>
    public string Path => _table.Path;

    /// <summary>Reads a table.</summary>
    /// <param name="study">The study that names it.</param>
    /// <param name="data">Folder of the data, where it is looked for first; then in that of the study's file.</param>
    /// <param name="file">Its name or path.</param>
    /// <param name="caseColumn">Column with the names of cases; empty for the usual ones.</param>
    /// <exception cref="InputException">It is not there, has no such column, or names a case twice.</exception>
    public static CaseTable Read(Study study, string data, string file, string caseColumn)
    {
        string[] places = [System.IO.Path.Combine(data, file), .. study.Folder is { } folder ? [System.IO.Path.Combine(folder, file)]
            : Array.Empty<string>()];
        var path = places.FirstOrDefault(File.Exists)
            ?? throw new InputException(places[0], "no such file, and the study names it.",
                "put it into the data's folder or beside study.json.");
        var table = DelimitedText.Read(path);
        var column = table.Column("name it with case_column in study.json.", caseColumn.Length > 0 ? [caseColumn] : CaseColumns);
        return new CaseTable(table, table.ByCase(column, "give every case one row."));
    }

    /// <summary>A cell; null where the case has no row, or the cell is empty.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public string? ValueOf(string name, string column)
    {
        var at = _table.Column("name the columns in study.json.", column);
        return _rows.TryGetValue(name, out var row) && row.Cells[at] is { Length: > 0 } text ? text : null;
    }

    /// <summary>A cell with a whole number; null where there is none.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">There is no such column, or something else in the cell.</exception>
    public int? NumberOf(string name, string column)
    {
        if (ValueOf(name, column) is not { } text)
            return null;
        // Programs that fill gaps with NaN write whole numbers as 7.0.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsInteger(number)
            && number is >= 0 and < 1e6
            ? (int)number
            : throw new InputException(
                Path, $"line {_rows[name].Line} has '{Printable.Line(text)}' for {column}.",
                    "give the number of a frame, or leave the cell empty.");
    }
}
