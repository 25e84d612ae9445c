namespace Bench.Core.Studies;

/// <summary>The units in which a study's numbers are printed.</summary>
/// <param name="Volume">Of volumes.</param>
/// <param name="Mass">Of masses.</param>
public sealed record StudyUnits(VolumeUnit Volume, MassUnit Mass)
{
    private const double Thousand = 1000;

    /// <summary>Microlitres in one unit of volume.</summary>
    public double MicrolitresPerUnit => Volume == VolumeUnit.Millilitre ? Thousand : 1;

    /// <summary>Milligrams in one unit of mass.</summary>
    public double MilligramsPerUnit => Mass == MassUnit.Gram ? Thousand : 1;

    /// <summary>The unit of volume as it is written.</summary>
    public string VolumeSymbol => Volume == VolumeUnit.Millilitre ? "ml" : "µL";

    /// <summary>The unit of mass as it is written.</summary>
    public string MassSymbol => Mass == MassUnit.Gram ? "g" : "mg";
}

/// <summary>Units of volume.</summary>
public enum VolumeUnit
{
    /// <summary>µL, for small animals.</summary>
    Microlitre,

    /// <summary>ml.</summary>
    Millilitre,
}

/// <summary>Units of mass.</summary>
public enum MassUnit
{
    /// <summary>mg, for small animals.</summary>
    Milligram,

    /// <summary>g.</summary>
    Gram,
}

/// <summary>To which structure experts count papillary muscles and trabeculae.</summary>
public enum PapillaryConvention
{
    /// <summary>To the myocardium: the cavity is smaller, and its ejection fraction larger.</summary>
    Myocardium,

    /// <summary>To the blood pool.</summary>
    BloodPool,
}
