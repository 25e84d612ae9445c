namespace Bench.Core.Function;

/// <summary>
/// The quantities of function and mass of one heart, by one set of masks: six of the left ventricle, and four of the right one where it is
/// labelled. Undefined quantities are NaN and say why.
/// </summary>
/// <param name="EndDiastolicVolumeMicrolitres">EDV: blood-pool voxels at ED × voxel volume, µL, at least 0.</param>
/// <param name="EndSystolicVolumeMicrolitres">ESV: the same at ES, µL, at least 0.</param>
/// <param name="MassAtEndDiastoleMilligrams">Myocardium voxels at ED × voxel volume × density, mg, at least 0.</param>
/// <param name="MassAtEndSystoleMilligrams">The same at ES, mg, at least 0.</param>
public sealed record CardiacFunction(
    double EndDiastolicVolumeMicrolitres,
    double EndSystolicVolumeMicrolitres,
    double MassAtEndDiastoleMilligrams,
    double MassAtEndSystoleMilligrams)
{
    /// <summary>Density of myocardium, mg/µL (= g/ml): 1.05, the value that the study uses (draft 2025, Methods).</summary>
    public const double MyocardialDensityMilligramsPerMicrolitre = 1.05;

    /// <summary>EDV of the right ventricle, µL; NaN where it was not measured.</summary>
    public double RightEndDiastolicVolumeMicrolitres { get; init; } = double.NaN;

    /// <summary>ESV of the right ventricle, µL; NaN where it was not measured.</summary>
    public double RightEndSystolicVolumeMicrolitres { get; init; } = double.NaN;

    /// <summary>Stroke volume EDV − ESV, µL; negative where ED and ES are confused.</summary>
    public double StrokeVolumeMicrolitres => EndDiastolicVolumeMicrolitres - EndSystolicVolumeMicrolitres;

    /// <summary>Ejection fraction SV / EDV, a ratio, at most 1; NaN where the blood pool at ED is empty.</summary>
    public double EjectionFraction => Fraction(StrokeVolumeMicrolitres, EndDiastolicVolumeMicrolitres);

    private double RightStrokeVolumeMicrolitres => RightEndDiastolicVolumeMicrolitres - RightEndSystolicVolumeMicrolitres;

    /// <summary>Measures one mouse.</summary>
    /// <param name="endDiastole">Labels at ED, or null where there is no such frame.</param>
    /// <param name="endSystole">Labels at ES, or null where there is no such frame.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="density">Density of myocardium, mg/µL (= g/ml), above 0.</param>
    /// <exception cref="ArgumentException">The spacing is not positive, or the two maps differ in size.</exception>
    public static CardiacFunction Measure(
        LabelMap? endDiastole, LabelMap? endSystole, VoxelSpacing spacing, double density = MyocardialDensityMilligramsPerMicrolitre)
    {
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));
        if (endDiastole is not null && endSystole is not null && endDiastole.Size != endSystole.Size)
            throw new ArgumentException($"the ES map is {endSystole.Size}, the ED map {endDiastole.Size}.", nameof(endSystole));

        return new CardiacFunction(
            VolumeMicrolitres(endDiastole, Structure.BloodPool, spacing),
            VolumeMicrolitres(endSystole, Structure.BloodPool, spacing),
            VolumeMicrolitres(endDiastole, Structure.Myocardium, spacing) * density,
            VolumeMicrolitres(endSystole, Structure.Myocardium, spacing) * density)
        {
            RightEndDiastolicVolumeMicrolitres = VolumeMicrolitres(endDiastole, Structure.RightVentricle, spacing),
            RightEndSystolicVolumeMicrolitres = VolumeMicrolitres(endSystole, Structure.RightVentricle, spacing),
        };
    }

    /// <summary>Volume of a structure in one frame, µL; NaN without a map.</summary>
    /// <param name="map">Labels of the frame, or null.</param>
    /// <param name="structure">The structure.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    public static double VolumeMicrolitres(LabelMap? map, Structure structure, VoxelSpacing spacing) =>
        map is null ? double.NaN : map.Count(structure) * spacing.VoxelMicrolitres;

    /// <summary>Cardiac output SV × heart rate, ml/min.</summary>
    /// <param name="heartRateBeatsPerMinute">Heart rate, beats/min, above 0; NaN where unknown, which makes the output NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The heart rate is zero or negative.</exception>
    public double CardiacOutputMillilitresPerMinute(double heartRateBeatsPerMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(
            double.IsNaN(heartRateBeatsPerMinute) ? 1 : heartRateBeatsPerMinute, nameof(heartRateBeatsPerMinute));
        return StrokeVolumeMicrolitres * heartRateBeatsPerMinute / 1000;
    }

    /// <summary>
    /// A quantity in the unit of results (<see cref="Vocabulary.Unit"/>), the ejection fraction in percent; NaN where undefined.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    public double Reported(Quantity quantity) => Value(quantity) * (Vocabulary.IsFraction(quantity) ? 100 : 1);

    /// <summary>A quantity by name, in µL or mg, the ejection fraction as a ratio; NaN where undefined.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such quantity.</exception>
    public double Value(Quantity quantity) => quantity switch
    {
        Quantity.EndDiastolicVolume => EndDiastolicVolumeMicrolitres,
        Quantity.EndSystolicVolume => EndSystolicVolumeMicrolitres,
        Quantity.StrokeVolume => StrokeVolumeMicrolitres,
        Quantity.EjectionFraction => EjectionFraction,
        Quantity.MassAtEndDiastole => MassAtEndDiastoleMilligrams,
        Quantity.MassAtEndSystole => MassAtEndSystoleMilligrams,
        Quantity.RightEndDiastolicVolume => RightEndDiastolicVolumeMicrolitres,
        Quantity.RightEndSystolicVolume => RightEndSystolicVolumeMicrolitres,
        Quantity.RightStrokeVolume => RightStrokeVolumeMicrolitres,
        Quantity.RightEjectionFraction => Fraction(RightStrokeVolumeMicrolitres, RightEndDiastolicVolumeMicrolitres),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "not a quantity."),
    };

    /// <summary>Why a quantity is NaN, as a clause; empty where it is defined.</summary>
    /// <param name="quantity">The quantity.</param>
    public string UndefinedBecause(Quantity quantity)
    {
        if (!double.IsNaN(Value(quantity)))
            return "";

        var isRight = Vocabulary.RightQuantities.Contains(quantity);
        var needsDiastole = quantity is not (Quantity.EndSystolicVolume or Quantity.MassAtEndSystole or Quantity.RightEndSystolicVolume);
        var needsSystole = quantity is not (Quantity.EndDiastolicVolume or Quantity.MassAtEndDiastole or Quantity.RightEndDiastolicVolume);
        var noDiastole = needsDiastole && double.IsNaN(isRight ? RightEndDiastolicVolumeMicrolitres : EndDiastolicVolumeMicrolitres);
        var noSystole = needsSystole && double.IsNaN(isRight ? RightEndSystolicVolumeMicrolitres : EndSystolicVolumeMicrolitres);
        return (noDiastole, noSystole) switch
        {
            (true, true) => "there is neither an end-diastolic nor an end-systolic frame",
            (true, false) => "there is no end-diastolic frame",
            (false, true) => "there is no end-systolic frame",
            _ => $"the {(isRight ? "right ventricle" : "blood pool")} at end-diastole is empty",
        };
    }

    private static double Fraction(double strokeVolume, double endDiastolicVolume) =>
        endDiastolicVolume == 0 ? double.NaN : strokeVolume / endDiastolicVolume;
}
