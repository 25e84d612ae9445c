using Bench.Core.Location;

namespace Bench.Core;

/// <summary>
/// How the domain's words are written: codes in tables and files, names for readers, units and digits. The only place that knows.
/// </summary>
public static class Vocabulary
{
    private static readonly (
        Quantity Quantity, string Code, string Abbreviation, string InSentence, string Name, string Unit, int Decimals)[] QuantityWords =
    [
        (Quantity.EndDiastolicVolume, "EDV", "EDV", "EDV", "End-diastolic volume", "µL", 2),
        (Quantity.EndSystolicVolume, "ESV", "ESV", "ESV", "End-systolic volume", "µL", 2),
        (Quantity.StrokeVolume, "SV", "SV", "SV", "Stroke volume", "µL", 2),
        (Quantity.EjectionFraction, "EF", "EF", "EF", "Ejection fraction", "%", 1),
        (Quantity.MassAtEndDiastole, "MassED", "Mass ED", "mass at ED", "Myocardial mass at ED", "mg", 1),
        (Quantity.MassAtEndSystole, "MassES", "Mass ES", "mass at ES", "Myocardial mass at ES", "mg", 1),
        (Quantity.RightEndDiastolicVolume, "RVEDV", "RVEDV", "RVEDV", "RV end-diastolic volume", "µL", 2),
        (Quantity.RightEndSystolicVolume, "RVESV", "RVESV", "RVESV", "RV end-systolic volume", "µL", 2),
        (Quantity.RightStrokeVolume, "RVSV", "RVSV", "RVSV", "RV stroke volume", "µL", 2),
        (Quantity.RightEjectionFraction, "RVEF", "RVEF", "RVEF", "RV ejection fraction", "%", 1),
    ];

    /// <summary>The six quantities of the left ventricle in the order of the published study's Table 1.</summary>
    public static IReadOnlyList<Quantity> Quantities { get; } =
    [
        .. QuantityWords.Select(w => w.Quantity).Where(q => q <= Quantity.MassAtEndSystole)
    ];

    /// <summary>The four of the right ventricle, in the same order.</summary>
    public static IReadOnlyList<Quantity> RightQuantities { get; } = [.. QuantityWords.Select(w => w.Quantity).Except(Quantities)];

    /// <summary>The structures of the left ventricle in the order of tables.</summary>
    public static IReadOnlyList<Structure> Structures { get; } = [Structure.BloodPool, Structure.Myocardium];

    /// <summary>The phases that enter means, in the order of tables.</summary>
    public static IReadOnlyList<CardiacPhase> Phases { get; } = [CardiacPhase.EndDiastole, CardiacPhase.EndSystole];

    /// <summary>The parts of the ventricle from base to apex.</summary>
    public static IReadOnlyList<SliceRegion> Regions { get; } =
    [
        SliceRegion.BeyondBase, SliceRegion.Base, SliceRegion.Mid, SliceRegion.Apex, SliceRegion.BeyondApex,
    ];

    /// <summary>Code of a quantity in tables: <c>EDV ESV SV EF MassED MassES RVEDV RVESV RVSV RVEF</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Code(Quantity quantity) => QuantityWords[(int)quantity].Code;

    /// <summary>Short name of a quantity for readers, as the study's Table 1 has it: <c>EDV</c> … <c>Mass ED</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Abbreviation(Quantity quantity) => QuantityWords[(int)quantity].Abbreviation;

    /// <summary>Short name of a quantity within a sentence: <c>EDV</c> … <c>mass at ED</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string InSentence(Quantity quantity) => QuantityWords[(int)quantity].InSentence;

    /// <summary>Full name of a quantity for readers.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Name(Quantity quantity) => QuantityWords[(int)quantity].Name;

    /// <summary>
    /// Unit of a quantity in memory and in <c>result.json</c>: <c>µL</c>, <c>mg</c>, and <c>%</c> for ejection fractions.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    public static string Unit(Quantity quantity) => QuantityWords[(int)quantity].Unit;

    /// <summary>Decimals of a single value of a quantity that is measured in whole voxels.</summary>
    /// <param name="quantity">The quantity.</param>
    public static int Decimals(Quantity quantity) => QuantityWords[(int)quantity].Decimals;

    /// <summary>
    /// Code of a structure in tables: <c>blood_pool</c>, <c>myocardium</c>, <c>right_ventricle</c>; <c>both</c> for the mean of two.
    /// </summary>
    /// <param name="structure">The structure, or null for the mean of both.</param>
    public static string Code(Structure? structure) => structure switch
    {
        Structure.BloodPool => "blood_pool",
        Structure.Myocardium => "myocardium",
        Structure.RightVentricle => "right_ventricle",
        _ => "both",
    };

    /// <summary>Name of a structure for readers.</summary>
    /// <param name="structure">The structure, or null for the mean of both.</param>
    public static string Name(Structure? structure) => structure switch
    {
        Structure.BloodPool => "Blood pool",
        Structure.Myocardium => "Myocardium",
        Structure.RightVentricle => "Right ventricle",
        _ => "Mean of both",
    };

    /// <summary>Short name of a structure for heads of columns.</summary>
    /// <param name="structure">The structure.</param>
    public static string ShortName(Structure structure) => structure switch
    {
        Structure.BloodPool => "pool",
        Structure.Myocardium => "myo.",
        _ => "RV",
    };

    /// <summary>Name of a structure within a sentence.</summary>
    /// <param name="structure">The structure, or null for the mean of both.</param>
    public static string InSentence(Structure? structure) => Name(structure).ToLowerInvariant();

    /// <summary>Whether a quantity is an ejection fraction: a ratio that is printed as percent.</summary>
    /// <param name="quantity">The quantity.</param>
    public static bool IsFraction(Quantity quantity) => quantity is Quantity.EjectionFraction or Quantity.RightEjectionFraction;

    /// <summary>Code of a phase in tables: <c>ED</c>, <c>ES</c>, <c>inflow</c>; <c>mean</c> for the mean of ED and ES.</summary>
    /// <param name="phase">The phase, or null for the mean of ED and ES.</param>
    public static string Code(CardiacPhase? phase) => phase switch
    {
        CardiacPhase.EndDiastole => "ED",
        CardiacPhase.EndSystole => "ES",
        CardiacPhase.Inflow => "inflow",
        _ => "mean",
    };

    /// <summary>
    /// Code of a part of the ventricle in tables: <c>beyond_base</c> … <c>beyond_apex</c>; empty where the expert labelled no slice.
    /// </summary>
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

    /// <summary>Name of a part of the ventricle for readers.</summary>
    /// <param name="region">The part.</param>
    public static string Name(SliceRegion region) => region switch
    {
        SliceRegion.BeyondBase => "Beyond base",
        SliceRegion.Base => "Base",
        SliceRegion.Mid => "Middle",
        SliceRegion.Apex => "Apex",
        SliceRegion.BeyondApex => "Beyond apex",
        _ => "",
    };
}
