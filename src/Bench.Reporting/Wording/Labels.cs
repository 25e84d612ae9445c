using Bench.Core;
using Bench.Core.Location;

namespace Bench.Reporting.Wording;

/// <summary>How the domain's words are written in tables (codes) and for readers (names). The only place that knows.</summary>
public static class Labels
{
    /// <summary>The six quantities in the order of the study's Table 1.</summary>
    public static IReadOnlyList<Quantity> Quantities { get; } = Enum.GetValues<Quantity>();

    /// <summary>Code of a quantity in tables: <c>EDV ESV SV EF MassED MassES</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a quantity.</exception>
    public static string Code(Quantity quantity) => quantity switch
    {
        Quantity.EndDiastolicVolume => "EDV",
        Quantity.EndSystolicVolume => "ESV",
        Quantity.StrokeVolume => "SV",
        Quantity.EjectionFraction => "EF",
        Quantity.MassAtEndDiastole => "MassED",
        Quantity.MassAtEndSystole => "MassES",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "not a quantity."),
    };

    /// <summary>Short name of a quantity for readers, as the study's Table 1 has it: <c>EDV</c> … <c>Mass ED</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Abbreviation(Quantity quantity) => quantity switch
    {
        Quantity.MassAtEndDiastole => "Mass ED",
        Quantity.MassAtEndSystole => "Mass ES",
        _ => Code(quantity),
    };

    /// <summary>Full name of a quantity for readers.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Full(Quantity quantity) => quantity switch
    {
        Quantity.EndDiastolicVolume => "End-diastolic volume",
        Quantity.EndSystolicVolume => "End-systolic volume",
        Quantity.StrokeVolume => "Stroke volume",
        Quantity.EjectionFraction => "Ejection fraction",
        Quantity.MassAtEndDiastole => "Myocardial mass at ED",
        _ => "Myocardial mass at ES",
    };

    /// <summary>Unit of a quantity: <c>µL</c>, <c>%</c> or <c>mg</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Unit(Quantity quantity) => quantity switch
    {
        Quantity.EjectionFraction => "%",
        Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole => "mg",
        _ => "µL",
    };

    /// <summary>Code of a structure in tables: <c>blood_pool</c>, <c>myocardium</c>; <c>both</c> for the mean of the two.</summary>
    /// <param name="structure">The structure, or null for the mean of both.</param>
    public static string Code(Structure? structure) => structure switch
    {
        Structure.BloodPool => "blood_pool",
        Structure.Myocardium => "myocardium",
        _ => "both",
    };

    /// <summary>Code of a part of the ventricle in tables: <c>beyond_base</c> … <c>beyond_apex</c>; empty where the expert labelled no slice.</summary>
    /// <param name="region">The part.</param>
    public static string Code(SliceRegion region) => region switch
    {
        SliceRegion.BeyondBase => "beyond_base",
        SliceRegion.Base => "base",
        SliceRegion.Mid => "mid",
        SliceRegion.Apex => "apex",
        SliceRegion.BeyondApex => "beyond_apex",
        _ => "",
    };

    /// <summary>Name of a structure for readers.</summary>
    /// <param name="structure">The structure, or null for the mean of both.</param>
    public static string Full(Structure? structure) => structure switch
    {
        Structure.BloodPool => "Blood pool",
        Structure.Myocardium => "Myocardium",
        _ => "Mean of both",
    };

    /// <summary>Code of a phase in tables: <c>ED</c>, <c>ES</c>, <c>inflow</c>; <c>mean</c> for the mean of ED and ES.</summary>
    /// <param name="phase">The phase, or null for the mean of ED and ES.</param>
    public static string Code(CardiacPhase? phase) => phase switch
    {
        CardiacPhase.EndDiastole => "ED",
        CardiacPhase.EndSystole => "ES",
        CardiacPhase.Inflow => "inflow",
        _ => "mean",
    };
}
