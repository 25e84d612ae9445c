using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core.Function;
using Bench.Core.IO;

namespace Bench.Core.Studies;

/// <summary>Makes a study of its file, and says of every entry that cannot be used where it stands and what to write instead.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed partial class StudyReader(string path)
{
    private const int MostText = 500;
    private const int MostWord = 32;
    private const int MostPixels = 4096;
    private const double LeastDensity = 0.5;
    private const double MostDensity = 2;
    private const double Percent = 100;

    /// <summary>The study that a document describes.</summary>
    /// <param name="document">As read.</param>
    /// <exception cref="InputException">An entry cannot be used.</exception>
    public Study Of(StudyDocument document)
    {
        if (!Named().IsMatch(document.Name))
        {
            throw Wrong("name", $"is {Shown(document.Name)}",
                "a name has up to 64 letters, digits, '.', '_' and '-', and starts with a letter or digit.");
        }

        if (!Lower().IsMatch(document.Species))
            throw Wrong("species", $"is {Shown(document.Species)}", "give one lower-case word, such as human, mouse, rat or pig.");
        Structure[] structures = [.. document.Structures.Select(StructureOf)];
        if (structures.GroupBy(s => s).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Wrong("structures", $"names {StudyWords.CodeOf(twice.Key)} twice", "name each structure once.");
        foreach (var needed in new[] { Structure.Myocardium, Structure.BloodPool })
        {
            if (!structures.Contains(needed))
            {
                throw Wrong("structures", $"lacks {StudyWords.CodeOf(needed)}",
                    "the left ventricle's myocardium and blood_pool are always measured.");
            }
        }

        var reference = Labels("labels.reference", document.Labels.Reference, structures);
        var units = Units(document.Units);
        var (word, words) = Words(document);
        return new Study
        {
            Name = document.Name,
            Title = Text("title", document.Title)!,
            Species = document.Species,
            CaseWord = word,
            CaseWords = words,
            Structures = structures,
            ReferenceLabels = reference,
            PredictionLabels = document.Labels.Predictions is { } predictions ? Labels("labels.predictions", predictions, structures)
                : reference,
            Layout = Choice("layout", document.Layout ?? StudyLayouts.Any, StudyLayouts.All),
            Phases = new PhaseEntry(Wrong).Of(document.Phases),
            Groups = Groups(document.Groups),
            Spacing = Spacing(document.VoxelSpacingMm),
            Units = units,
            DensityGramsPerMl = Density(document.DensityGPerMl),
            Papillary = Papillary(document.PapillaryMuscles ?? StudyWords.Myocardium),
            PlausibleRanges = Ranges(document.Plausible, units),
            WorkingGrid = Grid(document.WorkingGrid),
            DefaultSplit = Text("split", document.Split),
            DefaultProfile = Text("profile", document.Profile),
            ClaimsFolder = Text("claims", document.Claims),
            Citation = Text("citation", document.Citation) ?? "",
            Licence = Text("licence", document.Licence) ?? "",
        };
    }

    private static string Shown(string text) => $"\"{Printable.Line(text.Length > MostWord ? text[..MostWord] + "…" : text)}\"";

    private InputException Wrong(string place, string reason, string remedy) => new(path, $"$.{place} {reason}.", remedy);

    private Structure StructureOf(string code) => StudyWords.Structures.TryGetValue(code, out var structure)
        ? structure
        : throw Wrong("structures", $"holds {Shown(code)}", $"structures are {string.Join(", ", StudyWords.Structures.Keys)}.");

    private StudyLabels Labels(string place, IReadOnlyDictionary<string, string> labels, Structure[] structures)
    {
        const string Example = """e.g. {"1": "right_ventricle", "2": "myocardium", "3": "blood_pool"}; 0 is background.""";
        var found = new Dictionary<int, Structure?>();
        foreach (var (key, word) in labels)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > ushort.MaxValue)
                throw Wrong(place, $"has the label {Shown(key)}, which is no whole number from 0 to 65535", Example);
            Structure? structure = word == StudyWords.Background ? null
                : StudyWords.Structures.TryGetValue(word, out var known) ? known
                : throw Wrong($"{place}.{key}", $"is {Shown(word)}", $"write background, {string.Join(", ", StudyWords.Structures.Keys)}.");
            if (structure is { } named && !structures.Contains(named))
                throw Wrong($"{place}.{key}", $"is {word}, which $.structures does not name", "add it there, or write background.");
            if (structure is not null && found.FirstOrDefault(f => f.Value == structure) is { Value: not null } twice)
            {
                throw Wrong($"{place}.{key}", $"is {word}, and so is {twice.Key}",
                    "give every structure one label; others can be background.");
            }

            if (!found.TryAdd(number, structure))
                throw Wrong($"{place}.{key}", "is there twice", Example);
        }

        if (structures.Where(s => !found.ContainsValue(s)).Select(s => (Structure?)s).FirstOrDefault() is { } missing)
            throw Wrong(place, $"has no label for {StudyWords.CodeOf(missing)}, which $.structures names", Example);
        return new StudyLabels(found);
    }

    private PapillaryConvention Papillary(string word) =>
        Choice("papillary_muscles", word, [StudyWords.Myocardium, StudyWords.BloodPool]) == StudyWords.BloodPool
            ? PapillaryConvention.BloodPool
            : PapillaryConvention.Myocardium;

    private StudyUnits Units(UnitsPart units) => new(
        Choice("units.volume", units.Volume, [StudyWords.Microlitre, StudyWords.Millilitre]) == StudyWords.Millilitre
            ? VolumeUnit.Millilitre : VolumeUnit.Microlitre,
        Choice("units.mass", units.Mass, [StudyWords.Milligram, StudyWords.Gram]) == StudyWords.Gram ? MassUnit.Gram : MassUnit.Milligram);

    private (string Word, string Words) Words(StudyDocument document)
    {
        if (document.CaseWord is null != document.CaseWords is null)
        {
            throw Wrong(
                document.CaseWord is null ? "case_word" : "case_words",
                "is missing",
                "write both, e.g. \"patient\" and \"patients\", or neither.");
        }

        if (document is not { CaseWord: { } word, CaseWords: { } words })
            return StudyWords.CasesOf(document.Species);
        foreach (var (place, text) in new[] { ("case_word", word), ("case_words", words) })
        {
            if (!Lower().IsMatch(text))
                throw Wrong(place, $"is {Shown(text)}", "give one lower-case word, such as patient and patients.");
        }

        return (word, words);
    }

    private GroupSource? Groups(GroupsPart? groups)
    {
        if (groups is null)
            return null;
        if (groups.InfoFile is null == groups.Table is null)
        {
            throw Wrong("groups", "needs one of info_file and table",
                """e.g. {"info_file": "Info.cfg", "column": "Group"} or {"table": "groups.csv", "column": "diagnosis"}.""");
        }

        if (groups.Table is { } table && !table.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            throw Wrong("groups.table", $"is {Shown(table)}", "give a CSV file.");
        return new GroupSource(
            Text("groups.table", groups.Table) ?? FileNameOf("groups.info_file", groups.InfoFile!),
            Text("groups.column", groups.Column)!,
            Text("groups.case_column", groups.CaseColumn) ?? "");
    }

    private string FileNameOf(string place, string name) => name.Length > 0 && Path.GetFileName(name) == name && name is not ("." or "..")
        ? name
        : throw Wrong(place, $"is {Shown(name)}", "give the name of a file in each case's folder, such as Info.cfg.");

    private VoxelSpacing? Spacing(IReadOnlyList<double>? spacing)
    {
        if (spacing is null)
            return null;
        return spacing is [var row, var column, var slice] && new VoxelSpacing(row, column, slice) is { IsValid: true } valid
            ? valid
            : throw Wrong("voxel_spacing_mm", "is not a spacing",
                $"give three numbers (row, column, slice) from {VoxelSpacing.ValidRange}, or null where files say it.");
    }

    private double Density(double? density) => density switch
    {
        null => CardiacFunction.MyocardialDensityMilligramsPerMicrolitre,
        >= LeastDensity and <= MostDensity => density.Value,
        _ => throw Wrong("density_g_per_ml", string.Create(CultureInfo.InvariantCulture, $"is {density}"),
            "myocardium has about 1.05 g/ml; 0.5 to 2 are taken."),
    };

    private Dictionary<PlausibleQuantity, PlausibleRange> Ranges(PlausiblePart? part, StudyUnits units)
    {
        var ranges = new Dictionary<PlausibleQuantity, PlausibleRange>();
        Add("edv", PlausibleQuantity.EndDiastolicVolume, part?.Edv, units.MicrolitresPerUnit);
        Add("esv", PlausibleQuantity.EndSystolicVolume, part?.Esv, units.MicrolitresPerUnit);
        Add("ef", PlausibleQuantity.EjectionFraction, part?.Ef, 1 / Percent);
        Add("mass", PlausibleQuantity.Mass, part?.Mass, units.MilligramsPerUnit);
        return ranges;

        void Add(string key, PlausibleQuantity quantity, IReadOnlyList<double>? range, double factor)
        {
            const string Example = "give [lowest, highest] in the study's units, EF in percent.";
            if (range is null)
                return;
            if (range is not [var low, var high] || !double.IsFinite(low) || !double.IsFinite(high))
                throw Wrong($"plausible.{key}", "is not two numbers", Example);
            if (low > high)
            {
                throw Wrong($"plausible.{key}", string.Create(CultureInfo.InvariantCulture, $"is upside down: {low} is more than {high}"),
                    Example);
            }

            if (quantity == PlausibleQuantity.EjectionFraction && high <= 1)
                throw Wrong("plausible.ef", string.Create(CultureInfo.InvariantCulture, $"ends at {high}"), Example);
            ranges[quantity] = quantity == PlausibleQuantity.EjectionFraction ? new(low / Percent, high / Percent)
                : new(low * factor, high * factor);
        }
    }

    private WorkingGrid? Grid(GridPart? grid)
    {
        if (grid is null)
            return null;
        if (grid.SpacingMm != 0 && grid.SpacingMm is not (>= 1e-6 and <= 1e6))
            throw Wrong("working_grid.spacing_mm", "is not a distance", $"give {VoxelSpacing.ValidRange}, or 0 for each case's own.");
        if (grid is not { Rows: >= 1 and <= MostPixels, Columns: >= 1 and <= MostPixels })
            throw Wrong("working_grid", $"is {grid.Rows} × {grid.Columns}", $"rows and columns are 1 to {MostPixels}.");
        return new WorkingGrid(grid.SpacingMm, grid.Rows, grid.Columns);
    }

    private string Choice(string place, string word, IReadOnlyList<string> words) =>
        words.Contains(word) ? word
            : throw Wrong(place, $"is {Shown(word)}", $"write {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");

    private string? Text(string place, string? text) => text switch
    {
        null => null,
        { Length: > 0 and <= MostText } when !string.IsNullOrWhiteSpace(text) && Printable.Line(text) == text => text,
        _ => throw Wrong(place, $"is {Shown(text)}", $"write one line of 1 to {MostText} characters, or leave it out."),
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Named();

    [GeneratedRegex(@"^[a-z][a-z-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Lower();
}
