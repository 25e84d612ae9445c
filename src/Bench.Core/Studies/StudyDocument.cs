using System.Text.Json.Serialization;

namespace Bench.Core.Studies;

/// <summary>A study as its file writes it (baselines/studies/study.schema.json).</summary>
internal sealed record StudyDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Species { get; init; }

    public string? CaseWord { get; init; }

    public string? CaseWords { get; init; }

    public required IReadOnlyList<string> Structures { get; init; }

    public required LabelsPart Labels { get; init; }

    public string? Layout { get; init; }

    public PhasesPart? Phases { get; init; }

    public GroupsPart? Groups { get; init; }

    public IReadOnlyList<double>? VoxelSpacingMm { get; init; }

    public required UnitsPart Units { get; init; }

    public double? DensityGPerMl { get; init; }

    public string? PapillaryMuscles { get; init; }

    public PlausiblePart? Plausible { get; init; }

    public GridPart? WorkingGrid { get; init; }

    public string? Split { get; init; }

    public string? Profile { get; init; }

    public string? Claims { get; init; }

    public string? Citation { get; init; }

    public string? Licence { get; init; }
}

/// <summary>Meaning of the numbers in masks.</summary>
internal sealed record LabelsPart
{
    public required IReadOnlyDictionary<string, string> Reference { get; init; }

    public IReadOnlyDictionary<string, string>? Predictions { get; init; }
}

/// <summary>Where ED and ES are known from: one of four.</summary>
internal sealed record PhasesPart
{
    public string? Rule { get; init; }

    public string? InfoFile { get; init; }

    public string? Table { get; init; }

    public IReadOnlyList<int>? Fixed { get; init; }

    public int? FirstFrame { get; init; }

    public string? CaseColumn { get; init; }

    public string? Ed { get; init; }

    public string? Es { get; init; }
}

/// <summary>Where groups are known from: one of two.</summary>
internal sealed record GroupsPart
{
    public string? InfoFile { get; init; }

    public string? Table { get; init; }

    public required string Column { get; init; }

    public string? CaseColumn { get; init; }
}

/// <summary>Units to print.</summary>
internal sealed record UnitsPart
{
    public required string Volume { get; init; }

    public required string Mass { get; init; }
}

/// <summary>Ranges in the study's units and in percent.</summary>
internal sealed record PlausiblePart
{
    public IReadOnlyList<double>? Edv { get; init; }

    public IReadOnlyList<double>? Esv { get; init; }

    public IReadOnlyList<double>? Ef { get; init; }

    public IReadOnlyList<double>? Mass { get; init; }
}

/// <summary>The grid for networks.</summary>
internal sealed record GridPart
{
    public required double SpacingMm { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }
}
