using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;

namespace Bench.Reporting.Answers;

/// <summary>
/// Says of any number in a run's tables how it was made: formula, inputs, convention, source, and code in Python and R that makes it again
/// from the CSV files. A number that was measured on masks says so, and its code reads it.
/// </summary>
public static class NumberAnswers
{
    // Columns that say which row it is, in the order in which a reader wants them.
    private static readonly string[] Naming =
    [
        "statement", "measure", "quantity", "effect", "structure", "phase", "rule", "model", "first", "second", "method", "mouse", "case",
        "group", "slice", "region", "frame", "epoch", "seed", "fold",
    ];

    private static readonly string[] WithoutUnit = ["n", "t", "f", "p", "undefined", "infinite", "seed", "fold", "trainings", "power"];

    /// <summary>The answer of one cell.</summary>
    /// <param name="result">The result of the run, as read from <c>result.json</c>.</param>
    /// <param name="key">Table, row from 0 and column, with colons between: <c>agreement:3:bias</c>.</param>
    /// <param name="study">The published numbers that the run was judged by; null where they are not at hand.</param>
    /// <exception cref="InputException">There is no such table, row, column, or the cell holds no number.</exception>
    public static NumberAnswer Of(EvaluationResult result, string key, PublishedStudy? study = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split(':');
        if (parts.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            throw Unknown(key, "it is not TABLE:ROW:COLUMN.");
        }

        var table = ResultTables.Find(result, parts[0]) ?? throw Unknown(key, $"the run has no table {parts[0]}.");
        var column = table.Columns.ToList().IndexOf(parts[2]);
        if (row >= table.Rows.Count || column < 0)
        {
            throw Unknown(key, $"the table {table.Name} has no such row or column.");
        }

        var cells = table.Columns.Zip(table.Rows[row]).ToDictionary(c => c.First, c => c.Second);
        var value = Number(cells[parts[2]]) ?? throw Unknown(key, $"'{cells[parts[2]]}' is no number.");
        var recipe = RecipeOf(result, study, table.Name, parts[2], cells) ?? Reading(table, row, parts[2]);
        return new NumberAnswer(
            key,
            NameOf(parts[2], cells),
            value,
            UnitOf(parts[2], cells),
            int.TryParse(cells.GetValueOrDefault("n"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null,
            recipe.Formula,
            recipe.Inputs,
            recipe.Convention,
            $"tables/{table.Name}.csv, row {row + 1}, column {parts[2]}; run {result.RunId}, Bench {result.Provenance.BenchVersion}, "
                + $"commit {result.Provenance.Commit}",
            recipe.Python,
            recipe.R);
    }

    private static Recipe? RecipeOf(
        EvaluationResult result, PublishedStudy? study, string table, string column, Dictionary<string, string> cells)
    {
        var terms = result.Settings.Terms;
        var caseColumn = terms.SpeaksOfMice ? "mouse" : "case";
        string Of(string name) => cells.GetValueOrDefault(name, "");
        string? OrNone(string name) => Of(name) is { Length: > 0 } text ? text : null;
        var dice = new DiceRecipes(caseColumn, result.Settings.Measures.Overlap);
        return table switch
        {
            "agreement" => AgreementRecipes.Of(Of("model"), Of("quantity"), column),
            "dice_summary" => dice.Summary(Of("model"), Of("structure"), Of("phase"), column),
            "dice" => dice.OfCase(Of("model"), Of(caseColumn), Of("structure"), Of("phase"), column),
            "dice_effects" => dice.Effect(Of("model"), Of("effect"), Of("structure"), Of("phase"), column),
            "function" => new CaseRecipes(caseColumn, terms).Of(Of("model"), Of(caseColumn), Of("quantity"), column),
            "measures_summary" => MeasureRecipes.Of(
                [
                    ("model", Of("model")), ("measure", Of("measure")), ("phase", OrNone("phase")), ("structure", OrNone("structure"))
                ],
                column),
            "claims" => new ClaimRecipes(result, study, dice).Of(cells, column),
            _ => null,
        };
    }

    /// <summary>A number that is measured, not made from other numbers of the tables: its code reads it.</summary>
    internal static Recipe Reading(ResultTable table, int row, string column)
    {
        var meaning = ResultTables.Definitions.FirstOrDefault(d => d.Name == table.Name)?.Documented
            .FirstOrDefault(c => c.Name == column).Meaning;
        return new Recipe(
            string.IsNullOrEmpty(meaning) ? "as measured" : meaning,
            "It is measured on the masks, not made from other numbers of the tables; the code below reads it.",
            [$"row {row + 1} of tables/{table.Name}.csv"],
            $"import pandas as pd\n\nt = pd.read_csv(\"tables/{table.Name}.csv\")\nprint(float(t[\"{column}\"].iloc[{row}]))\n",
            $"t <- read.csv(\"tables/{table.Name}.csv\")\nprint(as.numeric(t[[{Snippet.Quote(column)}]][{row + 1}]), digits = 15)\n");
    }

    private static double? Number(string text) => text.Length == 0
        ? double.NaN
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string NameOf(string column, Dictionary<string, string> cells) =>
        $"{column.Replace('_', ' ')}: {string.Join(", ", Naming.Where(n => n != column)
            .Select(n => cells.GetValueOrDefault(n, "")).Where(t => t.Length > 0).Select(t => t.Replace('_', ' ')))}";

    private static string UnitOf(string column, Dictionary<string, string> cells)
    {
        if (
            WithoutUnit.Contains(column)
                || column.StartsWith("p_", StringComparison.Ordinal)
                || column.EndsWith("_p", StringComparison.Ordinal)
                || column.StartsWith("pearson", StringComparison.Ordinal) || column is "concordance" or "proportional_slope")
        {
            return "";
        }

        return cells.TryGetValue("unit", out var unit) ? unit
            : column.EndsWith("_voxels", StringComparison.Ordinal) ? "voxels"
            : column.EndsWith("_mm", StringComparison.Ordinal) ? "mm"
            : column.EndsWith("_ul", StringComparison.Ordinal) ? "µL"
            : column.EndsWith("_ml", StringComparison.Ordinal) ? "ml"
            : "";
    }

    private static InputException Unknown(string key, string reason) =>
        new($"number {key}", reason, "ask for a cell of one of the run's tables, such as agreement:0:bias.");
}
