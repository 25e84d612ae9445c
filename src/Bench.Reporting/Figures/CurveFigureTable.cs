using Bench.Reporting.Tables;

namespace Bench.Reporting.Figures;

/// <summary>The volumes of every frame behind volume curves.</summary>
internal static class CurveFigureTable
{
    public static readonly TableDefinition<IReadOnlyList<CurvesOfMouse>, Point> Definition = new(
        "volume-curves",
        "mouse, model and frame; `mouse` is left out of a figure of one mouse without a name",
        mice => mice.SelectMany(m => Points(m.Mouse, m.Series, m.Expert)))
    {
        { "mouse", Meaning.Mouse, Mouse },
        { "model", "name of the model, or `expert`", p => p.Model },
        { "frame", Meaning.Frame, p => p.Frame },
        { "time_ms", "from the first frame, ms", p => p.TimeMs },
        { "blood_pool_ul", "volume of the blood pool, µL", p => p.Microlitres },
        { "smoothed_ul", "the same, smoothed as for the rates, µL", p => p.SmoothedMicrolitres },
    };

    private static IEnumerable<Column<Point>> Mouse(IReadOnlyList<CurvesOfMouse> mice) =>
        mice.Any(m => m.Mouse.Length > 0) ? [new("mouse", Meaning.Mouse, p => p.Mouse)] : [];

    private static IEnumerable<Point> Points(
        string mouse, IReadOnlyList<CurveSeries> series, IReadOnlyList<(int Frame, double Microlitres)> expert) =>
    [
        .. from s in series
           from i in Enumerable.Range(0, s.Frames.Count)
           select new Point(
               mouse, s.Label, s.Frames[i], s.Frames[i] * s.Curve.FrameIntervalMs, s.Curve.VolumesMicrolitres[i],
               i < s.Rates.SmoothedMicrolitres.Count ? s.Rates.SmoothedMicrolitres[i] : double.NaN),
        .. expert.Select(e => new Point(mouse, "expert", e.Frame, e.Frame * series[0].Curve.FrameIntervalMs, e.Microlitres, double.NaN)),
    ];

    /// <summary>A mouse, its curves and the expert's volumes.</summary>
    public sealed record CurvesOfMouse(
        string Mouse, IReadOnlyList<CurveSeries> Series, IReadOnlyList<(int Frame, double Microlitres)> Expert);

    public sealed record Point(string Mouse, string Model, int Frame, double TimeMs, double Microlitres, double SmoothedMicrolitres);
}
