namespace Bench.Core.Studies;

/// <summary>The words of <c>study.json</c>.</summary>
internal static class StudyWords
{
    public const string Background = "background";
    public const string Myocardium = "myocardium";
    public const string BloodPool = "blood_pool";
    public const string RightVentricle = "right_ventricle";
    public const string Microlitre = "µL";
    public const string Millilitre = "ml";
    public const string Milligram = "mg";
    public const string Gram = "g";
    public const string PublishedRule = "published";
    public const string CurveRule = "curve";

    /// <summary>Structures by their code.</summary>
    public static IReadOnlyDictionary<string, Structure> Structures { get; } = new Dictionary<string, Structure>
    {
        [Myocardium] = Structure.Myocardium,
        [BloodPool] = Structure.BloodPool,
        [RightVentricle] = Structure.RightVentricle,
    };

    /// <summary>The word of a structure.</summary>
    /// <param name="structure">The structure; null for background.</param>
    public static string CodeOf(Structure? structure) => structure is null ? Background : Structures.Single(s => s.Value == structure).Key;

    /// <summary>What cases of a species are called where the file does not say.</summary>
    /// <param name="species">The species.</param>
    public static (string One, string Several) CasesOf(string species) => species switch
    {
        "mouse" => ("mouse", "mice"),
        "human" => ("patient", "patients"),
        _ => ("case", "cases"),
    };
}
