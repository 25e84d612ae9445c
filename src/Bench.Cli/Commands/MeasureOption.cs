using System.CommandLine;
using System.Globalization;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>
/// The options of <c>run</c> and <c>evaluate</c> that say what overlap and distance mean. The defaults are the published Dice and border
/// voxels.
/// </summary>
internal static class MeasureOption
{
    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="study">Reads the study, whose kind of heart decides the tolerances where none are stated.</param>
    /// <returns>Reads them from what was parsed.</returns>
    internal static Func<ParseResult, MeasureOptions> AddTo(Command command, Func<ParseResult, Study> study)
    {
        var overlap = new Option<string>("--overlap")
        {
            Description =
                "Dice of empty masks: published (both empty counts as 1), both-empty-is-one, both-empty-is-undefined, "
                    + "reference-empty-is-undefined. "
                + "overlap_conventions.csv gives the means under all of them.",
            HelpName = "POLICY",
            DefaultValueFactory = _ => OverlapPolicy.Published.Name,
        };
        var smoothing = new Option<string?>("--smoothing")
        {
            Description = "Number of voxels added to numerator and denominator of Dice. Default: by --overlap: 1e-6 for published, else 0.",
            HelpName = "VOXELS",
        };
        var surface = new Option<string>("--surface")
        {
            Description =
                "Definition of the surface. border-voxels: voxels with a face neighbour outside the mask. surface-elements: "
                    + "area-weighted, as in DeepMind's surface-distance.",
            DefaultValueFactory = _ => MeasureText.Surfaces[0].Name,
        };
        var percentile = new Option<string>("--hd95")
        {
            Description = "directed: the larger of the two directed 95th percentiles. pooled: the percentile of both directions together.",
            DefaultValueFactory = _ => MeasureText.Percentiles[0].Name,
        };
        var tolerances = new Option<string?>("--tolerances")
        {
            Description = "Tolerances of the surface Dice in mm, separated by commas. Default: 0.1,0.2, or 1.5,3 for hearts measured in "
                + "ml: one and two pixels of a usual cine.",
            HelpName = "mm,mm",
        };
        surface.AcceptOnlyFromAmong([.. MeasureText.Surfaces.Select(s => s.Name)]);
        percentile.AcceptOnlyFromAmong([.. MeasureText.Percentiles.Select(p => p.Name)]);
        foreach (var option in new Option[] { overlap, smoothing, surface, percentile, tolerances })
        {
            command.Add(option);
        }

        return parsed => new MeasureOptions
        {
            Overlap = Policy(parsed.GetValue(overlap)!, parsed.GetValue(smoothing)),
            Surface = MeasureText.Surfaces.Single(s => s.Name == parsed.GetValue(surface)).Kind,
            Percentile = MeasureText.Percentiles.Single(p => p.Name == parsed.GetValue(percentile)).Rule,
            TolerancesMm = parsed.GetValue(tolerances) is { } stated ? Tolerances(stated)
                : study(parsed).Units.Volume == VolumeUnit.Millilitre ? [1.5, 3] : MeasureOptions.Default.TolerancesMm,
        };
    }

    private static OverlapPolicy Policy(string name, string? smoothing)
    {
        var policy = OverlapPolicy.ByName(name);
        return smoothing is null ? policy
            : double.TryParse(smoothing, NumberStyles.Float, CultureInfo.InvariantCulture, out var voxels)
            && voxels >= 0
            && double.IsFinite(voxels)
            ? policy.WithSmoothing(voxels)
            : throw new InputException(
                "--smoothing", $"'{smoothing}' is not a number of 0 or more.", "give a number of voxels, e.g. 1e-6.");
    }

    private static double[] Tolerances(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        var values = new double[parts.Length];
        var good = Enumerable.Range(0, parts.Length)
            .All(
                i =>
                    double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])
                        && values[i] >= 0
                        && double.IsFinite(values[i]));
        return good && values.DistinctBy(MeasureOptions.SurfaceDiceName).Count() == values.Length
            ? values
            : throw new InputException(
                "--tolerances", $"'{list}' is not a list of different distances of 0 or more.", "e.g. --tolerances 0.1,0.2");
    }
}
