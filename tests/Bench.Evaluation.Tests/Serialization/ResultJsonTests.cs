using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Testing;
using static Bench.Evaluation.Tests.FakeCohort;

namespace Bench.Evaluation.Tests.Serialization;

public sealed class ResultJsonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-json-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_result_survives_writing_and_reading_in_every_bit()
    {
        var result = new Evaluator(
            Plan([Mouse("Mouse1", Map(7, 5), null)], [FakeModel.Perfect])).Evaluate(null, TestContext.Current.CancellationToken);
        var path = Path.Combine(_folder, "result.json");

        ResultJson.Write(result, path);
        var read = ResultJson.ReadResult(path);

        Assert.Equal(JsonSerializer.Serialize(result, ResultJson.Options), JsonSerializer.Serialize(read, ResultJson.Options));
        Assert.Equal(result.Montages[0].Slices[0].Reference, read.Montages[0].Slices[0].Reference);
    }

    /// <summary>
    /// The file was written by the build before intervals and settings became types (27 November 2026: four fake mice, two models, the fake
    /// study; lists cut short by hand): its keys and values are the format that other programs read.
    /// </summary>
    [Fact]
    public void The_keys_and_numbers_of_schema_version_2_are_read_and_written_as_ever()
    {
        var path = RepositoryFolder.Combine("tests", "Bench.Evaluation.Tests", "Serialization", "result-schema-2.json");

        var written = JsonSerializer.SerializeToNode(ResultJson.ReadResult(path), ResultJson.Options)!.AsObject();

        Assert.True(
            written["settings"]!.AsObject().Remove("phases") && written["settings"]!.AsObject().Remove("any_species")
                && written.Remove("methods") && written.Remove("coverage"),
            "keys that came later");
        foreach (var measure in written["comparison"]!["measures"]!.AsArray().Select(m => m!.AsObject()))
        {
            Assert.True(
                measure.Remove("stability") && measure["ranking"]!.AsArray().All(rank => rank!.AsObject().Remove("rank_shares")),
                "keys that came later");
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(path)), written), written.ToJsonString());
    }

    [Theory]
    [InlineData("bias_low")]
    [InlineData("limit_upper_high")]
    [InlineData("reference_sd")]
    [InlineData("confidence_high")]
    [InlineData("interval_low")]
    [InlineData("t_statistic")]
    public void A_key_that_is_missing_is_named(string key)
    {
        var text = File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Evaluation.Tests", "Serialization", "result-schema-2.json"));
        var path = Path.Combine(_folder, "result.json");
        File.WriteAllText(path, text.Replace($"\"{key}\"", $"\"no_{key}\"", StringComparison.Ordinal));

        Assert.Contains(key, Assert.Throws<InputException>(() => ResultJson.ReadResult(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run_id", 1_001)]
    [InlineData("run_id", 3_000_000)]
    public void A_name_too_long_to_be_set_in_a_report_is_refused(string key, int length)
    {
        var result = JsonNode.Parse(
            File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Evaluation.Tests", "Serialization", "result-schema-2.json")))!;
        result[key] = new string('x', length);
        var path = Path.Combine(_folder, "result.json");
        File.WriteAllText(path, result.ToJsonString());

        var message = Assert.Throws<InputException>(() => ResultJson.ReadResult(path)).Message;

        Assert.Contains($"{key}: a text has more than 1000 characters", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 0, 1000);
    }

    [Fact]
    public void Undefined_numbers_are_null()
    {
        Assert.Equal("null", JsonSerializer.Serialize(double.NaN, ResultJson.Options));
        Assert.True(double.IsNaN(JsonSerializer.Deserialize<double>("null", ResultJson.Options)));
        Assert.Equal("0.1", JsonSerializer.Serialize(0.1, ResultJson.Options));
    }

    [Fact]
    public void A_result_of_another_schema_version_is_refused_by_name()
    {
        var path = Path.Combine(_folder, "result.json");
        var result = new Evaluator(
            Plan([Mouse("Mouse1", Map(7, 5), null)], [FakeModel.Perfect])).Evaluate(null, TestContext.Current.CancellationToken);
        ResultJson.Write(result with { SchemaVersion = 99 }, path);

        var problem = Assert.Throws<InputException>(() => ResultJson.ReadResult(path));

        Assert.Contains("schema version 99", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"models\": 3}")]
    [InlineData("{\"schema_version\": 2}")]
    [InlineData(
        "{\"schema_version\": 2, \"run_id\": \"a\", \"settings\": null, \"provenance\": null, \"models\": [], \"claims\": [], "
            + "\"headline\": null, \"montages\": [], \"issues\": []}")]
    public void A_file_that_is_no_result_is_refused_by_name(string content)
    {
        var path = Path.Combine(_folder, "result.json");
        File.WriteAllText(path, content);

        Assert.StartsWith(path, Assert.Throws<InputException>(() => ResultJson.ReadResult(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_cut_off_in_the_middle_is_refused_by_name()
    {
        var path = Path.Combine(_folder, "result.json");
        var result = new Evaluator(
            Plan([Mouse("Mouse1", Map(7, 5), null)], [FakeModel.Perfect])).Evaluate(null, TestContext.Current.CancellationToken);
        var text = JsonSerializer.Serialize(result, ResultJson.Options);
        File.WriteAllText(path, text[..(text.Length / 2)]);

        Assert.Contains(
            "not the expected JSON", Assert.Throws<InputException>(() => ResultJson.ReadResult(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_compared_and_frames_to_step_through_survive_too()
    {
        var mice = Enumerable.Range(1, 4).Select(i => Mouse($"Mouse{i}", Map(6 + (i % 3), 5), Map(2, 5))).ToArray();
        var other = new FakeModel("other", m => [.. m.Frames.Select(f => Map(f.FrameIndex == 0 ? 7 : 3, 5))]);
        var result = new Evaluator(Plan(mice, [FakeModel.Perfect, other])).Evaluate(null, TestContext.Current.CancellationToken);
        var path = Path.Combine(_folder, "result.json");

        ResultJson.Write(result, path);
        var read = ResultJson.ReadResult(path);

        Assert.Equal(["perfect", "other"], read.Comparison!.Models);
        Assert.Equal(JsonSerializer.Serialize(result, ResultJson.Options), JsonSerializer.Serialize(read, ResultJson.Options));
        Assert.Equal(PackedBytes.Unpack(result.Cines[0].Labels[0].Labels), PackedBytes.Unpack(read.Cines[0].Labels[0].Labels));
    }

    [Fact]
    public void A_missing_file_is_refused_by_name()
    {
        var path = Path.Combine(_folder, "nothing.json");

        Assert.StartsWith(path, Assert.Throws<InputException>(() => ResultJson.ReadResult(path)).Message, StringComparison.Ordinal);
    }
}
