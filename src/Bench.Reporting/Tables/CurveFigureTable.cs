using Bench.Reporting.Figures;

namespace Bench.Reporting.Tables;

/// <summary>The numbers behind volume curves. Columns are documented in docs/outputs.md.</summary>
internal static class CurveFigureTable
{
    /// <summary>Volumes of every frame.</summary>
    /// <param name="name">Name of the figure.</param>
    /// <param name="mice">Each mouse with its curves and the expert's volumes; a name is left out of the table where there is only one mouse without a name.</param>
    public static ResultTable Of(string name, IReadOnlyList<(string Mouse, IReadOnlyList<CurveSeries> Series, IReadOnlyList<(int Frame, double Microlitres)> Expert)> mice)
    {
        var named = mice.Any(m => m.Mouse.Length > 0);
        string[] columns = ["model", "frame", "time_ms", "blood_pool_ul", "smoothed_ul"];
        return new ResultTable(
            name,
            named ? ["mouse", .. columns] : columns,
            from m in mice
            from row in Rows(m.Series, m.Expert)
            select (string[])(named ? [m.Mouse, .. row] : row));
    }

    private static IEnumerable<string[]> Rows(IReadOnlyList<CurveSeries> series, IReadOnlyList<(int Frame, double Microlitres)> expert) =>
    [
        .. from s in series
           from i in Enumerable.Range(0, s.Frames.Count)
           select (string[])
           [
               s.Label, Cell.Of(s.Frames[i]), Cell.Of(s.Frames[i] * s.Curve.FrameIntervalMs), Cell.Of(s.Curve.VolumesMicrolitres[i]),
               i < s.Rates.SmoothedMicrolitres.Count ? Cell.Of(s.Rates.SmoothedMicrolitres[i]) : string.Empty,
           ],
        .. expert.Select(e => (string[])["expert", Cell.Of(e.Frame), Cell.Of(e.Frame * series[0].Curve.FrameIntervalMs), Cell.Of(e.Microlitres), string.Empty]),
    ];
}
