namespace Bench.Reporting.Layout;

/// <summary>The page: A4 upright, points.</summary>
internal static class Sheet
{
    public const float Width = 595.276f;
    public const float Height = 841.89f;

    /// <summary>Leaves the width of a figure over two journal columns, 172 mm, between the margins.</summary>
    public const float Left = (Width - Figures.Figure.DoubleColumn) / 2;
    public const float Right = Width - Left;
    public const float Top = 66;

    /// <summary>Of the first page, which has no running head.</summary>
    public const float FirstTop = 44;
    public const float Bottom = Height - 58;
    public const float TextWidth = Right - Left;
    public const float TextHeight = Bottom - Top;
}
