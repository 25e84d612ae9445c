namespace Bench.Core.Studies;

/// <summary>What a case can have without being suspicious, both ends included.</summary>
/// <param name="Low">Smallest value, in µL, mg or as a ratio.</param>
/// <param name="High">Largest value.</param>
public readonly record struct PlausibleRange(double Low, double High)
{
    /// <summary>Whether a value lies in it.</summary>
    /// <param name="value">In µL, mg or as a ratio.</param>
    public bool Contains(double value) => value >= Low && value <= High;
}

/// <summary>Quantities of the left ventricle whose range a study can state.</summary>
public enum PlausibleQuantity
{
    /// <summary>EDV, µL.</summary>
    EndDiastolicVolume,

    /// <summary>ESV, µL.</summary>
    EndSystolicVolume,

    /// <summary>EF, a ratio; percent in files.</summary>
    EjectionFraction,

    /// <summary>Myocardial mass at ED and at ES, mg.</summary>
    Mass,
}

/// <summary>The grid of images that networks are trained on, in plane; slices stay as they are.</summary>
/// <param name="SpacingMm">Distance between pixels, mm; 0 for each case's own.</param>
/// <param name="Rows">Rows of an image.</param>
/// <param name="Columns">Columns of an image.</param>
public sealed record WorkingGrid(double SpacingMm, int Rows, int Columns);
