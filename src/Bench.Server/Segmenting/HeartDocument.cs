using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Cases;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Pages;
using Bench.Reporting.Tables;

namespace Bench.Server.Segmenting;

/// <summary>What is downloaded of one heart beside its masks: a table and a page.</summary>
internal static class HeartDocument
{
    private const int MostSlices = 9;

    /// <summary>Numbers, and the volume of every frame, as CSV that spreadsheets can open.</summary>
    /// <param name="one">The heart.</param>
    /// <param name="masks">Its masks.</param>
    /// <param name="by">Whose they are.</param>
    public static string Csv(Segmentation one, MaskSet masks, string by)
    {
        var findings = HeartFindings.Of(masks, one.Facts, one.Study, one.Stated);
        var (units, voxel) = (one.Study.Units, one.Facts.Spacing.VoxelMicrolitres);
        Cell[] Row(string quantity, Cell frame, string unit, double value, string because, string convention) =>
            [one.Name, by, quantity, frame, unit, value, because, convention];

        IEnumerable<Cell[]> rows = findings.Numbers.Select(n => Row(n.Key, "", n.Unit, n.Value, n.UndefinedBecause, n.Convention));
        rows = rows.Append(Row("EDFrame", "", "", Number(one, findings.EndDiastole), "", PhasesFrom(one)));
        rows = rows.Append(Row("ESFrame", "", "", Number(one, findings.EndSystole), "", PhasesFrom(one)));
        for (var frame = 0; frame < masks.Frames; frame++)
        {
            if (masks.CountsOf(frame) is { } counts)
            {
                var number = one.Facts.FrameNumbers[frame];
                Cell[] Volume(string of, int voxels) => Row(
                    of, number, units.VolumeSymbol, voxels * voxel / units.MicrolitresPerUnit, "", "Voxels × voxel volume.");
                rows = [.. rows, Volume("blood_pool", counts.BloodPool), Volume("myocardium", counts.Myocardium)];
            }
        }

        return new ResultTable(
            "measures", ["case", "masks_by", "quantity", "frame", "unit", "value", "undefined_because", "convention"], [.. rows]).ToCsv();
    }

    /// <summary>A page with numbers, masks and volume curve, as PDF.</summary>
    /// <param name="one">The heart.</param>
    /// <param name="masks">Its masks.</param>
    /// <param name="by">Whose they are.</param>
    /// <param name="made">When they were made.</param>
    public static byte[] Pdf(Segmentation one, MaskSet masks, string by, DateTimeOffset made)
    {
        var findings = HeartFindings.Of(masks, one.Facts, one.Study, one.Stated);
        var (ed, es) = (findings.EndDiastole, findings.EndSystole);
        var report = new HeartReport(
            one.Name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Masks: {by}. Frames: {one.Masks.Frames}, each of {one.Size.Slices} slices of {one.Size.Height} × {one.Size.Width}; voxels "
                    + $"{one.Facts.Spacing}; {one.Facts.FrameTimeMs:0.###} ms a frame{(one.Facts.FrameSeconds > 0 ? "" : ", assumed")}. "
                    + $"{PhasesFrom(one)}"),
            [
                .. findings.Numbers.Select(n => (
                    n.Name, n.Value, n.Unit, n.UndefinedBecause.Length > 0 ? $"Undefined: {n.UndefinedBecause}." : n.Convention)),
            ],
            [.. Rows(one, masks, [("ED", ed), ("ES", es)])],
            findings.Curve is { } curve
                ? new CurveSeries(one.Name, one.Facts.FrameNumbers, curve, findings.Rates, Frame(one, ed), Frame(one, es))
                : null,
            [.. one.Warnings, .. findings.Warnings, .. one.Changes.Select(c => $"Changed by the user: {c.What}.")])
        {
            Aspect = one.Facts.Spacing.RowMm / one.Facts.Spacing.ColumnMm,
            Made = made.UtcDateTime,
        };
        using var stream = new MemoryStream();
        HeartPage.Write(report, stream);
        return stream.ToArray();
    }

    private static int? Frame(Segmentation one, int? place) => place is { } at ? one.Facts.FrameNumbers[at] : null;

    private static double Number(Segmentation one, int? place) => Frame(one, place) ?? double.NaN;

    private static string PhasesFrom(Segmentation one) => one.Stated is null
        ? "ED and ES: frames of the largest and the smallest blood pool."
        : "ED and ES: frames as the user named them.";

    private static IEnumerable<(string Name, IReadOnlyList<MontageSlice> Slices)> Rows(
        Segmentation one, MaskSet masks, IReadOnlyList<(string Name, int? Place)> phases)
    {
        (string Name, int Place, LabelMap Map)[] known =
        [
            .. phases.Where(p => p.Place is not null).Select(p => (p.Name, p.Place!.Value, masks.Map(p.Place!.Value)!)),
        ];
        var window = CropWindow.Around(known.Select(k => k.Map), [], one.Size);
        int[] slices = [.. Enumerable.Range(0, one.Size.Slices).Where(s => known.Any(k => k.Map.Slice(s).ContainsAnyExcept((byte)0)))];
        var step = Math.Max(1, (slices.Length + MostSlices - 1) / MostSlices);
        int[] shown = [.. slices.Where((_, i) => i % step == 0)];
        foreach (var (name, place, map) in known)
        {
            var grey = one.Pictures.Read(place);
            yield return (
                name,
                [
                    .. shown.Select(s => new MontageSlice(
                        s,
                        window.Height,
                        window.Width,
                        grey is null ? [] : window.Cut(grey.AsSpan(s * one.Size.SliceLength, one.Size.SliceLength), one.Size.Width),
                        window.Cut(map.Slice(s), one.Size.Width),
                        [])),
                ]);
        }
    }
}
