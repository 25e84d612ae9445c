using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Claims;
using Bench.Testing;
using Json.Schema;

namespace Bench.Evaluation.Tests.Serialization;

/// <summary>
/// The schemas that editors are given, the readers that the program has, and the files that come with it say the same. The judge of a
/// schema is another implementation, JsonSchema.Net.
/// </summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly string Studies = RepositoryFolder.Combine("baselines", "studies");
    private static readonly string Published = RepositoryFolder.Combine("baselines", "published");
    private static readonly Lazy<JsonSchema> StudySchema = new(() => JsonSchema.FromText(Text(Studies, "study.schema.json")));
    private static readonly Lazy<JsonSchema> ClaimsSchema = new(() => JsonSchema.FromText(Text(Published, "claims.schema.json")));

    // Every field that a study can have; two of them exclude each other, and are in turn.
    private const string Study = """
        {
          "name": "s", "title": "S", "species": "rat", "case_word": "rat", "case_words": "rats",
          "structures": ["myocardium", "blood_pool", "right_ventricle"],
          "labels": {"reference": {"1": "right_ventricle", "2": "myocardium", "3": "blood_pool"}, "predictions": {"1": "right_ventricle", "2": "myocardium", "3": "blood_pool"}},
          "layout": "any", "phases": {"rule": "curve"}, "groups": {"info_file": "Info.cfg", "column": "Group"},
          "voxel_spacing_mm": [0.1, 0.1, 1], "units": {"volume": "ml", "mass": "g"}, "density_g_per_ml": 1.05, "papillary_muscles": "myocardium",
          "plausible": {"edv": [1, 2], "esv": [1, 2], "ef": [20, 80], "mass": [1, 2]},
          "working_grid": {"spacing_mm": 1, "rows": 10, "columns": 10},
          "split": "a", "profile": "quick", "claims": "c", "citation": "c", "licence": "l"
        }
        """;

    private const string Claims = """
        {
          "study": "S", "version": "v", "source": "A", "test_mice": 10,
          "conventions": {"deviation": "sample", "limits_factor": 1.96, "dice": "d", "difference": "d", "split": "s", "cleaning_rule": "none", "cleaning": "c", "cases": "c", "case_pattern": "a"},
          "points": [{"file": "p.csv", "quantity": "stroke_volume", "reference": "a", "predicted": "b", "reading_error": 0, "subject": "s"}],
          "volume_curve": {"file": "p.csv", "time": "t", "volume": "v", "reading_error": 1, "where": "Figure 4"},
          "species": {"name": "mouse", "end_diastolic_volume_low": 1, "end_diastolic_volume_high": 2},
          "networks": [{"statement": "s", "place": {"figure": "1", "origin": "code"}, "filters": [1, 2], "skip_filters": [1], "decoder_filters": [1], "decoder_blocks": 1, "encoder_blocks": 1, "upsampling": "bilinear", "skips": "encoder", "classes": 3, "kernel": 3}],
          "claims": [
            {"id": "a", "statement": "EDV", "place": {"table": "1", "section": "s", "page": 2}, "measure": "agreement", "statistic": "bias", "printed": "0.50", "unit": "µL", "quantity": "end_diastolic_volume", "judged": "prediction_interval", "n": 3, "granularity": 1, "margin": 1, "not_comparable": "n", "convention": "c"},
            {"id": "b", "statement": "Mice", "place": {"section": "Methods"}, "measure": "count", "statistic": "count", "printed": "1,010", "unit": "", "subject": "mice", "judged": "self_consistency", "parts": ["a"], "ratio": ["a", "c"]},
            {"id": "c", "statement": "Dice", "place": {"section": "m"}, "measure": "dice", "statistic": "p_below", "printed": "<0.01", "unit": "", "judged": "self_consistency", "structure": "myocardium", "phase": "end_systole", "effect": "phase"}
          ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-schema-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Studies_and_claims_that_come_with_Bench_fit_their_schemas()
    {
        Assert.All(
            Directory.GetFiles(Studies, StudyFile.FileName, SearchOption.AllDirectories), file => Assert.True(Fits(StudySchema, File.ReadAllText(file)), file));
        Assert.All(
            Directory.GetFiles(Published, "claims.json", SearchOption.AllDirectories).Append(Path.Combine(Audit.CleanStudy.Folder, "claims.json")),
            file => Assert.True(Fits(ClaimsSchema, File.ReadAllText(file)), file));
        Assert.True(Fits(StudySchema, StudyFile.Text(Core.Studies.Study.Mouse)));
    }

    public static TheoryData<string> Forms => new()
    {
        Study,
        Study.Replace("""{"rule": "curve"}""", """{"info_file": "Info.cfg", "first_frame": 1}""", StringComparison.Ordinal),
        Study.Replace("""{"rule": "curve"}""", """{"table": "p.csv", "first_frame": 1, "case_column": "c", "ed": "d", "es": "s"}""", StringComparison.Ordinal),
        Study.Replace("""{"rule": "curve"}""", """{"fixed": [0, 9], "first_frame": 0}""", StringComparison.Ordinal)
            .Replace("""{"info_file": "Info.cfg", """, """{"table": "g.csv", "case_column": "c", """, StringComparison.Ordinal),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_the_schema_of_studies_refuses_the_reader_refuses(string study)
    {
        Assert.True(Fits(StudySchema, study));
        Assert.Null(Refusal(study, path => StudyFile.Read(path)));
        var breaks = SchemaBreaks.Of(Parse(Text(Studies, "study.schema.json")), Parse(study));

        Assert.True(breaks.Count > 100, $"{breaks.Count} rules were tried.");
        foreach (var (what, document) in breaks)
        {
            Assert.False(Fits(StudySchema, document.ToJsonString()), $"the schema takes it: {what}");
            var refusal = Refusal(document.ToJsonString(), path => StudyFile.Read(path));
            Assert.True(refusal is { Remedy.Length: > 0 }, $"the reader takes it: {what}");
        }
    }

    [Fact]
    public void What_the_schema_of_claims_refuses_the_reader_refuses()
    {
        Assert.True(Fits(ClaimsSchema, Claims));
        Assert.Null(Refusal(Claims, path => PublishedStudy.Read(path)));
        var breaks = SchemaBreaks.Of(Parse(Text(Published, "claims.schema.json")), Parse(Claims));

        Assert.True(breaks.Count > 150, $"{breaks.Count} rules were tried.");
        foreach (var (what, document) in breaks)
        {
            Assert.False(Fits(ClaimsSchema, document.ToJsonString()), $"the schema takes it: {what}");
            Assert.True(PublishedStudyReader.Schema().Check(Parse(document.ToJsonString())).Any(), $"the check takes it: {what}");
            Assert.NotNull(Refusal(document.ToJsonString(), path => PublishedStudy.Read(path)));
        }
    }

    private InputException? Refusal(string text, Action<string> read)
    {
        var path = Path.Combine(_folder, "document.json");
        File.WriteAllText(path, text);
        try
        {
            read(path);
            return null;
        }
        catch (InputException refusal)
        {
            return refusal;
        }
    }

    private static bool Fits(Lazy<JsonSchema> schema, string text)
    {
        using var document = JsonDocument.Parse(
            text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return schema.Value.Evaluate(document.RootElement).IsValid;
    }

    private static JsonNode Parse(string text) => JsonNode.Parse(text)!;

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name));
}
