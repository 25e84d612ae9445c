using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>The numbers behind the figures of overlap. Columns are documented in docs/outputs.md.</summary>
internal static class DiceFigureTables
{
    /// <summary>Points of the Dice figure.</summary>
    public static ResultTable Points(EvaluationResult result) => new(
        "dice",
        ["model", "mouse", "structure", "phase", "dice"],
        from model in result.Models
        from structure in DiceFigure.Structures
        from phase in DiceFigure.Phases
        from c in model.Cases
        from d in c.Dice
        where d.Structure == structure && d.Phase == phase && double.IsFinite(d.Dice)
        select (string[])[model.Name, c.Mouse, Labels.Code(structure), Labels.Code(phase), Cell.Of(d.Dice)]);

    /// <summary>Boxes, means and intervals of the Dice figure.</summary>
    public static ResultTable Boxes(EvaluationResult result) => new(
        "dice-boxes",
        ["model", "structure", "phase", "n", "lower_whisker", "lower_quartile", "median", "upper_quartile", "upper_whisker", "mean", "ci_low", "ci_high"],
        from model in result.Models
        from structure in DiceFigure.Structures
        from phase in DiceFigure.Phases
        let values = DiceFigure.Values(model, structure, phase)
        let summary = model.Dice.FirstOrDefault(d => d.Structure == structure && d.Phase == phase)
        select (string[])
        [
            model.Name, Labels.Code(structure), Labels.Code(phase), Cell.Of(values.Length), .. Box(values),
            Cell.Of(summary?.Mean ?? double.NaN), Cell.Of(summary?.ConfidenceLow ?? double.NaN), Cell.Of(summary?.ConfidenceHigh ?? double.NaN),
        ]);

    /// <summary>Points of the figure of volume error on Dice.</summary>
    public static ResultTable Errors(EvaluationResult result) => new(
        "dice-error",
        ["model", "mouse", "quantity", "unit", "structure", "phase", "dice", "absolute_error"],
        from model in result.Models
        from kind in DiceErrorPairs.Kinds
        let pairs = DiceErrorPairs.Of(model, kind)
        from i in Enumerable.Range(0, pairs.Mice.Length)
        select (string[])
        [
            model.Name, pairs.Mice[i], Labels.Code(kind.Quantity), Labels.Unit(kind.Quantity), Labels.Code(kind.Structure), Labels.Code(kind.Phase),
            Cell.Of(pairs.Dice[i]), Cell.Of(pairs.Errors[i]),
        ]);

    /// <summary>Spearman's correlations of Dice and volume error.</summary>
    public static ResultTable ErrorCorrelations(EvaluationResult result) => new(
        "dice-error-correlations",
        ["model", "quantity", "structure", "phase", "n", "rho", "ci_low", "ci_high", "p"],
        from model in result.Models
        from kind in DiceErrorPairs.Kinds
        let pairs = DiceErrorPairs.Of(model, kind)
        select (string[])
        [
            model.Name, Labels.Code(kind.Quantity), Labels.Code(kind.Structure), Labels.Code(kind.Phase), Cell.Of(pairs.Mice.Length), .. Correlation(pairs),
        ]);

    /// <summary>Points of the figure of overlap along the ventricle.</summary>
    public static ResultTable Positions(EvaluationResult result) => new(
        "position",
        ["model", "structure", "position", "reference_voxels", "predicted_voxels", "shared_voxels", "dice"],
        from model in result.Models
        from structure in DiceFigure.Structures
        from bin in Enumerable.Range(0, PositionFigure.BinNames.Length)
        let pooled = PositionFigure.Pooled(model, structure, bin)
        select (string[])
        [
            model.Name, Labels.Code(structure), PositionFigure.BinNames[bin].Replace('–', '-'), Cell.Of(pooled.Reference), Cell.Of(pooled.Predicted), Cell.Of(pooled.Shared),
            Cell.Of(pooled.Dice),
        ]);

    /// <summary>Slices that the expert left empty, and in how many a model sees myocardium.</summary>
    public static ResultTable Beyond(EvaluationResult result) => new(
        "position-beyond",
        ["model", "empty_slices", "with_myocardium"],
        from model in result.Models
        let counts = PositionFigure.BeyondCounts(model)
        select (string[])[model.Name, Cell.Of(counts.All), Cell.Of(counts.Filled)]);

    private static string[] Box(double[] values)
    {
        if (values.Length < DiceFigure.LeastForBox)
        {
            return ["", "", "", "", ""];
        }

        var box = BoxStatistics.Of(values);
        return [Cell.Of(box.LowerWhisker), Cell.Of(box.LowerQuartile), Cell.Of(box.Median), Cell.Of(box.UpperQuartile), Cell.Of(box.UpperWhisker)];
    }

    private static string[] Correlation(DiceErrorPairs pairs)
        => double.IsNaN(pairs.Rho)
            ? ["", "", "", ""]
            : [Cell.Of(pairs.Rho), Cell.Of(pairs.Spearman.Interval.Low), Cell.Of(pairs.Spearman.Interval.High), Cell.Of(pairs.Spearman.PValue)];
}
