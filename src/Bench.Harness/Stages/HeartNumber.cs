using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Studies;

namespace Bench.Harness.Stages;

/// <summary>A number of one heart, with all that a reader needs to believe it.</summary>
/// <param name="Key">Code, as in tables.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Value">Value in this unit; NaN where undefined.</param>
/// <param name="UndefinedBecause">Why it is undefined, as a clause; empty where it is not.</param>
/// <param name="Convention">How it is computed, as a sentence.</param>
internal sealed record HeartNumber(string Key, string Name, string Unit, double Value, string UndefinedBecause, string Convention)
{
    private const string Rates = "Slope of the volume curve, smoothed by parabolas through five frames (Savitzky and Golay 1964)";

    /// <summary>Function and mass.</summary>
    /// <param name="function">They.</param>
    /// <param name="study">Whose density mass was computed with, and whose structures are measured.</param>
    public static IEnumerable<HeartNumber> Of(CardiacFunction function, Study study) =>
        (study.Has(Structure.RightVentricle) ? Vocabulary.Quantities.Concat(Vocabulary.RightQuantities) : Vocabulary.Quantities).Select(
            quantity => new HeartNumber(
                Vocabulary.Code(quantity),
                Vocabulary.Name(quantity),
                Vocabulary.Unit(quantity),
                function.Reported(quantity),
                function.UndefinedBecause(quantity),
                ConventionOf(quantity, study.DensityGramsPerMl)));

    /// <summary>How fast the ventricle empties and fills.</summary>
    /// <param name="rates">It.</param>
    public static IEnumerable<HeartNumber> Of(VolumeRates rates)
    {
        string Late(double time) =>
            !double.IsNaN(time) ? "" : rates.UndefinedBecause.Length > 0 ? rates.UndefinedBecause : "the cine starts after ED";

        yield return new HeartNumber(
            "PeakEjectionRate", "Peak ejection rate", "µL/s", rates.PeakEjectionRateMicrolitresPerSecond, rates.UndefinedBecause,
            $"{Rates}; the steepest fall between ED and ES.");
        yield return new HeartNumber(
            "TimeToPeakEjection", "Time to peak ejection", "ms after ED", rates.TimeToPeakEjectionMs, Late(rates.TimeToPeakEjectionMs),
            "From ED to the frame of the peak ejection rate.");
        yield return new HeartNumber(
            "PeakFillingRate", "Peak filling rate", "µL/s", rates.PeakFillingRateMicrolitresPerSecond, rates.UndefinedBecause,
            $"{Rates}; the steepest rise after ES.");
        yield return new HeartNumber(
            "TimeToPeakFilling", "Time to peak filling", "ms after ES", rates.TimeToPeakFillingMs, Late(rates.TimeToPeakFillingMs),
            "From ES to the frame of the peak filling rate.");
    }

    /// <summary>The number in the units of a study; in memory everything is in µL and mg.</summary>
    /// <param name="units">They.</param>
    public HeartNumber In(StudyUnits units)
    {
        var (factor, unit) =
            Unit.Contains("µL", StringComparison.Ordinal)
                ? (units.MicrolitresPerUnit, Unit.Replace("µL", units.VolumeSymbol, StringComparison.Ordinal))
            : Unit == "mg" ? (units.MilligramsPerUnit, units.MassSymbol)
            : (1, Unit);
        return this with { Value = Value / factor, Unit = unit };
    }

    private static string ConventionOf(Quantity quantity, double density) => quantity switch
    {
        Quantity.StrokeVolume or Quantity.RightStrokeVolume => "EDV − ESV.",
        Quantity.EjectionFraction or Quantity.RightEjectionFraction => "(EDV − ESV) / EDV.",
        Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole =>
            FormattableString.Invariant(
                $"Voxels of the myocardium × voxel volume × {density:0.###} mg/µL; papillary muscles as the masks have them."),
        _ => "Voxels of the blood pool × voxel volume; every slice, nothing interpolated.",
    };
}
