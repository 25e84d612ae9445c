using System.Globalization;
using Bench.Core;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;
using Bench.Statistics;

namespace Bench.Reporting.Pages;

/// <summary>
/// Tables of the measures beside Dice: surfaces, position along the ventricle, and what conventions for empty masks would change.
/// </summary>
internal static class MeasureBlocks
{
    private static readonly (string Name, string Header, int Decimals)[] Surfaces =
    [
        ("dice", "Dice", 3), ("jaccard", "Jaccard", 3), (
            "volume_similarity", "Volume similarity", 3), ("hausdorff", "Hausdorff (mm)", 2), ("hd95", "HD95 (mm)", 2),
        ("assd", "ASSD (mm)", 3),
    ];

    private static readonly SliceRegion[] Thirds = [SliceRegion.Base, SliceRegion.Mid, SliceRegion.Apex];

    public static IEnumerable<Block> Of(ReportContext context)
    {
        if (!context.Result.Models.Any(m => m.Cases.Any(c => c.Measures.Count > 0)))
        {
            yield break;
        }

        var names = context.Result.MeasureDefinitions.Select(d => d.Name).ToHashSet();
        var tolerances = context.Result.Settings.Measures.TolerancesMm
            .Take(2)
            .Select(
                t =>
                    (
                        Name: MeasureOptions.SurfaceDiceName(t),
                        Header: string.Create(CultureInfo.InvariantCulture, $"NSD {t} mm"),
                        Decimals: 3));
        var shown = Surfaces.Concat(tolerances).Where(s => names.Contains(s.Name)).ToArray();
        var undefined = 0;
        var rows = Rows(
            context,
            context.Terms.Structures,
            (values, structure, phase) => [.. shown.Select(s => MeanOf(values, s.Name, s.Decimals, ref undefined))]);
        yield return new TableBlock([.. Keys, .. shown.Select(s => new TableColumn(s.Header, 1))], rows, Fonts.Table)
        {
            Number = context.NextTable(),
            Caption =
                "Overlap and distance between surfaces, mean ± SD over mice, of the stack in three dimensions. All measures of every "
                    + "mouse are in measures.csv, their formulas in measure_definitions.csv.",
            Note = undefined == 0
                ? null
                : (RichText)($"{NumberText.Plural(undefined, "value is", "values are")} undefined or infinite (a structure missing on "
                    + "one side or both), and left out of these means; measures_summary.csv counts them."),
            SpaceAfter = 14,
        };
        yield return Location(context);
        if (EmptyMaskBlock.Of(context) is { } conventions)
        {
            yield return conventions;
        }
    }

    private static TableColumn[] Keys => [new("Structure", Flexible: true), new("Phase")];

    private static TableBlock Location(ReportContext context)
    {
        var ignored = 0;
        var columns = new List<TableColumn>(Keys);
        columns.AddRange(Vocabulary.Regions.Select(r => new TableColumn(Vocabulary.Name(r), 1, Group: "Share of 1 − Dice (%)")));
        columns.AddRange(
            Thirds.Select(r => new TableColumn(Vocabulary.Name(r), 1, Group: $"Volume error ({context.Terms.Units.VolumeSymbol})")));
        var rows = Rows(context, Vocabulary.Structures, (values, structure, phase) =>
        [
            .. Vocabulary.Regions.Select(r => Share(values, r)),
            .. Thirds.Select(r => MeanOf(values, $"volume_error_{Vocabulary.Code(r)}", 2, ref ignored)),
        ]);
        return new TableBlock(columns, rows, Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption =
                "Where along the ventricle the errors lie. Thirds of the slices that the expert labelled; beyond base and apex: "
                    + "slices that the expert left empty. "
                + "Share: the part of all wrong voxels of all mice that lies there. Volume error: mean ± SD over mice of model less "
                + "expert.",
            SpaceAfter = 14,
        };
    }

    private delegate IReadOnlyList<RichText> CellsOf(FrameMeasures[] values, Structure structure, CardiacPhase phase);

    private static List<TableRow> Rows(ReportContext context, IReadOnlyList<Structure> structures, CellsOf cells)
    {
        var rows = new List<TableRow>();
        foreach (var model in context.Result.Models)
        {
            var first = true;
            foreach (var structure in structures)
            {
                foreach (var phase in Vocabulary.Phases)
                {
                    FrameMeasures[] values =
                    [
                        .. model.Cases.SelectMany(c => c.Measures).Where(m => m.Structure == structure && m.Phase == phase)
                    ];
                    if (values.Length > 0)
                    {
                        if (first)
                        {
                            rows.Add(TableRow.Over(RichText.Strong(model.Label)));
                        }

                        rows.Add(new TableRow([Vocabulary.Name(structure), Vocabulary.Code(phase), .. cells(values, structure, phase)]));
                        first = false;
                    }
                }
            }
        }

        return rows;
    }

    private static string MeanOf(FrameMeasures[] values, string name, int decimals, ref int undefined)
    {
        var all = values.Select(v => v.Values.GetValueOrDefault(name, double.NaN)).ToArray();
        var summary = Summary.Of(all);
        undefined += summary.ExcludedCount;
        return NumberText.MeanAndDeviation(summary.Mean, summary.StandardDeviation, decimals);
    }

    private static string Share(FrameMeasures[] values, SliceRegion region)
    {
        double Sum(SliceRegion r) =>
            values.Select(v => v.Values.GetValueOrDefault($"dice_loss_{Vocabulary.Code(r)}", double.NaN)).Where(double.IsFinite).Sum();
        var all = Vocabulary.Regions.Sum(Sum);
        return NumberText.Fixed(all == 0 ? double.NaN : 100 * Sum(region) / all, 0);
    }
}
