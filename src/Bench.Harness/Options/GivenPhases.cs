using System.Globalization;
using Bench.Core;
using Bench.Data.Tables;

namespace Bench.Harness.Options;

/// <summary>ED and ES of each mouse from a text table with the columns <c>mouse</c>, <c>ED</c> and <c>ES</c>.</summary>
internal static class GivenPhases
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file: comma, semicolon or tab; columns in any order and case, others are passed over.</param>
    /// <returns>0-based frames by mouse.</returns>
    /// <exception cref="InputException">A column is missing, a mouse stands twice, or a frame is no whole number of 0 or more.</exception>
    public static IReadOnlyDictionary<string, (int Ed, int Es)> Read(string path)
    {
        var table = DelimitedText.Read(path);
        var (name, diastole, systole) = (Column(table, "mouse", "case", "patient"), Column(table, "ED"), Column(table, "ES"));
        var frames = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var mouse = row.Cells[name].Trim();
            var (ed, es) = (Frame(path, row, row.Cells[diastole]), Frame(path, row, row.Cells[systole]));
            if (ed == es)
            {
                throw new InputException(path, $"line {row.Line} gives frame {ed} as ED and as ES of {mouse}.", "give two frames.");
            }

            if (!frames.TryAdd(mouse, (ed, es)))
            {
                throw new InputException(path, $"line {row.Line} names {mouse} again.", "give every mouse one row.");
            }
        }

        return frames;
    }

    private static int Frame(string path, DelimitedRow row, string cell) =>
        int.TryParse(cell.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var frame)
        ? frame
        : throw new InputException(path, $"line {row.Line} has '{cell.Trim()}' for a frame.", "give the 0-based index of a frame.");

    private static int Column(DelimitedText table, params string[] columns)
    {
        var found = columns.Select(column => table.Header.ToList().FindIndex(h => h.Equals(column, StringComparison.OrdinalIgnoreCase)));
        return found.Where(at => at >= 0).Select(at => (int?)at).FirstOrDefault()
            ?? throw new InputException(
                table.Path,
                $"there is no column {columns[0]}; there are {string.Join(", ", table.Header)}.",
                "name the columns mouse (or case), ED and ES.");
    }
}
