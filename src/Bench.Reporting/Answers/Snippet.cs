using System.Text;
using Bench.Core.IO;

namespace Bench.Reporting.Answers;

/// <summary>
/// Pieces of Python and R that read a table of a run. Names of models and cases come from files: they are quoted so that they stay text,
/// and columns of names are read as text whatever they look like.
/// </summary>
internal static class Snippet
{
    private const string TextColumns = "model";

    /// <summary>A text as a literal of Python and of R, which both read these escapes alike.</summary>
    /// <param name="text">Any text.</param>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                < ' ' or '\x7f' => quoted.Append($"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Python that reads a table.</summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="names">Further columns of names.</param>
    public static string ReadPython(string variable, string table, params string[] names) =>
        $"{variable} = pd.read_csv(\"tables/{table}.csv\", keep_default_na=False, na_values=[\"\"], dtype={{"
            + $"{string.Join(", ", names.Prepend(TextColumns).Select(n => $"\"{n}\": str"))}}})\n";

    /// <summary>R that reads a table.</summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="names">Further columns of names.</param>
    public static string ReadR(string variable, string table, params string[] names) =>
        $"{variable} <- read.csv(\"tables/{table}.csv\", na.strings = \"\", colClasses = c("
            + $"{string.Join(", ", names.Prepend(TextColumns).Select(n => $"{n} = \"character\""))}))\n";

    /// <summary>Python that keeps the rows of which columns have these values; null stands for an empty field.</summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="where">Columns and values.</param>
    public static string KeepPython(string variable, IEnumerable<(string Column, string? Value)> where) =>
        $"{variable} = {variable}[" + string.Join(" & ", where.Select(w => w.Value is { } value
            ? $"({variable}[\"{w.Column}\"] == {Quote(CsvCell.Text(value))})"
            : $"{variable}[\"{w.Column}\"].isna()")) + "]\n";

    /// <summary>The same in R.</summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="where">Columns and values.</param>
    public static string KeepR(string variable, IEnumerable<(string Column, string? Value)> where) =>
        $"{variable} <- {variable}[" + string.Join(" & ", where.Select(w => w.Value is { } value
            ? $"{variable}${w.Column} %in% {Quote(CsvCell.Text(value))}"
            : $"is.na({variable}${w.Column})")) + ", ]\n";

    /// <summary>Rows in words: <c>tables/function.csv where model = m, quantity = EDV</c>.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="where">Columns and values.</param>
    /// <param name="columns">The columns used.</param>
    public static string Words(string table, IEnumerable<(string Column, string? Value)> where, string columns) =>
        $"{columns} in tables/{table}.csv where {string.Join(", ", where.Select(w => $"{w.Column} = {w.Value ?? "(empty)"}"))}";
}
