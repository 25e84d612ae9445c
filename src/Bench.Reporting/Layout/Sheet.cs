namespace Bench.Reporting.Layout;

/// <summary>The page: A4 upright, points.</summary>
internal static class Sheet
{
    public const float Width = 595.276f;
    public const float Height = 841.89f;
    public const float Left = 54;
    public const float Right = Width - Left;
    public const float Top = 66;
    public const float Bottom = Height - 58;
    public const float TextWidth = Right - Left;
    public const float TextHeight = Bottom - Top;
}
