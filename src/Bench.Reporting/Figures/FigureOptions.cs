namespace Bench.Reporting.Figures;

/// <summary>Which figures to write, and how.</summary>
public sealed record FigureOptions
{
    /// <summary>Least resolution of PNG files.</summary>
    public const int LeastDotsPerInch = 36;

    /// <summary>Greatest resolution of PNG files: line art at journals; a double column is then 8126 pixels wide.</summary>
    public const int MostDotsPerInch = 1200;

    /// <summary>True for figures of one column, a file a panel; those that need both columns keep them.</summary>
    public bool SingleColumn { get; init; }

    /// <summary>File formats, at least one.</summary>
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [FigureFormat.Svg, FigureFormat.Pdf, FigureFormat.Png];

    /// <summary>Resolution of PNG files at final size, <see cref="LeastDotsPerInch"/> … <see cref="MostDotsPerInch"/>.</summary>
    public int DotsPerInch { get; init; } = FigureFiles.DefaultDotsPerInch;

    /// <summary>Name of a figure or of a panel, <c>*</c> standing for any characters; null for all.</summary>
    public string? Only { get; init; }
}
