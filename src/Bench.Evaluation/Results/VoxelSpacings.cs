using System.Globalization;

namespace Bench.Evaluation.Results;

/// <summary>Voxel spacings of several mice, mm.</summary>
public static class VoxelSpacings
{
    private const double Tolerance = 1e-5;

    /// <summary>
    /// The spacing that all have; none where they differ. Files store it as float32, so what differs by less than 1e-5 of itself is the
    /// same.
    /// </summary>
    /// <param name="spacings">Row, column and slice distance of each mouse; empty ones are left out.</param>
    public static IReadOnlyList<double> Common(IEnumerable<IReadOnlyList<double>> spacings)
    {
        var each = spacings.Where(s => s.Count > 0).ToArray();
        return each.Length > 0
            && each.All(
                s => s.Count == each[0].Count && s.Zip(each[0]).All(p => Math.Abs(p.First - p.Second) <= Tolerance * Math.Abs(p.Second)))
            ? each[0]
            : [];
    }

    /// <summary>
    /// The spacings of a result for a reader, e.g. <c>0.1 × 0.1 × 1</c>; each as its range where mice differ, e.g. <c>1.37 to 1.68 × 1.37
    /// to 1.68 × 5 to 10</c>.
    /// </summary>
    /// <param name="result">The result.</param>
    public static string Text(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var spacings = OfMice(result);
        return spacings.Length == 0
            ? string.Join(" × ", result.Settings.VoxelSpacingMm.Select(Number))
            : string.Join(
                " × ",
                Enumerable.Range(0, spacings[0].Count).Select(
                    axis => (Low: Number(spacings.Min(s => s[axis])), High: Number(spacings.Max(s => s[axis]))))
                .Select(r => r.Low == r.High ? r.Low : $"{r.Low} to {r.High}"));
    }

    /// <summary>How many different spacings the mice have; 1 where it is not known.</summary>
    /// <param name="result">The result.</param>
    public static int Kinds(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Math.Max(1, OfMice(result).Select(s => string.Join(' ', s.Select(Number))).Distinct().Count());
    }

    /// <summary>The spacing of a mouse: its own, or the one of the result where a result of earlier builds does not hold it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="mouse">Name of the mouse.</param>
    public static IReadOnlyList<double> Of(EvaluationResult result, string mouse)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Models.SelectMany(m => m.Cases).FirstOrDefault(c => c.Mouse == mouse && c.VoxelSpacingMm.Count > 0)?.VoxelSpacingMm
            ?? result.Settings.VoxelSpacingMm;
    }

    private static IReadOnlyList<double>[] OfMice(EvaluationResult result) =>
        [.. result.Models.SelectMany(m => m.Cases).Select(c => c.VoxelSpacingMm).Where(s => s.Count > 0)];

    private static string Number(double mm) => mm.ToString("0.####", CultureInfo.InvariantCulture);
}
