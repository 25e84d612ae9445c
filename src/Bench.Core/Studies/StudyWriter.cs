using System.Globalization;
using Bench.Core.Phases;

namespace Bench.Core.Studies;

/// <summary>Turns a study into the document that its file holds.</summary>
internal static class StudyWriter
{
    private const double Percent = 100;

    /// <summary>The document of a study.</summary>
    /// <param name="study">The study.</param>
    public static StudyDocument Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new StudyDocument
        {
            Name = study.Name,
            Title = study.Title,
            Species = study.Species,
            CaseWord = study.CaseWord,
            CaseWords = study.CaseWords,
            Structures = [.. study.Structures.Select(s => StudyWords.CodeOf(s))],
            Labels = new LabelsPart
            {
                Reference = Labels(study.ReferenceLabels),
                Predictions = study.PredictionLabels.Equals(study.ReferenceLabels) ? null : Labels(study.PredictionLabels),
            },
            Layout = study.Layout,
            Phases = Phases(study.Phases),
            Groups = study.Groups is { } groups
                ? new GroupsPart
                {
                    InfoFile = groups.IsTable ? null : groups.File,
                    Table = groups.IsTable ? groups.File : null,
                    Column = groups.Column,
                    CaseColumn = groups.CaseColumn.Length > 0 ? groups.CaseColumn : null,
                }
                : null,
            VoxelSpacingMm = study.Spacing is { } spacing ? [spacing.RowMm, spacing.ColumnMm, spacing.SliceMm] : null,
            Units = new UnitsPart { Volume = study.Units.VolumeSymbol, Mass = study.Units.MassSymbol },
            DensityGPerMl = study.DensityGramsPerMl,
            PapillaryMuscles = study.Papillary == PapillaryConvention.BloodPool ? StudyWords.BloodPool : StudyWords.Myocardium,
            Plausible = study.PlausibleRanges.Count == 0 ? null : new PlausiblePart
            {
                Edv = Range(study, PlausibleQuantity.EndDiastolicVolume, 1 / study.Units.MicrolitresPerUnit),
                Esv = Range(study, PlausibleQuantity.EndSystolicVolume, 1 / study.Units.MicrolitresPerUnit),
                Ef = Range(study, PlausibleQuantity.EjectionFraction, Percent),
                Mass = Range(study, PlausibleQuantity.Mass, 1 / study.Units.MilligramsPerUnit),
            },
            WorkingGrid = study.WorkingGrid is { } grid
                ? new GridPart { SpacingMm = grid.SpacingMm, Rows = grid.Rows, Columns = grid.Columns } : null,
            Split = study.DefaultSplit,
            Profile = study.DefaultProfile,
            Claims = study.ClaimsFolder,
            Citation = study.Citation.Length > 0 ? study.Citation : null,
            Licence = study.Licence.Length > 0 ? study.Licence : null,
        };
    }

    private static Dictionary<string, string> Labels(StudyLabels labels) => labels.Structures.Where(l => l.Key != 0 || l.Value is not null)
        .ToDictionary(l => l.Key.ToString(CultureInfo.InvariantCulture), l =>
            l.Value is { } structure ? StudyWords.CodeOf(structure) : StudyWords.Background);

    private static PhasesPart Phases(PhaseSource phases) => phases.Kind switch
    {
        PhaseSourceKind.Rule =>
            new PhasesPart { Rule = phases.Rule == PhaseConvention.Published ? StudyWords.PublishedRule : StudyWords.CurveRule },
        PhaseSourceKind.InfoFile => new PhasesPart { InfoFile = phases.File, FirstFrame = phases.FirstFrame },
        PhaseSourceKind.Fixed => new PhasesPart
        {
            Fixed = [phases.EndDiastole + phases.FirstFrame, phases.EndSystole + phases.FirstFrame],
            FirstFrame = phases.FirstFrame,
        },
        _ => new PhasesPart
        {
            Table = phases.File,
            FirstFrame = phases.FirstFrame,
            CaseColumn = phases.CaseColumn.Length > 0 ? phases.CaseColumn : null,
            Ed = phases.EndDiastoleColumn,
            Es = phases.EndSystoleColumn,
        },
    };

    // Rounded, since a factor of a hundred or thousandth need not come back.
    private static IReadOnlyList<double>? Range(Study study, PlausibleQuantity quantity, double factor) =>
        study.PlausibleRanges.TryGetValue(quantity, out var range) ? [Rounded(range.Low * factor), Rounded(range.High * factor)] : null;

    private static double Rounded(double value) => Math.Round(value, 9);
}
