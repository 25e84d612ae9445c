using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Bench.Core.Function;

namespace Bench.Core.Studies;

/// <summary>
/// What a result keeps of its study: all that tables, figures and texts need to speak of its cases, structures and units. The only place
/// that knows how a study's words differ from the mouse study's, for which texts are written.
/// </summary>
public sealed partial record StudyTerms
{
    /// <summary>Of the mouse study, and of results that name none.</summary>
    public static StudyTerms Mouse { get; } = Of(Study.Mouse);

    /// <summary>Short name of the study.</summary>
    [JsonRequired] public string Name { get; init; } = "";

    /// <summary>Name for readers.</summary>
    [JsonRequired] public string Title { get; init; } = "";

    /// <summary>One lower-case word, such as <c>human</c>.</summary>
    [JsonRequired] public string Species { get; init; } = "";

    /// <summary>What one case is called.</summary>
    [JsonRequired] public string CaseWord { get; init; } = "";

    /// <summary>What several are called.</summary>
    [JsonRequired] public string CaseWords { get; init; } = "";

    /// <summary>The structures measured, in the order of tables.</summary>
    [JsonRequired] public IReadOnlyList<Structure> Structures { get; init; } = [];

    /// <summary>Unit in which volumes are printed; numbers of a result are in µL.</summary>
    [JsonRequired] public VolumeUnit VolumeUnit { get; init; }

    /// <summary>Unit in which masses are printed; numbers of a result are in mg.</summary>
    [JsonRequired] public MassUnit MassUnit { get; init; }

    /// <summary>Density of myocardium, g/ml.</summary>
    [JsonRequired] public double DensityGramsPerMl { get; init; } = CardiacFunction.MyocardialDensityMilligramsPerMicrolitre;

    /// <summary>To which structure experts counted papillary muscles.</summary>
    [JsonRequired] public PapillaryConvention Papillary { get; init; }

    /// <summary>Number by which the study counts the first frame, for texts: 0, or 1. Tables count from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int FirstFrame { get; init; }

    /// <summary>How the data are cited; may be empty.</summary>
    public string Citation { get; init; } = "";

    /// <summary>A sentence on their licence; may be empty.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Whether texts and columns are those of the mouse study as they stand.</summary>
    [JsonIgnore] public bool SpeaksOfMice => CaseWord == Study.Mouse.CaseWord && CaseWords == Study.Mouse.CaseWords;

    /// <summary>Whether a result looks as those of the mouse study do.</summary>
    [JsonIgnore] public bool IsMouse => SpeaksOfMice && !HasRightVentricle && Name == Mouse.Name && Units == Mouse.Units;

    /// <summary>The units in which numbers are printed.</summary>
    [JsonIgnore] public StudyUnits Units => new(VolumeUnit, MassUnit);

    /// <summary>The quantities measured, in the order of tables.</summary>
    [JsonIgnore]
    public IReadOnlyList<Quantity> Quantities =>
        HasRightVentricle ? [.. Vocabulary.Quantities, .. Vocabulary.RightQuantities] : Vocabulary.Quantities;

    /// <summary>Whether the right ventricle is measured.</summary>
    [JsonIgnore] public bool HasRightVentricle => Structures.Contains(Structure.RightVentricle);

    /// <summary>Takes from a study what results keep.</summary>
    /// <param name="study">The study.</param>
    public static StudyTerms Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new StudyTerms
        {
            Name = study.Name,
            Title = study.Title,
            Species = study.Species,
            CaseWord = study.CaseWord,
            CaseWords = study.CaseWords,
            Structures = [.. Vocabulary.Structures.Append(Structure.RightVentricle).Where(study.Has)],
            VolumeUnit = study.Units.Volume,
            MassUnit = study.Units.Mass,
            DensityGramsPerMl = study.DensityGramsPerMl,
            Papillary = study.Papillary,
            FirstFrame = study.Phases.FirstFrame,
            Citation = study.Citation,
            Licence = study.Licence,
        };
    }

    /// <summary>Code of a structure in tables; of the mean of all, <c>both</c> for two and <c>all</c> for more.</summary>
    /// <param name="structure">The structure, or null for the mean.</param>
    public string Code(Structure? structure) => structure is null && Structures.Count > 2 ? "all" : Vocabulary.Code(structure);

    /// <summary>Name of a structure for readers; of the mean of all, <c>Mean of both</c> or <c>Mean of all</c>.</summary>
    /// <param name="structure">The structure, or null for the mean.</param>
    public string NameOf(Structure? structure) => structure is null && Structures.Count > 2 ? "Mean of all" : Vocabulary.Name(structure);

    /// <summary>The unit in which a quantity is printed.</summary>
    /// <param name="quantity">The quantity.</param>
    public string UnitOf(Quantity quantity) => Printed(Vocabulary.Unit(quantity));

    /// <summary>The unit that is printed for one of memory: <c>ml</c> for <c>µL</c>, where the study says so; others stay.</summary>
    /// <param name="unit">A unit, such as <c>µL</c>, <c>mg</c>, <c>mm</c>.</param>
    public string Printed(string unit) => unit switch
    {
        "µL" => Units.VolumeSymbol,
        "mg" => Units.MassSymbol,
        _ => unit,
    };

    /// <summary>Units of memory in one printed unit: 1000 for µL where ml are printed.</summary>
    /// <param name="unit">A unit of memory.</param>
    public double PerPrinted(string unit) => unit switch
    {
        "µL" => Units.MicrolitresPerUnit,
        "mg" => Units.MilligramsPerUnit,
        _ => 1,
    };

    /// <summary>Decimals of a single printed value: volumes of human hearts are given to a tenth of a millilitre.</summary>
    /// <param name="quantity">The quantity.</param>
    public int DecimalsOf(Quantity quantity) => PerPrinted(Vocabulary.Unit(quantity)) > 1 ? 1 : Vocabulary.Decimals(quantity);

    /// <summary>A value with its printed unit, such as <c>295.5 ml</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="value">In µL, mg or percent.</param>
    public string Print(Quantity quantity, double value) =>
        (value / PerPrinted(Vocabulary.Unit(quantity))).ToString(
            "F" + DecimalsOf(quantity), CultureInfo.InvariantCulture) + " " + UnitOf(quantity);

    /// <summary>A text that was written for mice, with this study's word for its cases.</summary>
    /// <param name="text">Sentences, captions, heads of columns.</param>
    public string Say(string text) => SpeaksOfMice || string.IsNullOrEmpty(text)
        ? text
        : MouseWords().Replace(text, m => Put(m));

    private string Put(Match found)
    {
        var word = found.Groups["word"].Value;
        var own = word.EndsWith("ice", StringComparison.Ordinal) ? CaseWords : CaseWord;
        var capital = char.IsUpper(word[0]) ? char.ToUpperInvariant(own[0]) + own[1..] : own;
        var article = found.Groups["article"].Value;
        return article.Length == 0 ? capital : $"{(article is "A" or "An" ? Capital(Article(own)) : Article(own))} {capital}";
    }

    private static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    // A name such as Mouse12 or mouse-2025, a path, an option's value, a column's name or a quoted word is no word of a sentence.
    [GeneratedRegex(@"(?<![\w\-/.'“]|\bcolumns )((?<article>[Aa]n?) )?(?<word>[Mm]ouse|[Mm]ice)(?![\w\-/])")]
    private static partial Regex MouseWords();
}
