using System.Globalization;
using System.IO.Compression;
using Bench.Data.Tables;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary>
/// Human hearts (ACDC challenge, Bernard et al. 2018) with labels of their own, predicted by their own masks shifted by one column:
/// everything is measured, and nothing is judged against a study of mice. Expected volumes: README and cases.csv of the data, which are
/// those of Khened et al.
/// </summary>
[Trait("Category", "Dataset")]
public sealed class HumanHeartsTests : IDisposable
{
    private const float MicrolitresPerMillilitre = 1000;
    private static readonly string[] Patients = ["patient001", "patient002", "patient003"];
    private static readonly string[] Reading = ["--labels", "1=background,2=myocardium,3=blood_pool", "--first-frame", "1"];
    private static readonly string Source = RepositoryFolder.Combine("..", "shared", "human");

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-human-").FullName;

    [Fact]
    public async Task Human_hearts_are_measured_and_get_no_verdict_of_a_study_of_mice()
    {
        Prepare(Patients);

        var run = await Evaluate();

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var volumes = Table("function")
            .Where(r => r["quantity"] is "EDV" or "ESV")
            .ToDictionary(r => (r["mouse"], r["quantity"]), r => Number(r["reference"]));

        // Headers hold voxel sizes as float32.
        var published = Rows(Path.Combine(Source, "cases.csv")).ToDictionary(r => r["patient"]);
        Assert.Equal(295.5078, volumes[("patient001", "EDV")] / MicrolitresPerMillilitre, 0.0001);
        Assert.All(Patients, patient =>
        {
            Assert.Equal(Number(published[patient]["EDV_ml"]), volumes[(patient, "EDV")] / MicrolitresPerMillilitre, 0.001);
            Assert.Equal(Number(published[patient]["ESV_ml"]), volumes[(patient, "ESV")] / MicrolitresPerMillilitre, 0.001);
        });

        // Three patients, two phases, two structures. A shift by one column keeps volumes and lowers Dice by some percent.
        var dice = Table("measures").Where(r => r["measure"] == "dice").Select(r => Number(r["value"])).ToList();
        Assert.Equal(12, dice.Count);
        Assert.All(dice, d => Assert.InRange(d, 0.8, 0.99));
        RequireNothingIsJudged("these are not the study's kind of heart");
    }

    // With a tenth of their size the hearts pass for those of mice; what is wrong then is their phases alone.
    [Theory]
    [InlineData(null, "these are not the study's kind of heart")]
    [InlineData("0.12,0.12,1", "the heart is not smaller at end-systole than at end-diastole: the phases are exchanged")]
    public async Task Exchanged_phases_are_named_and_nothing_is_judged(string? spacing, string reason)
    {
        Prepare(Patients[..2]); // Both have their end-systole in frame 12, counted from 1.

        var run = await Evaluate(["--phases", "11,0", .. spacing is null ? Array.Empty<string>() : ["--spacing", spacing]]);

        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.All(Patients[..2], patient => Assert.Contains(
            Table("issues"), i => i["subject"] == patient && i["message"].Contains("ED and ES may be confused", StringComparison.Ordinal)));
        RequireNothingIsJudged(reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CommandRun> Evaluate(params string[] more) => CommandRun.Of(
        [.. CommandWords.Evaluate(In("reference"), $"shifted={In("shifted")}", In("report")), .. Reading, .. more]);

    private void RequireNothingIsJudged(string reason)
    {
        var claims = Table("claims");
        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.Equal("cannot_be_judged", claim["outcome"]));
        Assert.Contains(claims, claim => claim["reason"].Contains(reason, StringComparison.Ordinal));
    }

    private void Prepare(IEnumerable<string> patients)
    {
        Assert.SkipUnless(
            Directory.Exists(Source), $"{Source} is not there: the human hearts are third-party data and not part of the checkout.");
        Directory.CreateDirectory(In("reference/images"));
        Directory.CreateDirectory(In("reference/masks"));
        Directory.CreateDirectory(In("shifted"));
        foreach (var mask in patients.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Source, p), "*_gt.nii.gz")))
        {
            var frame = Path.GetFileName(mask)[..^"_gt.nii.gz".Length]; // patient001_frame01
            var name = frame.Replace("_frame", "_frame0", StringComparison.Ordinal) + ".nii.gz";
            File.CreateSymbolicLink(In("reference/images/" + name), Path.GetFullPath(mask.Replace("_gt", "", StringComparison.Ordinal)));
            File.CreateSymbolicLink(In("reference/masks/" + name), Path.GetFullPath(mask));
            Shift(mask, In("shifted/" + name));
        }
    }

    // By one voxel along the first axis, along which a NIfTI file stores neighbours next to each other. Hearts do not touch the border.
    private static void Shift(string from, string to)
    {
        const int PlaceOfDataOffset = 108;
        using var whole = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(from), CompressionMode.Decompress))
            packed.CopyTo(whole);
        var bytes = whole.ToArray();
        var start = (int)BitConverter.ToSingle(bytes, PlaceOfDataOffset);
        Array.Copy(bytes, start, bytes, start + 1, bytes.Length - start - 1);
        bytes[start] = 0;
        using var written = new GZipStream(File.Create(to), CompressionLevel.Fastest);
        written.Write(bytes);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private List<Dictionary<string, string>> Table(string name) => Rows(In($"report/tables/{name}.csv"));

    private static List<Dictionary<string, string>> Rows(string path)
    {
        var table = DelimitedText.Read(path);
        return [.. table.Rows.Select(r => table.Header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
