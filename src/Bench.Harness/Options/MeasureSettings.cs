using System.Globalization;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Core.Surfaces;

namespace Bench.Harness.Options;

/// <summary>What overlap and distance mean.</summary>
internal static class MeasureSettings
{
    private static readonly MeasureOptions Defaults = MeasureOptions.Default;

    public static Setting<OverlapPolicy> Overlap { get; } = new(
        "--overlap",
        "Dice of empty masks: published (both empty counts as 1), both-empty-is-one, both-empty-is-undefined, "
            + "reference-empty-is-undefined. overlap_conventions.csv gives the means under all of them.",
        "POLICY")
    {
        Words = () => OverlapPolicy.All.Select(p => p.Name),
        Read = Setting.Find("--overlap", OverlapPolicy.ByName),
        Write = policy => policy.Name,
    };

    public static Setting<double> Smoothing { get; } = Setting.Number(
        "--smoothing",
        "Number of voxels added to numerator and denominator of Dice. Default: by --overlap: 1e-6 for published, else 0.",
        "VOXELS",
        voxels => voxels >= 0,
        "a number of 0 or more",
        "1e-6");

    public static Setting<SurfaceKind> Surface { get; } = Setting.Choice(
        "--surface",
        "Definition of the surface. border-voxels: voxels with a face neighbour outside the mask. surface-elements: area-weighted, as in "
            + "DeepMind's surface-distance.",
        ("border-voxels", SurfaceKind.BorderVoxels),
        ("surface-elements", SurfaceKind.SurfaceElements));

    public static Setting<PercentileRule> Percentile { get; } = Setting.Choice(
        "--hd95",
        "directed: the larger of the two directed 95th percentiles. pooled: the percentile of both directions together.",
        ("directed", PercentileRule.LargerOfDirected),
        ("pooled", PercentileRule.Pooled));

    public static Setting<IReadOnlyList<double>> Tolerances { get; } = new(
        "--tolerances",
        "Tolerances of the surface Dice in mm, separated by commas. Default: 0.1,0.2, or 1.5,3 for hearts measured in ml: one and two "
            + "pixels of a usual cine.",
        "mm,mm")
    {
        Read = list =>
        [
            .. list.Split(',', StringSplitOptions.TrimEntries).Select(
                mm => double.TryParse(mm, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw NoList(list)),
        ],
        Write = List,
        Fault = values => values.All(v => v >= 0 && double.IsFinite(v))
            && values.DistinctBy(MeasureOptions.SurfaceDiceName).Count() == values.Count
                ? null
                : (NoList(List(values)).Reason, NoList("").Remedy),
    };

    /// <summary>What is usual for the hearts of a study: tolerances of one and two pixels of its images.</summary>
    public static MeasureOptions Of(Study study) =>
        study.Units.Volume == VolumeUnit.Millilitre ? Defaults with { TolerancesMm = [1.5, 3] } : Defaults;

    /// <summary>Hands on conventions that can be used.</summary>
    /// <exception cref="InputException">They cannot.</exception>
    public static MeasureOptions? Check(MeasureOptions? options)
    {
        Smoothing.Check(options?.Overlap.Smoothing);
        Tolerances.Check(options?.TolerancesMm);
        return options;
    }

    /// <summary>The options that differ from the defaults, as they are typed, each with a blank before it; empty where none does.</summary>
    /// <param name="options">The conventions.</param>
    public static string Typed(MeasureOptions options)
    {
        var named = OverlapPolicy.All.FirstOrDefault(p => p.TreatsEmptyMasksAs(options.Overlap)) ?? OverlapPolicy.Published;
        return Typed(Overlap, named, Defaults.Overlap)
            + Typed(Smoothing, options.Overlap.Smoothing, named.Smoothing)
            + Typed(Surface, options.Surface, Defaults.Surface)
            + Typed(Percentile, options.Percentile, Defaults.Percentile)
            + Typed(Tolerances, options.TolerancesMm, Defaults.TolerancesMm);
    }

    private static string Typed<T>(Setting<T> setting, T value, T usual) =>
        setting.Write(value) == setting.Write(usual) ? "" : $" {setting.Name} {setting.Write(value)}";

    private static string List(IReadOnlyList<double> values) =>
        string.Join(',', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static InputException NoList(string list) => new(
        "--tolerances", $"'{list}' is not a list of different distances of 0 or more.", "e.g. --tolerances 0.1,0.2");
}
