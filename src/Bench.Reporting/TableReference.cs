using Bench.Reporting.Figures;
using Bench.Reporting.Tables;

namespace Bench.Reporting;

/// <summary>The page docs/tables.md: every CSV table and the meaning of its columns, as the code declares them.</summary>
public static class TableReference
{
    /// <summary>The page as Markdown. A test holds docs/tables.md to it.</summary>
    public static string ToMarkdown() => $"""
        # CSV tables and their columns

        This page is made from the table definitions in `src/Bench.Reporting/Tables`; a test compares the two.
        To write it again after a change, run
        `BENCH_WRITE_DOCS=1 dotnet test tests/Bench.Reporting.Tests -c Release`.

        An empty field is an undefined number. Columns keep their names and order; new ones are only added behind them.
        [outputs.md](outputs.md) describes the format.

        In studies whose cases are not mice, the column `mouse` is called `case`, and a unit at the end of a column's name is the
        one that is printed (`_ml` for `_ul`). A script written for the old names goes on after one line: in pandas
        `table = table.rename(columns=dict(case="mouse"))`, in R `names(table)[names(table) == "case"] <- "mouse"`.
        The column `unit` says what a value is in.

        ## Tables of a result

        Files `tables/*.csv` of a run.

        {Sections(ResultTables.Definitions)}
        ## Numbers behind figures

        Files `figures/*.csv` of a run. `claims` and `training` are the same as in `tables/`; `…` in a
        file name stands for the model, or for best, median and worst case.

        {Sections(FigureSet.Numbers)}
        """.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";

    private static string Sections(IEnumerable<TableDefinition> tables) => string.Join('\n', tables.Select(t => t.ToMarkdown()));
}
