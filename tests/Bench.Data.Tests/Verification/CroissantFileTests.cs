using System.Text.Json;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Data.Phantom;
using Bench.Data.Verification;
using Bench.Testing;

namespace Bench.Data.Tests.Verification;

/// <summary>
/// Croissant 1.0 (MLCommons): what its sections "Dataset-level Information", "Resources" and "RecordSets" ask for, held against the file of
/// two phantoms.
/// </summary>
public sealed class CroissantFileTests
{
    [Fact]
    public void Files_have_their_hash_and_records_their_fields()
    {
        using var folder = new ScratchFolder();
        PhantomCohort.Write(folder.Path, new PhantomOptions { Mice = 2, Size = 64, Frames = 8, Seed = 3 }, null, CancellationToken.None);
        var cohort = CohortFolder.Open(folder.Path);
        var manifest = DataManifest.Of(cohort, cancellation: TestContext.Current.CancellationToken);

        using var document = JsonDocument.Parse(CroissantFile.ToText(manifest, Study.Mouse, isPhantom: true));

        var root = document.RootElement;
        Assert.Equal("sc:Dataset", root.GetProperty("@type").GetString());
        Assert.Equal("http://mlcommons.org/croissant/1.0", root.GetProperty("conformsTo").GetString());
        Assert.All(["name", "description", "license", "creator"], key => Assert.True(root.TryGetProperty(key, out _), key));
        Assert.Equal("http://mlcommons.org/croissant/", root.GetProperty("@context").GetProperty("cr").GetString());
        foreach (var file in root.GetProperty("distribution").EnumerateArray())
        {
            Assert.Equal("cr:FileObject", file.GetProperty("@type").GetString());
            var path = Path.Combine(folder.Path, file.GetProperty("contentUrl").GetString()!);
            Assert.Equal(FileHash.Sha256(path), file.GetProperty("sha256").GetString());
            Assert.Equal("application/x-hdf5", file.GetProperty("encodingFormat").GetString());
        }

        var records = Assert.Single(root.GetProperty("recordSet").EnumerateArray());
        var fields = records.GetProperty("field").EnumerateArray().ToDictionary(
            f => f.GetProperty("@id").GetString()!, f => f.GetProperty("dataType").GetString()!);
        Assert.Contains(records.GetProperty("key").GetProperty("@id").GetString()!, fields.Keys);
        var rows = records.GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(["Mouse1", "Mouse2"], rows.Select(r => r.GetProperty("cases/case").GetString()));
        Assert.All(rows.SelectMany(r => r.EnumerateObject()), value => Assert.Equal(
            fields[value.Name] == "sc:Text" ? JsonValueKind.String : JsonValueKind.Number, value.Value.ValueKind));
        Assert.Equal((64, 64), (rows[0].GetProperty("cases/rows").GetInt32(), rows[0].GetProperty("cases/columns").GetInt32()));
    }

    [Fact]
    public void What_nobody_stated_is_named()
    {
        Assert.Equal(["url", "datePublished"], CroissantFile.Lacking(Study.Mouse, isPhantom: true));
        Assert.Equal(["license", "url", "datePublished"], CroissantFile.Lacking(Study.Mouse with { Licence = "" }, isPhantom: false));
        Assert.DoesNotContain("license", CroissantFile.Lacking(Study.Mouse with { Licence = "CC BY 4.0" }, isPhantom: false));
    }
}
