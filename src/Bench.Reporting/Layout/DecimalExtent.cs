using Bench.Reporting.Typography;

namespace Bench.Reporting.Layout;

/// <summary>Room that the cells of a column take on both sides of their decimal points.</summary>
/// <param name="Before">Widest text before a point, points.</param>
/// <param name="After">Widest text from it on, points.</param>
/// <param name="Style">How the cells are set.</param>
internal sealed record DecimalExtent(float Before, float After, TextStyle Style)
{
    /// <summary>Both together.</summary>
    public float Width => Before + After;

    /// <summary>The extent of a column; null where there is nothing to align.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="style">How they are set.</param>
    public static DecimalExtent? Of(TableColumn column, IReadOnlyList<RichText> cells, TextStyle style)
    {
        if (DecimalPlace.Of(column, cells) is not { } places)
        {
            return null;
        }

        var (before, after) = (0f, 0f);
        for (var i = 0; i < cells.Count; i++)
        {
            if (places[i] >= 0)
            {
                var head = cells[i].First(places[i]).Measure(style);
                before = Math.Max(before, head);
                after = Math.Max(after, cells[i].Measure(style) - head);
            }
        }

        return new DecimalExtent(before, after, style);
    }

    /// <summary>Where a cell begins, from the left edge of the extent; null for one that does not begin with a number.</summary>
    /// <param name="cell">The cell.</param>
    public float? Place(RichText cell) =>
        DecimalPlace.Of(cell.ToString()) is var place && place < 0 ? null : Before - cell.First(place).Measure(Style);
}
