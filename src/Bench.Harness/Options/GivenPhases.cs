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
        const string Remedy = "name the columns mouse (or case), ED and ES.";
        var (diastole, systole) = (table.Column(Remedy, "ED"), table.Column(Remedy, "ES"));
        return table.ByCase(table.Column(Remedy, "mouse", "case", "patient")).ToDictionary(
            row => row.Key,
            row =>
            {
                var (ed, es) = (Frame(path, row.Value, diastole), Frame(path, row.Value, systole));
                return ed != es
                    ? (ed, es)
                    : throw new InputException(
                        path, $"line {row.Value.Line} gives frame {ed} as ED and as ES of {row.Key}.", "give two frames.");
            });
    }

    private static int Frame(string path, DelimitedRow row, int column) =>
        int.TryParse(row.Cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var frame)
        ? frame
        : throw new InputException(path, $"line {row.Line} has '{row.Cells[column]}' for a frame.", "give the 0-based index of a frame.");
}
