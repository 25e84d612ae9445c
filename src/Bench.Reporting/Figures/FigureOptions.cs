namespace Bench.Reporting.Figures;

/// <summary>Which figures to write, and how.</summary>
public sealed record FigureOptions
{
    /// <summary>Least resolution of PNG files.</summary>
    public const int LeastDotsPerInch = 36;

    /// <summary>Greatest resolution of PNG files: line art at journals; a double column is then 8126 pixels wide.</summary>
    public const int MostDotsPerInch = 1200;

    /// <summary>Narrowest figure, mm.</summary>
    public const double LeastWidthMm = 60;

    /// <summary>Widest figure, mm.</summary>
    public const double MostWidthMm = 300;

    /// <summary>Least size of axis titles, points.</summary>
    public const double LeastTextPoints = 5;

    /// <summary>Greatest size of axis titles, points.</summary>
    public const double MostTextPoints = 14;

    /// <summary>Width at final size, mm, <see cref="LeastWidthMm"/> … <see cref="MostWidthMm"/>; null for 84 (one column) or 172.</summary>
    public double? WidthMm { get; init; }

    /// <summary>Greatest height at final size, mm; what is higher is left out. Null for any.</summary>
    public double? MostHeightMm { get; init; }

    /// <summary>
    /// Size of axis titles at final size, points, <see cref="LeastTextPoints"/> … <see cref="MostTextPoints"/>; other text and lines keep
    /// their proportion to it.
    /// </summary>
    public double TextPoints { get; init; } = ChartText.LabelSize;

    /// <summary>True for figures of one column, a file a panel; those that need both columns keep them.</summary>
    public bool SingleColumn { get; init; }

    /// <summary>File formats, at least one.</summary>
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [FigureFormat.Svg, FigureFormat.Pdf, FigureFormat.Png];

    /// <summary>Resolution of PNG files at final size, <see cref="LeastDotsPerInch"/> … <see cref="MostDotsPerInch"/>.</summary>
    public int DotsPerInch { get; init; } = FigureFiles.DefaultDotsPerInch;

    /// <summary>Name of a figure or of a panel, <c>*</c> standing for any characters; null for all.</summary>
    public string? Only { get; init; }
}

/// <summary>Files that a figure can be written as.</summary>
public enum FigureFormat
{
    /// <summary>Scalable Vector Graphics; text stays text.</summary>
    Svg,

    /// <summary>Portable Document Format: vectors, with embedded faces.</summary>
    Pdf,

    /// <summary>Pixels.</summary>
    Png,
}
