namespace Bench.Core.Function;

/// <summary>The six quantities of left-ventricular function and mass of one mouse, by one set of masks. Undefined quantities are NaN and say why.</summary>
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

    /// <summary>Stroke volume EDV − ESV, µL; negative where ED and ES are confused.</summary>
    public double StrokeVolumeMicrolitres => EndDiastolicVolumeMicrolitres - EndSystolicVolumeMicrolitres;

    /// <summary>Ejection fraction SV / EDV, a ratio, at most 1; NaN where the blood pool at ED is empty.</summary>
    public double EjectionFraction => EndDiastolicVolumeMicrolitres == 0 ? double.NaN : StrokeVolumeMicrolitres / EndDiastolicVolumeMicrolitres;

    /// <summary>Measures one mouse.</summary>
    /// <param name="endDiastole">Labels at ED, or null where there is no such frame.</param>
    /// <param name="endSystole">Labels at ES, or null where there is no such frame.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <exception cref="ArgumentException">The spacing is not positive, or the two maps differ in size.</exception>
    public static CardiacFunction Measure(LabelMap? endDiastole, LabelMap? endSystole, VoxelSpacing spacing)
    {
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));
        if (endDiastole is not null && endSystole is not null && endDiastole.Size != endSystole.Size)
            throw new ArgumentException($"the ES map is {endSystole.Size}, the ED map {endDiastole.Size}.", nameof(endSystole));

        return new CardiacFunction(
            VolumeMicrolitres(endDiastole, Structure.BloodPool, spacing),
            VolumeMicrolitres(endSystole, Structure.BloodPool, spacing),
            VolumeMicrolitres(endDiastole, Structure.Myocardium, spacing) * MyocardialDensityMilligramsPerMicrolitre,
            VolumeMicrolitres(endSystole, Structure.Myocardium, spacing) * MyocardialDensityMilligramsPerMicrolitre);
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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(double.IsNaN(heartRateBeatsPerMinute) ? 1 : heartRateBeatsPerMinute, nameof(heartRateBeatsPerMinute));
        return StrokeVolumeMicrolitres * heartRateBeatsPerMinute / 1000;
    }

    /// <summary>A quantity in the unit of results (<see cref="Vocabulary.Unit"/>), the ejection fraction in percent; NaN where undefined.</summary>
    /// <param name="quantity">The quantity.</param>
    public double Reported(Quantity quantity) => Value(quantity) * (quantity == Quantity.EjectionFraction ? 100 : 1);

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
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "not a quantity."),
    };

    /// <summary>Why a quantity is NaN, as a clause; empty where it is defined.</summary>
    /// <param name="quantity">The quantity.</param>
    public string UndefinedBecause(Quantity quantity)
    {
        if (!double.IsNaN(Value(quantity)))
            return "";

        var needsDiastole = quantity is not (Quantity.EndSystolicVolume or Quantity.MassAtEndSystole);
        var needsSystole = quantity is not (Quantity.EndDiastolicVolume or Quantity.MassAtEndDiastole);
        var noDiastole = needsDiastole && double.IsNaN(EndDiastolicVolumeMicrolitres);
        var noSystole = needsSystole && double.IsNaN(EndSystolicVolumeMicrolitres);
        return (noDiastole, noSystole) switch
        {
            (true, true) => "there is neither an end-diastolic nor an end-systolic frame",
            (true, false) => "there is no end-diastolic frame",
            (false, true) => "there is no end-systolic frame",
            _ => "the blood pool at end-diastole is empty",
        };
    }
}
