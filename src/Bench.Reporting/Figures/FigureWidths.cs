namespace Bench.Reporting.Figures;

/// <summary>
/// Widths that figures are laid out for. Text has the same size in both: a narrower figure has smaller panels, not smaller letters.
/// </summary>
/// <param name="OneColumn">Over one column, points.</param>
/// <param name="TwoColumns">Over both columns, points.</param>
public sealed record FigureWidths(float OneColumn, float TwoColumns)
{
    /// <summary>Height that figures over both columns keep to where they can without harm, points.</summary>
    public float MostHeight { get; init; } = float.PositiveInfinity;

    /// <summary>Those of the report: 84 and 172 mm.</summary>
    public static FigureWidths Report { get; } = new(Figure.SingleColumn, Figure.DoubleColumn);
}
