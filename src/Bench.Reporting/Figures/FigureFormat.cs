namespace Bench.Reporting.Figures;

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
