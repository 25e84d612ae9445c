namespace Bench.Core.Phases;

/// <summary>How the contoured frames of a mouse get their roles.</summary>
public enum PhaseConvention
{
    /// <summary>As in the published code (<see cref="PublishedPhaseRule"/>).</summary>
    Published,

    /// <summary>Largest and smallest blood pool (<see cref="VolumeCurvePhaseRule"/>).</summary>
    Curve,

    /// <summary>As the user names them (<see cref="GivenPhaseRule"/>).</summary>
    Given,
}
