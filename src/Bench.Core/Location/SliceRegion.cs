namespace Bench.Core.Location;

/// <summary>
/// Where along the long axis of the ventricle a slice lies. The slices that the expert labelled are cut in thirds, as the AHA does.
/// </summary>
public enum SliceRegion
{
    /// <summary>Beyond the expert's last slice at the base.</summary>
    BeyondBase,

    /// <summary>The third at the base (towards the valves).</summary>
    Base,

    /// <summary>The middle third.</summary>
    Mid,

    /// <summary>The third at the apex (the tip).</summary>
    Apex,

    /// <summary>Beyond the expert's last slice at the apex.</summary>
    BeyondApex,

    /// <summary>The expert labelled no slice.</summary>
    Unknown,
}
