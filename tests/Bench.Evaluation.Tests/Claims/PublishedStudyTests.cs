using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Claims;

public sealed class PublishedStudyTests : IDisposable
{
    private const string Example = """
        {
          "study": "S", "version": "v", "source": "A", "test_mice": 10,
          "points": [],
          "claims": [
            {"id": "a", "statement": "EDV, bias", "place": {"table": "1"}, "measure": "agreement", "statistic": "bias", "printed": "−0.50", "unit": "µL", "quantity": "end_diastolic_volume", "judged": "prediction_interval"},
            {"id": "b", "statement": "Mice", "place": {"section": "Methods", "page": 2}, "measure": "count", "statistic": "count", "printed": "1,010", "unit": "", "subject": "mice", "judged": "self_consistency"}
          ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-claims-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_published_study_and_the_clean_study_fit_the_schema()
    {
        string[] shipped = Directory.GetFiles(
            RepositoryFolder.Combine("baselines", "published"), "claims.json", SearchOption.AllDirectories);
        Assert.True(shipped.Length >= 2);
        foreach (var file in shipped.Append(Path.Combine(Audit.CleanStudy.Folder, "claims.json")))
        {
            Assert.Empty(PublishedStudyReader.Schema().Check(JsonNode.Parse(File.ReadAllText(file))));
            Assert.NotEmpty(PublishedStudy.Read(file).Claims);
        }
    }

    [Fact]
    public void The_schema_in_the_program_is_the_one_that_is_shipped()
    {
        using var stream = typeof(PublishedStudy).Assembly.GetManifestResourceStream("claims.schema.json")!;
        using var reader = new StreamReader(stream);

        Assert.Equal(File.ReadAllText(RepositoryFolder.Combine("baselines", "published", "claims.schema.json")), reader.ReadToEnd());
    }

    [Fact]
    public void Every_word_of_the_enumerations_is_in_the_schema_and_no_other()
    {
        var fields = JsonNode.Parse(
            File.ReadAllText(RepositoryFolder.Combine("baselines", "published", "claims.schema.json")))!["$defs"]!["claim"]!["properties"]!;
        AssertWords<ClaimMeasure>(fields["measure"]!);
        AssertWords<ClaimStatistic>(fields["statistic"]!);
        AssertWords<ClaimJudgement>(fields["judged"]!);
        AssertWords<Structure>(fields["structure"]!);
    }

    [Fact]
    public void A_minimal_study_is_read()
    {
        var study = Read(Example);

        Assert.Equal(-0.5, study.Claims[0].Value);
        Assert.Equal(2, study.Claims[0].Decimals);
        Assert.Equal("Table 1", study.Claims[0].Where);
        Assert.Equal(1010, study.Claims[1].Value);
        Assert.Equal("Methods, p. 2", study.Claims[1].Where);
        Assert.Equal(1.96, study.Conventions.LimitsFactor);
        Assert.Null(study.Conventions.Deviation);
    }

    [Theory]
    [InlineData("\"statistic\": \"bias\"", "\"statistic\": \"biass\"", "claim 'a', field 'statistic': \"biass\" is not one of mean,")]
    [InlineData(
        "\"printed\": \"−0.50\"",
        "\"printed\": \"about 1\"",
        "claim 'a', field 'printed': \"about 1\" does not fit: The number as printed")]
    [InlineData(
        "\"printed\": \"−0.50\"", "\"printed\": \"0,94\"", "claim 'a', field 'printed': \"0,94\" does not fit: The number as printed")]
    [InlineData("\"printed\": \"−0.50\"", "\"printed\": \"<0.50\"", "claim 'a', field 'judged': a prediction interval is known for")]
    [InlineData(
        "\"prediction_interval\"",
        "\"bound\"",
        "claim 'a', field 'judged': a bound is a mean of Dice or an r of agreement, printed with")]
    [InlineData(
        "\"points\": []",
        "\"points\": [{\"file\": \"../p.csv\", \"quantity\": \"stroke_volume\", \"reference\": \"a\", \"predicted\": \"b\", "
            + "\"reading_error\": 0}]",
        "field 'points': '../p.csv' is not below the study's folder.")]
    [InlineData("\"printed\": \"−0.50\"", "\"printed\": -0.5", "claim 'a', field 'printed': -0.5 is not of type string")]
    [InlineData("\"unit\": \"µL\", ", "", "claim 'a', field 'unit': it is missing.")]
    [InlineData("\"quantity\": \"end_diastolic_volume\", ", "", "claim 'a', field 'quantity': it is missing.")]
    [InlineData("\"subject\": \"mice\", ", "", "claim 'b', field 'subject': it is missing.")]
    [InlineData("\"id\": \"b\", ", "", "claim number 2, field 'id': it is missing.")]
    [InlineData("{\"table\": \"1\"}", "{}", "claim 'a', field 'place': an object has fewer than 1 fields.")]
    [InlineData("\"page\": 2", "\"page\": 0", "claim 'b', field 'place.page': 0 is below 1.")]
    [InlineData("\"unit\": \"\"", "\"units\": \"\"", "claim 'b', field 'unit': it is missing.")]
    [InlineData("\"unit\": \"\"", "\"unit\": \"\", \"colour\": 1", "claim 'b', field 'colour': there is no such field.")]
    [InlineData("\"unit\": \"\"", "\"unit\": \"\", \"parts\": [\"c\"]", "claim 'b', field 'parts': 'c' is not another claim.")]
    [InlineData("\"unit\": \"\"", "\"unit\": \"\", \"ratio\": [\"a\"]", "claim 'b', field 'ratio': a list has fewer than 2 entries.")]
    [InlineData("\"self_consistency\"", "\"prediction_interval\"", "claim 'b', field 'judged': a prediction interval is known for")]
    [InlineData("\"id\": \"b\"", "\"id\": \"a\"", "the claim identifier 'a' occurs 2 times.")]
    [InlineData("\"test_mice\": 10", "\"test_mice\": 0", "field 'test_mice': 0 is below 1.")]
    [InlineData("\"points\": []", "\"points\": [{\"file\": \"p.csv\"}]", "field 'points.0.quantity': it is missing.")]
    [InlineData("\"study\": \"S\",", "\"study\": \"S\"", "not the expected JSON")]
    public void What_is_wrong_with_a_claims_file_is_named_by_claim_and_field(string find, string replace, string message)
    {
        Assert.Contains(find, Example, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Read(Example.Replace(find, replace, StringComparison.Ordinal)));

        Assert.Equal(Path.Combine(_folder, "claims.json"), error.InputSource);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.330", 0.33, 3, 0.3295, 0.3305)]
    [InlineData("-6.0", -6, 1, -6.05, -5.95)]
    [InlineData("−6.0", -6, 1, -6.05, -5.95)]
    [InlineData("12,963,443", 12963443, 0, 12963442.5, 12963443.5)]
    [InlineData("1e-7", 1e-7, 7, 0.5e-7, 1.5e-7)]
    [InlineData("<0.001", 0.001, 3, double.NegativeInfinity, 0.001)]
    [InlineData("≤ 0.05", 0.05, 2, double.NegativeInfinity, 0.05)]
    [InlineData(">0.05", 0.05, 2, 0.05, double.PositiveInfinity)]
    [InlineData("≥0.91", 0.91, 2, 0.91, double.PositiveInfinity)]
    [InlineData(">=0.91", 0.91, 2, 0.91, double.PositiveInfinity)]
    [InlineData(".94", 0.94, 2, 0.935, 0.945)]
    public void A_printed_number_is_known_to_half_a_unit_of_its_last_digit(string text, double value, int decimals, double low, double high)
    {
        Assert.True(PrintedNumber.TryParse(text, out var number));
        Assert.Equal((value, decimals), (number.Value, number.Decimals));
        Assert.Equal(low, number.Range.Low, 1e-12);
        Assert.Equal(high, number.Range.High, 1e-12);
    }

    private static void AssertWords<T>(JsonNode rule)
        where T : struct, Enum =>
        Assert.Equal(
            Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName).Order(),
            rule["enum"]!.AsArray().Select(w => w!.GetValue<string>()).Order());

    private PublishedStudy Read(string text)
    {
        var path = Path.Combine(_folder, "claims.json");
        File.WriteAllText(path, text);
        return PublishedStudy.Read(path);
    }
}
