using Bench.Reporting.Figures;
using Bench.Reporting.Typography;

namespace Bench.Reporting.Layout;

/// <summary>The text styles of the report.</summary>
internal static class Fonts
{
    public static TextStyle Title { get; } = new(Typefaces.Default.SemiBold, 18, Palette.Ink);

    public static TextStyle Verdict { get; } = new(Typefaces.Default.SemiBold, 14, Palette.Ink);

    public static TextStyle Section { get; } = new(Typefaces.Default.SemiBold, 15, Palette.Ink);

    public static TextStyle Subsection { get; } = new(Typefaces.Default.SemiBold, 10.5f, Palette.Ink);

    public static TextStyle Body { get; } = new(Typefaces.Default.Regular, 9, Palette.Ink);

    public static TextStyle Lead { get; } = new(Typefaces.Default.Regular, 10.5f, Palette.Ink);

    public static TextStyle Caption { get; } = new(Typefaces.Default.Regular, 8, Palette.Grey);

    public static TextStyle Table { get; } = new(Typefaces.Default.Regular, 8, Palette.Ink, TabularFigures: true);

    public static TextStyle Dense { get; } = new(Typefaces.Default.Regular, 6.8f, Palette.Ink, TabularFigures: true);

    public static TextStyle Running { get; } = new(Typefaces.Default.Regular, 7.5f, Palette.Grey);

    public static TextStyle Strong(this TextStyle style) => style with { Typeface = Typefaces.Default.SemiBold };
}
