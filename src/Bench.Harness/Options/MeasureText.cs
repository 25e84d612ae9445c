using System.Globalization;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;

namespace Bench.Harness.Options;

/// <summary>How conventions of measures are written on a command line, for the record of a run.</summary>
internal static class MeasureText
{
    public static readonly (string Name, SurfaceKind Kind)[] Surfaces =
    [
        ("border-voxels", SurfaceKind.BorderVoxels), ("surface-elements", SurfaceKind.SurfaceElements),
    ];

    public static readonly (string Name, PercentileRule Rule)[] Percentiles =
    [
        ("directed", PercentileRule.LargerOfDirected), ("pooled", PercentileRule.Pooled),
    ];

    /// <summary>The options that differ from the defaults, as they are typed, each with a blank before it; empty where none does.</summary>
    /// <param name="options">The conventions.</param>
    public static string Typed(MeasureOptions options)
    {
        var named = OverlapPolicy.All.FirstOrDefault(
            p => options.Overlap.Name == p.Name || options.Overlap.Name.StartsWith($"{p.Name}, ", StringComparison.Ordinal))
            ?? OverlapPolicy.Published;
        var tolerances = string.Join(',', options.TolerancesMm.Select(Number));
        return string.Concat(
            named == OverlapPolicy.Published ? "" : $" --overlap {named.Name}",
            options.Overlap.Smoothing == named.Smoothing ? "" : $" --smoothing {Number(options.Overlap.Smoothing)}",
            options.Surface == SurfaceKind.BorderVoxels ? "" : $" --surface {Surfaces.Single(s => s.Kind == options.Surface).Name}",
            options.Percentile == PercentileRule.LargerOfDirected
                ? ""
                : $" --hd95 {Percentiles.Single(p => p.Rule == options.Percentile).Name}",
            tolerances == "0.1,0.2" ? "" : $" --tolerances {tolerances}");
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
