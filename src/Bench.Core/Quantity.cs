namespace Bench.Core;

/// <summary>The six quantities of left-ventricular function and mass that the study reports (Table 1).</summary>
public enum Quantity
{
    /// <summary>End-diastolic volume, µL.</summary>
    EndDiastolicVolume,

    /// <summary>End-systolic volume, µL.</summary>
    EndSystolicVolume,

    /// <summary>Stroke volume, µL: end-diastolic less end-systolic volume.</summary>
    StrokeVolume,

    /// <summary>Ejection fraction, a ratio here, printed as percent: stroke volume over end-diastolic volume.</summary>
    EjectionFraction,

    /// <summary>Myocardial mass at end-diastole, mg.</summary>
    MassAtEndDiastole,

    /// <summary>Myocardial mass at end-systole, mg.</summary>
    MassAtEndSystole,
}
