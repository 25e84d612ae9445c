using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Harness.Records;

namespace Bench.Harness.Tests.Records;

/// <summary>What is changed in a copy of a run is named, to the byte where that can be known.</summary>
public sealed class RunVerificationTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    [Fact]
    public void An_untouched_copy_is_verified_with_its_data_and_the_hash_of_its_statement()
    {
        var copy = run.Copy();
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(copy, RunStatement.FileName))));

        var found = Of(copy, new VerificationOptions(run.Data, Expected: hash.ToUpperInvariant()));

        Assert.True(found.IsVerified);
        Assert.Equal((hash, true, 0), (found.StatementSha256, found.StatementIsExpected, found.DataNotChecked));
        Assert.Empty(found.Extra);
        Assert.Equal(3, Of(copy).DataNotChecked);
        Assert.Equal(found.Checked - 3, Of(copy).Checked);
    }

    [Theory]
    [InlineData(0, "#")]
    [InlineData(5000, "0.77")]
    [InlineData(12345, "xy")]
    public void A_small_change_is_named_to_the_byte_without_any_other_copy(int at, string text)
    {
        var copy = run.Copy();
        var path = Path.Combine(copy, "result.json");
        var before = File.ReadAllBytes(path);
        var after = before.ToArray();
        Encoding.ASCII.GetBytes(text).CopyTo(after, at);
        var first = Enumerable.Range(0, before.Length).First(i => before[i] != after[i]);
        File.WriteAllBytes(path, after);

        var finding = Assert.Single(Of(copy).Files);

        Assert.Equal(("result.json", FileState.Differs), (finding.File, finding.State));
        Assert.Equal((first, first), (finding.FirstByte, finding.LastByte));
        Assert.Equal((before[first], after[first]), (finding.Was, finding.Is));
        Assert.Equal(1 + before.Take(first).Count(b => b == '\n'), finding.Line);
    }

    [Fact]
    public void Small_changes_in_several_blocks_are_undone_together_and_the_first_is_named()
    {
        var copy = run.Copy();
        var path = Path.Combine(copy, "result.json");
        var bytes = File.ReadAllBytes(path);
        var was = bytes[9000];
        (bytes[9000], bytes[20_001]) = ((byte)~was, (byte)~bytes[20_001]);
        File.WriteAllBytes(path, bytes);

        var finding = Assert.Single(Of(copy).Files);

        Assert.Equal((9000L, 9000L, was), (finding.FirstByte, finding.LastByte, finding.Was));
    }

    [Fact]
    public void A_large_change_is_named_by_its_block_and_with_an_intact_copy_to_the_byte()
    {
        var copy = run.Copy();
        var path = Path.Combine(copy, "result.json");
        var bytes = File.ReadAllBytes(path);
        for (var i = 10_000; i < 10_100; i++)
        {
            bytes[i] ^= 0x55;
        }

        File.WriteAllBytes(path, bytes);

        var alone = Assert.Single(Of(copy).Files);
        var beside = Assert.Single(Of(copy, new VerificationOptions(Against: run.Run)).Files);

        Assert.Equal((8192L, 12_287L, null), (alone.FirstByte, alone.LastByte, alone.Was));
        Assert.Equal((10_000L, 10_000L), (beside.FirstByte, beside.LastByte));
        Assert.Equal((byte)(bytes[10_000] ^ 0x55), beside.Was);
    }

    [Fact]
    public void Files_that_are_missing_longer_shorter_or_not_listed_are_named()
    {
        var copy = run.Copy();
        File.Delete(Path.Combine(copy, "report.pdf"));
        var length = new FileInfo(Path.Combine(copy, "tables", "dice.csv")).Length;
        File.AppendAllText(Path.Combine(copy, "tables", "dice.csv"), "more\n");
        var result = Path.Combine(copy, "result.json");
        File.WriteAllBytes(result, File.ReadAllBytes(result)[..8192]);
        File.WriteAllText(Path.Combine(copy, "notes.txt"), "mine");

        var found = Of(copy);

        Assert.False(found.IsVerified);
        Assert.Equal(["notes.txt"], found.Extra);
        var byName = found.Files.ToDictionary(f => f.File);
        Assert.Equal(["report.pdf", "result.json", "tables/dice.csv"], byName.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(FileState.Missing, byName["report.pdf"].State);
        var longer = byName["tables/dice.csv"];
        Assert.Equal((length, length + 5, length), (longer.ExpectedBytes, longer.FoundBytes, longer.FirstByte));
        Assert.Equal((8192L, 8192L), (byName["result.json"].FirstByte, byName["result.json"].LastByte));
    }

    [Fact]
    public void Further_files_alone_do_not_count_against_a_run()
    {
        var copy = run.Copy();
        File.WriteAllText(Path.Combine(copy, "notes.txt"), "mine");

        Assert.True(Of(copy).IsVerified);
    }

    [Fact]
    public void Changed_and_missing_data_are_named()
    {
        var data = Directory.CreateDirectory(Path.Combine(run.Folder, "other mice")).FullName;
        File.Copy(Path.Combine(run.Data, "Mouse1.h5"), Path.Combine(data, "Mouse1.h5"));
        File.Copy(Path.Combine(run.Data, "Mouse1.h5"), Path.Combine(data, "Mouse2.h5"));

        var found = Of(run.Run, new VerificationOptions(data));

        Assert.Equal(
            [("data/Mouse2.h5", FileState.Differs), ("data/Mouse3.h5", FileState.Missing)], found.Files.Select(f => (f.File, f.State)));
    }

    [Fact]
    public void A_damaged_index_of_blocks_is_named_and_the_rest_is_verified_by_its_hashes()
    {
        var copy = run.Copy();
        File.WriteAllText(Path.Combine(copy, BlockIndex.FileName), "{}");

        Assert.Equal([BlockIndex.FileName], Of(copy).Files.Select(f => f.File));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/hostname")]
    [InlineData("a\\..\\b")]
    [InlineData("C:x")]
    [InlineData("")]
    public void A_statement_that_names_a_file_outside_the_folder_is_refused(string name)
    {
        var copy = run.Copy();
        var path = Path.Combine(copy, RunStatement.FileName);
        var statement = JsonNode.Parse(File.ReadAllText(path))!;
        statement["subject"]![0]!["name"] = name;
        File.WriteAllText(path, statement.ToJsonString());

        var refusal = Assert.Throws<InputException>(() => Of(copy));

        Assert.Contains("not a file within the folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_statement_is_refused()
    {
        var refusal = Assert.Throws<InputException>(() => Of(run.Data));

        Assert.Contains("it has no statement.intoto.json", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_statement_has_the_form_of_in_toto_and_SLSA()
    {
        // in-toto Attestation Framework, Statement v1; SLSA, Provenance v1: the fields that these require.
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Run, RunStatement.FileName)));
        var root = document.RootElement;
        Assert.Equal("https://in-toto.io/Statement/v1", root.GetProperty("_type").GetString());
        Assert.Equal("https://slsa.dev/provenance/v1", root.GetProperty("predicateType").GetString());
        var subjects = root.GetProperty("subject").EnumerateArray().ToArray();
        Assert.All(subjects, s => Assert.Matches("^[0-9a-f]{64}$", s.GetProperty("digest").GetProperty("sha256").GetString()!));
        var names = subjects.Select(s => s.GetProperty("name").GetString()!).ToArray();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.Contains(RunCrate.FileName, names);
        var definition = root.GetProperty("predicate").GetProperty("buildDefinition");
        Assert.True(Uri.IsWellFormedUriString(definition.GetProperty("buildType").GetString(), UriKind.Absolute));
        Assert.StartsWith(
            "bench evaluate", definition.GetProperty("externalParameters").GetProperty("command").GetString(), StringComparison.Ordinal);
        var dependencies = definition.GetProperty("resolvedDependencies").EnumerateArray();
        Assert.Contains("data/Mouse1.h5", dependencies.Select(d => d.GetProperty("name").GetString()));
        var details = root.GetProperty("predicate").GetProperty("runDetails");
        Assert.True(Uri.IsWellFormedUriString(details.GetProperty("builder").GetProperty("id").GetString(), UriKind.Absolute));
        Assert.True(details.GetProperty("metadata").GetProperty("startedOn").TryGetDateTimeOffset(out _));
    }

    private static RunVerification Of(string folder, VerificationOptions? options = null) =>
        RunVerification.Of(folder, options ?? new VerificationOptions(), null, CancellationToken.None);
}
