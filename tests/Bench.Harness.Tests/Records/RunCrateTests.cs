using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Bench.Harness.Records;

namespace Bench.Harness.Tests.Records;

/// <summary>
/// The rules of RO-Crate 1.1 ("Root Data Entity", "Data Entities") and of the profile Process Run Crate 0.5 (its table of requirements),
/// held against the metadata of a run.
/// </summary>
public sealed class RunCrateTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private static readonly string[] Data = ["File", "Dataset", "Collection", "CreativeWork", "PropertyValue"];

    [Fact]
    public void Descriptor_and_root_are_those_of_RO_Crate_1_1()
    {
        var (document, entities) = Read(run.Run);
        var context = document.GetProperty("@context");
        Assert.Equal("https://w3id.org/ro/crate/1.1/context", context[0].GetString());
        Assert.Equal("https://w3id.org/ro/terms/workflow-run#sha256", context[1].GetProperty("sha256").GetString());

        // MUST: a descriptor of this @id, a CreativeWork about the root, conforming to the version.
        var descriptor = entities["ro-crate-metadata.json"];
        Assert.Equal("CreativeWork", Type(descriptor));
        Assert.Equal(["./"], Refs(descriptor, "about"));
        Assert.Equal(["https://w3id.org/ro/crate/1.1"], Refs(descriptor, "conformsTo"));

        // MUST: type Dataset, @id ending with /, datePublished. SHOULD: name, description, licence.
        var root = entities["./"];
        Assert.Equal("Dataset", Type(root));
        Assert.Equal(
            DateTimeOffset.UtcNow.Year,
            DateTimeOffset.Parse(root.GetProperty("datePublished").GetString()!, CultureInfo.InvariantCulture).Year);
        Assert.NotEmpty(root.GetProperty("name").GetString()!);
        Assert.NotEmpty(root.GetProperty("description").GetString()!);
        Assert.Single(Refs(root, "license"));
    }

    [Fact]
    public void Every_identifier_is_given_once_and_every_reference_is_described_or_a_web_page()
    {
        var (_, entities) = Read(run.Run);

        var dangling = entities.Values.SelectMany(AllRefs)
            .Where(id => !entities.ContainsKey(id) && id != "https://w3id.org/ro/crate/1.1");

        Assert.Empty(dangling);
    }

    [Fact]
    public void Every_data_entity_is_there_is_part_of_the_root_and_has_its_size_and_hash()
    {
        var (_, entities) = Read(run.Run);
        var parts = Parts(entities, "./").ToHashSet();
        var files = entities.Where(e => Type(e.Value) == "File").ToArray();

        Assert.Equal(
            Directory.EnumerateFiles(run.Run, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(run.Run, f).Replace('\\', '/'))
                .Where(f => f is not (".bench.json" or ".lock" or "ro-crate-metadata.json" or "statement.intoto.json"))
                .Order(StringComparer.Ordinal),
            files.Select(f => Uri.UnescapeDataString(f.Key)).Order(StringComparer.Ordinal));
        foreach (var (id, file) in files)
        {
            Assert.Contains(id, parts);
            Assert.DoesNotContain(' ', id);
            if (id == "blocks.json")
                continue;
            var bytes = File.ReadAllBytes(Path.Combine(run.Run, Uri.UnescapeDataString(id)));
            Assert.Equal($"{bytes.Length}", file.GetProperty("contentSize").GetString());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.GetProperty("sha256").GetString());
            Assert.Matches("^[a-z]+/[a-z0-9+.-]+$", file.GetProperty("encodingFormat").GetString()!);
        }

        Assert.All(entities.Where(e => Type(e.Value) == "Dataset"), e => Assert.EndsWith("/", e.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_action_is_that_of_a_process_run_crate()
    {
        var (_, entities) = Read(run.Run);
        Assert.Equal(["https://w3id.org/ro/wfrun/process/0.5"], Refs(entities["./"], "conformsTo"));
        Assert.Equal("CreativeWork", Type(entities["https://w3id.org/ro/wfrun/process/0.5"]));
        var (id, action) = Assert.Single(entities, e => Type(e.Value) == "CreateAction");

        // SHOULD: mentioned by the root; name, description, endTime, result. MUST: instrument.
        Assert.Contains(id, Refs(entities["./"], "mentions"));
        Assert.NotEmpty(action.GetProperty("name").GetString()!);
        Assert.StartsWith("bench evaluate", action.GetProperty("description").GetString(), StringComparison.Ordinal);
        var software = entities[Assert.Single(Refs(action, "instrument"))];
        Assert.Equal("SoftwareApplication", Type(software));
        Assert.NotEmpty(software.GetProperty("name").GetString()!);
        Assert.Matches(@"^\d+\.\d+\.\d+", software.GetProperty("softwareVersion").GetString()!);
        Assert.False(software.TryGetProperty("version", out _));
        Assert.All(Refs(action, "object").Concat(Refs(action, "result")), r => Assert.Contains(Type(entities[r]), Data));
        Assert.Contains("result.json", Refs(action, "result"));
        Assert.Contains("study/", Refs(action, "object"));
        Assert.False(action.TryGetProperty("error", out _));

        var (started, ended) = (Time(action, "startTime"), Time(action, "endTime"));
        Assert.InRange(started, run.Before.AddSeconds(-1), run.After);
        Assert.InRange(ended, started, run.After);
    }

    [Fact]
    public void What_went_in_is_named_with_its_hashes_and_is_no_part_of_the_folder()
    {
        var (_, entities) = Read(run.Run);
        var inputs = Refs(entities["#run"], "object");

        var data = entities["#data"];
        Assert.Contains("#data", inputs);
        Assert.Equal(["#data/Mouse1.h5", "#data/Mouse2.h5", "#data/Mouse3.h5"], Refs(data, "hasPart"));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(run.Data, "Mouse2.h5")))),
            entities["#data/Mouse2.h5"].GetProperty("sha256").GetString());
        Assert.Contains("#predictions/my%20model", inputs);
        Assert.DoesNotContain("#data", Parts(entities, "./"));
        Assert.Equal("none", entities["#parameter-cleaning"].GetProperty("value").GetString());
    }

    [Fact]
    public void No_path_of_this_machine_and_no_person_is_in_it()
    {
        var text = File.ReadAllText(Path.Combine(run.Run, "ro-crate-metadata.json"));

        Assert.DoesNotContain(run.Folder, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Person", text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            run.Folder, File.ReadAllText(Path.Combine(run.Run, "statement.intoto.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_redrawn_report_is_an_action_of_its_own_and_the_run_keeps_its_times()
    {
        var copy = run.Copy();
        File.AppendAllText(Path.Combine(copy, "report.html"), "<!-- drawn again -->");

        RunRecord.Refresh(copy);

        var ((_, before), (_, after)) = (Read(run.Run), Read(copy));
        Assert.Equal(Time(before["#run"], "endTime"), Time(after["#run"], "endTime"));
        Assert.Equal(["result.json"], Refs(after["#redraw"], "object"));
        Assert.Contains("report.html", Refs(after["#redraw"], "result"));
        Assert.Contains("#redraw", Refs(after["./"], "mentions"));
        Assert.True(RunVerification.Of(copy, new VerificationOptions(), null, TestContext.Current.CancellationToken).IsVerified);
    }

    private static (JsonElement Document, Dictionary<string, JsonElement> Entities) Read(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, RunCrate.FileName))).RootElement;
        return (document, document.GetProperty("@graph").EnumerateArray().ToDictionary(e => e.GetProperty("@id").GetString()!));
    }

    private static string Type(JsonElement entity) => entity.GetProperty("@type").GetString()!;

    private static string[] Refs(JsonElement entity, string property) => !entity.TryGetProperty(property, out var value)
        ? []
        : value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(v => v.GetProperty("@id").GetString()!)]
        : [value.GetProperty("@id").GetString()!];

    private static IEnumerable<string> AllRefs(JsonElement entity) => entity.EnumerateObject()
        .Where(p => p.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
        .SelectMany(p => Refs(entity, p.Name));

    private static IEnumerable<string> Parts(Dictionary<string, JsonElement> entities, string id) =>
        Refs(entities[id], "hasPart").SelectMany(p => Parts(entities, p).Prepend(p));

    private static DateTimeOffset Time(JsonElement action, string name)
    {
        var text = action.GetProperty(name).GetString()!;
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d$", text);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}
