using Bench.Core;
using Bench.Data.Tables;

namespace Bench.Harness.Splits;

/// <summary>The kind of each mouse, from a text table with a row a mouse.</summary>
internal static class StrataTable
{
    /// <summary>Reads the kinds of some mice.</summary>
    /// <param name="path">The table; the column <c>mouse</c>, or else the first, names the mice.</param>
    /// <param name="column">The column of the kinds.</param>
    /// <param name="mice">The mice.</param>
    /// <exception cref="InputException">No such column, a mouse twice or not at all, or without a kind.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path, string column, IReadOnlyList<string> mice)
    {
        var table = DelimitedText.Read(path);
        var at = table.Column("name one of them with --by.", column);
        var name = Math.Max(0, table.Header.ToList().IndexOf("mouse"));
        var wanted = mice.ToHashSet(StringComparer.Ordinal);
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (mouse, kind) = (row.Cells[name], row.Cells[at]);
            if (!wanted.Contains(mouse))
            {
                continue;
            }

            if (kind.Length == 0)
            {
                throw new InputException(path, $"line {row.Line} has nothing under {column} for {mouse}.", "name a kind for every mouse.");
            }

            if (!kinds.TryAdd(mouse, kind))
            {
                throw new InputException(path, $"line {row.Line} names {mouse} again.", "give every mouse one row.");
            }
        }

        var missing = mice.Where(m => !kinds.ContainsKey(m)).ToArray();
        return missing.Length == 0
            ? kinds
            : throw new InputException(
                path,
                $"has no row for {missing.Length} of {mice.Count} mice: "
                    + $"{string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? ", …" : "")}.",
                $"name the mice under {table.Header[name]} as the files are named, without extension.");
    }
}
