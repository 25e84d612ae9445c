using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Data.Verification;

/// <summary>What the experts' masks of a case amount to, in the study's units; NaN where a phase or a structure is missing.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Group">Its group; empty where there is none.</param>
/// <param name="Edv">End-diastolic volume of the left ventricle.</param>
/// <param name="Esv">End-systolic volume.</param>
/// <param name="Ef">Ejection fraction, percent.</param>
/// <param name="MassEd">Myocardial mass at end-diastole.</param>
/// <param name="MassEs">Myocardial mass at end-systole.</param>
/// <param name="RightEdv">End-diastolic volume of the right ventricle; NaN where it is not labelled.</param>
/// <param name="RightEsv">End-systolic volume of the right ventricle.</param>
public sealed record CaseVolumes(
    string Case, string Group, double Edv, double Esv, double Ef, double MassEd, double MassEs, double RightEdv, double RightEsv)
{
    private const double Percent = 100;

    /// <summary>Computes them from counted voxels.</summary>
    /// <param name="found">What is in the files of the case.</param>
    /// <param name="study">Density and units.</param>
    public static CaseVolumes Of(MouseRecord found, Study study)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(study);
        var voxel = found.SpacingMm is [var row, var column, var slice] ? row * column * slice : double.NaN;
        var (ed, es) = (At(found, CardiacPhase.EndDiastole), At(found, CardiacPhase.EndSystole));
        double Volume(int? voxels) => voxels is { } count ? count * voxel / study.Units.MicrolitresPerUnit : double.NaN;
        double Mass(int? voxels) =>
            voxels is { } count ? count * voxel * study.DensityGramsPerMl / study.Units.MilligramsPerUnit : double.NaN;
        double Right(FrameRecord? frame) => study.Has(Structure.RightVentricle) ? Volume(frame?.RightVentricleVoxels) : double.NaN;
        var (edv, esv) = (Volume(ed?.BloodPoolVoxels), Volume(es?.BloodPoolVoxels));
        return new CaseVolumes(
            found.Mouse,
            found.Group ?? "",
            edv,
            esv,
            edv > 0 ? Percent * (edv - esv) / edv : double.NaN,
            Mass(ed?.MyocardiumVoxels),
            Mass(es?.MyocardiumVoxels),
            Right(ed),
            Right(es));
    }

    /// <summary>What of them lies outside the ranges of the study, or is not there, as sentences.</summary>
    /// <param name="study">The study.</param>
    public IEnumerable<string> Oddities(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var (ul, mg) = (study.Units.MicrolitresPerUnit, study.Units.MilligramsPerUnit);
        (string Name, PlausibleQuantity Quantity, double Value, double Factor, string Unit)[] values =
        [
            ("EDV", PlausibleQuantity.EndDiastolicVolume, Edv, ul, study.Units.VolumeSymbol),
            ("ESV", PlausibleQuantity.EndSystolicVolume, Esv, ul, study.Units.VolumeSymbol),
            ("EF", PlausibleQuantity.EjectionFraction, Ef, 1 / Percent, "%"),
            ("mass at ED", PlausibleQuantity.Mass, MassEd, mg, study.Units.MassSymbol),
            ("mass at ES", PlausibleQuantity.Mass, MassEs, mg, study.Units.MassSymbol),
        ];
        foreach (var (name, quantity, value, factor, unit) in values)
        {
            if (study.PlausibleRanges.TryGetValue(quantity, out var range) && !double.IsNaN(value) && !range.Contains(value * factor))
            {
                yield return FormattableString.Invariant(
                    $"{name} is {value:0.#} {unit}, outside the study's {range.Low / factor:0.###} to {range.High / factor:0.###} {unit}.");
            }
        }
    }

    private static FrameRecord? At(MouseRecord found, CardiacPhase phase) => found.Frames.FirstOrDefault(f => f.Phase == phase);
}
