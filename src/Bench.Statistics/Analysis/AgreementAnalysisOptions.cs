using Bench.Statistics.Agreement;
using Bench.Statistics.Resampling;

namespace Bench.Statistics.Analysis;

/// <summary>Settings of a whole analysis; its result carries them.</summary>
public sealed record AgreementAnalysisOptions
{
    /// <summary>Unit of both columns, for texts; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Conventions of the Bland–Altman analysis on the absolute scale.</summary>
    public BlandAltmanOptions BlandAltman { get; init; } = new();

    /// <summary>Level of significance.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Error variance of the predicted over that of the reference, for Deming regression.</summary>
    public double ErrorRatio { get; init; } = 1;

    /// <summary>Settings of the bootstrap.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>What the person who made the comparison states.</summary>
    public StudyStatements Statements { get; init; } = new();
}
