namespace Bench.Statistics.Agreement;

/// <summary>Pairs brought to a difference scale: what remains, and what had no place on the scale.</summary>
internal sealed class ScaledDifferences
{
    private ScaledDifferences(
        FinitePairs pairs, int[] rows, double[] differences, double[] horizontal, double magnitude, bool isLogarithmic)
    {
        Indices = [.. rows.Select(r => pairs.Indices[r])];
        First = [.. rows.Select(r => pairs.First[r])];
        Second = [.. rows.Select(r => pairs.Second[r])];
        Differences = [.. rows.Select(r => differences[r])];
        Horizontal = [.. rows.Select(r => horizontal[r])];
        IsLogarithmic = isLogarithmic;
        ExcludedCount = pairs.ExcludedCount;
        OutsideScaleCount = pairs.Count - rows.Length;
        Magnitude = magnitude;
    }

    public int[] Indices { get; }

    public double[] First { get; }

    public double[] Second { get; }

    /// <summary>Differences; of logarithms on the ratio scale.</summary>
    public double[] Differences { get; }

    public double[] Horizontal { get; }

    public bool IsLogarithmic { get; }

    public int ExcludedCount { get; }

    public int OutsideScaleCount { get; }

    /// <summary>
    /// Scale of rounding in the differences: of the measurements on the absolute scale, of measurements over their mean for fractions of
    /// it, and 1 for logarithms of ratios.
    /// </summary>
    public double Magnitude { get; }

    public static ScaledDifferences Of(
        IReadOnlyList<double> reference, IReadOnlyList<double> predicted, DifferenceScale scale, HorizontalAxis axis)
    {
        var pairs = FinitePairs.Of(reference, predicted);
        var differences = new double[pairs.Count];
        var horizontal = new double[pairs.Count];
        var exact = pairs.Differences();
        var magnitude = scale == DifferenceScale.Ratio ? 1 : 0.0;
        for (var i = 0; i < pairs.Count; i++)
        {
            var (r, p) = (pairs.First[i], pairs.Second[i]);
            var mean = scale == DifferenceScale.Ratio ? Math.Sqrt(r * p) : (r + p) / 2;
            horizontal[i] = axis == HorizontalAxis.Reference ? r : mean;
            differences[i] = scale switch
            {
                DifferenceScale.Absolute => exact[i],
                DifferenceScale.FractionOfMean => mean == 0 ? double.NaN : exact[i] / mean,
                DifferenceScale.Ratio => p > 0 && r > 0 ? Math.Log(p / r) : double.NaN,
                _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Unknown scale."),
            };
            var size = Math.Max(Math.Abs(r), Math.Abs(p));
            magnitude = scale switch
            {
                DifferenceScale.Absolute => Math.Max(magnitude, size),
                DifferenceScale.FractionOfMean when mean != 0 => Math.Max(magnitude, size / Math.Abs(mean)),
                _ => magnitude,
            };
        }

        var rows = Enumerable.Range(0, pairs.Count).Where(i => double.IsFinite(differences[i])).ToArray();
        return new ScaledDifferences(pairs, rows, differences, horizontal, magnitude, scale == DifferenceScale.Ratio);
    }
}
