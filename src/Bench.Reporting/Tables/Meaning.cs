namespace Bench.Reporting.Tables;

/// <summary>Meanings of the columns that many tables have.</summary>
public static class Meaning
{
    /// <summary>Of <c>model</c>.</summary>
    public const string Model = "name of the model";

    /// <summary>Of <c>mouse</c>.</summary>
    public const string Mouse = "name of the mouse's file without extension";

    /// <summary>Of <c>phase</c>.</summary>
    public const string Phase = "`ED`, `ES` or `inflow`";

    /// <summary>Of <c>structure</c>.</summary>
    public const string Structure = "`blood_pool`, `myocardium` or, where the study labels it, `right_ventricle`";

    /// <summary>Of <c>quantity</c>.</summary>
    public const string Quantity =
        "`EDV`, `ESV`, `SV`, `EF`, `MassED` or `MassES`; of the right ventricle `RVEDV`, `RVESV`, `RVSV` or `RVEF`";

    /// <summary>Of <c>unit</c>.</summary>
    public const string Unit = "`µL`, `%` or `mg`; `ml` and `g` where the study prints them";

    /// <summary>Of <c>unit</c> in tables of measures.</summary>
    public const string MeasureUnit = "`ratio`, `mm`, `µL`, `mg` or `slices`; `ml` and `g` where the study prints them";

    /// <summary>Of <c>frame</c>.</summary>
    public const string Frame = "index of the frame, from 0";

    /// <summary>Of <c>slice</c>.</summary>
    public const string Slice = "index of the slice, from 0";

    /// <summary>Of <c>reference_voxels</c>.</summary>
    public const string ReferenceVoxels = "voxels of the structure in the expert's mask";

    /// <summary>Of <c>predicted_voxels</c>.</summary>
    public const string PredictedVoxels = "voxels of the structure in the model's mask";

    /// <summary>Of <c>shared_voxels</c>.</summary>
    public const string SharedVoxels = "voxels of the structure in both masks";
}
