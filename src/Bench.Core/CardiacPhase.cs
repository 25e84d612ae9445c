namespace Bench.Core;

/// <summary>Role of a contoured frame in the cardiac cycle.</summary>
public enum CardiacPhase
{
    /// <summary>End-diastole (ED): the fullest ventricle.</summary>
    EndDiastole,

    /// <summary>End-systole (ES): the emptiest ventricle.</summary>
    EndSystole,

    /// <summary>Another contoured frame; in the published data, one with inflow artefact.</summary>
    Inflow,
}
