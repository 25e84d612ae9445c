namespace Bench.Reporting.Figures;

/// <summary>Kind of line.</summary>
internal enum Dash
{
    /// <summary>Drawn through.</summary>
    None,

    /// <summary>Of dashes.</summary>
    Dashed,

    /// <summary>Of dots.</summary>
    Dotted,
}
