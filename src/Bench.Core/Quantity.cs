namespace Bench.Core;

/// <summary>
/// The six quantities of left-ventricular function and mass that the published study reports (Table 1), and the four of the right
/// ventricle.
/// </summary>
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

    /// <summary>End-diastolic volume of the right ventricle, µL; only of studies that label it, as the three below.</summary>
    RightEndDiastolicVolume,

    /// <summary>End-systolic volume of the right ventricle, µL.</summary>
    RightEndSystolicVolume,

    /// <summary>Stroke volume of the right ventricle, µL.</summary>
    RightStrokeVolume,

    /// <summary>Ejection fraction of the right ventricle, a ratio here, printed as percent.</summary>
    RightEjectionFraction,
}
