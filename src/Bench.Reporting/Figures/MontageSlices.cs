using System.Globalization;
using Bench.Core;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Figures;

/// <summary>What pictures of slices have in common: which are shown, and what is said of them.</summary>
internal static class MontageSlices
{
    /// <summary>Slices with any label, in the order of the result; at most so many, the one with most errors always among them.</summary>
    /// <param name="slices">The slices of a montage.</param>
    /// <param name="most">How many may be shown, at least 3.</param>
    public static MontageSlice[] Shown(IReadOnlyList<MontageSlice> slices, int most)
    {
        MontageSlice[] all = [.. slices.Where(IsLabelled)];
        all = all.Length == 0 ? [.. slices] : all;
        if (all.Length <= most)
        {
            return all;
        }

        var kept = Enumerable.Range(0, most).Select(i => (int)Math.Round(i * (all.Length - 1.0) / (most - 1))).ToArray();
        var worst = Enumerable.Range(0, all.Length).MaxBy(i => WrongVoxels(all[i]));
        if (!kept.Contains(worst))
        {
            kept[Enumerable.Range(1, most - 2).MinBy(i => Math.Abs(kept[i] - worst))] = worst;
        }

        return [.. kept.Order().Select(i => all[i])];
    }

    /// <summary>Slices that hold a label.</summary>
    public static int Labelled(IReadOnlyList<MontageSlice> slices) => slices.Count(IsLabelled) is > 0 and var count ? count : slices.Count;

    /// <summary>Voxels in the picture that some model labels otherwise than the expert, over models.</summary>
    public static int WrongVoxels(MontageSlice slice) =>
        slice.Predicted.Sum(p => Enumerable.Range(0, p.Length).Count(i => ErrorTile.Kind(slice.Reference[i], p[i]) != 0));

    /// <summary>Dice of each structure in a whole slice, as measured; empty where it was not measured.</summary>
    public static string Dice(EvaluationResult result, MontageCase example, int slice, int model)
    {
        var counts = Counts(result, example, slice, model);
        return counts.All(c => c is null)
            ? string.Empty
            : string.Join("  ", counts.Select(c => NumberText.Fixed(c?.Dice(OverlapPolicy.BothEmptyIsUndefined) ?? double.NaN, 2)));
    }

    /// <summary>
    /// Voxels too many and missed in a whole slice, summed over structures, as measured; empty where it was not measured.
    /// </summary>
    public static string Errors(EvaluationResult result, MontageCase example, int slice, int model)
    {
        OverlapCounts[] counts = [.. Counts(result, example, slice, model).OfType<OverlapCounts>()];
        return counts.Length == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"+{counts.Sum(c => c.FalsePositive)} −{counts.Sum(c => c.FalseNegative)}");
    }

    /// <summary>A sentence on wrong voxels outside the pictures, with a space before it; empty where there are none.</summary>
    public static string Outside(EvaluationResult result, MontageCase example, IEnumerable<MontageSlice> slices, IEnumerable<int> models)
    {
        var structures = result.Settings.Terms.Structures;
        var outside = (
            from slice in slices
            from model in models
            let measured = structures.Sum(s => Wrong(MontageCounts.Of(result.Models[model], example, slice.Slice, s)))
            let drawn = model < slice.Predicted.Count ? structures.Sum(s => Wrong(slice, slice.Predicted[model], s)) : 0
            where measured > drawn
            select (slice.Slice, Count: measured - drawn, result.Models[model].Label)).OrderByDescending(o => o.Count).ToArray();
        return outside.Length == 0
            ? string.Empty
            : $" Outside the pictures lie {NumberText.Count(outside.Sum(o => o.Count))} more wrong voxels, most in slice "
                + $"{outside[0].Slice} ({NumberText.Count(outside[0].Count)}, {outside[0].Label}).";
    }

    /// <summary>A sentence on the grey values, with a space before it.</summary>
    public static string Window(MontageCase example) =>
        example.Slices.All(s => s.Image.Length == 0)
            ? " No images were given: the expert’s labels stand in grey."
            : double.IsFinite(example.WindowLow)
            ? $" Grey values {Grey(example.WindowLow)} (black) to {Grey(example.WindowHigh)} (white) of the file in every slice."
            : " Each slice has a grey scale of its own.";

    private static string Grey(double value) => NumberText.Fixed(value, Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 1 ? 1 : 3);

    private static OverlapCounts?[] Counts(EvaluationResult result, MontageCase example, int slice, int model) =>
        model < 0 ? [] : [.. result.Settings.Terms.Structures.Select(s => MontageCounts.Of(result.Models[model], example, slice, s))];

    private static int Wrong(OverlapCounts? counts) => counts is { } c ? (int)(c.FalsePositive + c.FalseNegative) : 0;

    private static int Wrong(MontageSlice slice, byte[] predicted, Structure structure) =>
        Enumerable.Range(0, predicted.Length).Count(i => slice.Reference[i] == (byte)structure != (predicted[i] == (byte)structure));

    private static bool IsLabelled(MontageSlice slice) =>
        slice.Reference.AsSpan().ContainsAnyExcept((byte)0) || slice.Predicted.Any(p => p.AsSpan().ContainsAnyExcept((byte)0));
}
