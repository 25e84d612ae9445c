using Where = (string Column, string? Value);

namespace Bench.Reporting.Answers;

/// <summary>Numbers of <c>measures_summary</c>, from <c>measures</c>.</summary>
internal static class MeasureRecipes
{
    private const string Left = "Inflow frames enter none of it; undefined and infinite values are counted and left out.";

    private static readonly Dictionary<string, (string Formula, string Python, string R)> Columns = new()
    {
        ["n"] = ("number of finite values", "len(x)", "length(x)"),
        ["undefined"] = ("number of undefined values", "v.isna().sum()", "sum(is.na(v))"),
        ["infinite"] = ("number of infinite values", "np.isinf(v).sum()", "sum(is.infinite(v))"),
        ["mean"] = ("mean", "x.mean()", "mean(x)"),
        ["sd"] = ("SD, divided by n − 1", "x.std(ddof=1)", "sd(x)"),
        ["median"] = ("median", "x.median()", "median(x)"),
        ["lower_quartile"] = ("quantile 0.25, type 7", "x.quantile(0.25)", "quantile(x, 0.25)"),
        ["upper_quartile"] = ("quantile 0.75, type 7", "x.quantile(0.75)", "quantile(x, 0.75)"),
        ["minimum"] = ("least value", "x.min()", "min(x)"),
        ["maximum"] = ("largest value", "x.max()", "max(x)"),
    };

    /// <summary>The recipe of a column.</summary>
    /// <param name="where">Model, measure, phase and structure; the last two may be empty.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none.</returns>
    public static Recipe? Of(IReadOnlyList<Where> where, string column)
    {
        if (!Columns.TryGetValue(column, out var found))
        {
            return null;
        }

        return Recipe.Of(found.Formula, Left, new Reading(
            [Snippet.Words("measures", where, "value")],
            Snippet.ReadPython("m", "measures") + Snippet.KeepPython("m", where) + "v = m[\"value\"]\nx = v[np.isfinite(v)]\n",
            Snippet.ReadR("m", "measures") + Snippet.KeepR("m", where) + "v <- m$value\nx <- v[is.finite(v)]\n"), found.Python, found.R);
    }
}
