using System.Text.Json;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private static readonly string Draft = RepositoryFolder.Combine("baselines", "published", "draft-2025");
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_study_that_comes_with_Bench_is_found_by_its_name()
    {
        var (byName, byFolder) = (await CommandRun.Of("audit", "draft-2025"), await CommandRun.Of("audit", Draft));

        Assert.Equal(0, byName.Code);
        Assert.Equal(byFolder.Output, byName.Output);
    }

    [Fact]
    public async Task Text_groups_findings_by_severity_and_counts_what_was_checked()
    {
        var run = await CommandRun.Of("audit", Draft);

        Assert.Equal(0, run.Code);
        Assert.Matches(@"\d+ printed numbers, 18 rules, \d+ checks, 20 findings", run.Output);
        string[] order = ["Contradictions", "Conventions", "Omissions", "Notes", "Checked"];
        Assert.Equal(order, order.OrderBy(h => run.Output.IndexOf("\n" + h, StringComparison.Ordinal)));
        Assert.Contains("Contoured images: 2883 is printed, but 2087 + 286 + 460 = 2833.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_rule_and_finding_and_is_what_is_stored()
    {
        var run = await CommandRun.Of("audit", Draft, "--json", "--out", _folder);

        Assert.Equal(0, run.Code);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(18, root.GetProperty("rules").GetArrayLength());
        var rule = root.GetProperty("rules").EnumerateArray().Single(r => r.GetProperty("rule").GetString() == "sum_of_parts");
        Assert.Equal(1, rule.GetProperty("findings").GetInt32());
        var finding = root.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "sum_of_parts");
        Assert.Equal("count.images", finding.GetProperty("claims")[0].GetString());
        Assert.Equal("2833", finding.GetProperty("consistent_value").GetString());
        Assert.Equal("contradiction", finding.GetProperty("severity").GetString());
        Assert.Equal(
            run.Output.Trim(),
            (await File.ReadAllTextAsync(Path.Combine(_folder, "audit.json"), TestContext.Current.CancellationToken)).Trim());
        Assert.Contains(
            "Checked",
            await File.ReadAllTextAsync(Path.Combine(_folder, "audit.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_claims_is_bad_input()
    {
        var run = await CommandRun.Of("audit", _folder);

        Assert.Equal(2, run.Code);
        Assert.Contains("it holds no claims.json", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("points/figure3-mass-ed.csv", "", "cannot be read")]
    [InlineData("points/figure3-mass-ed.csv", "point,reference_mass_ed_mg\n1,2\n2,3\n3,4\n", "it has no column 'model_mass_ed_mg'")]
    [InlineData(
        "points/figure3-mass-ed.csv",
        "reference_mass_ed_mg,model_mass_ed_mg\n1,2\n2,x\n3,4\n",
        "row 2, column 'model_mass_ed_mg': 'x' is not a number")]
    [InlineData("points/figure3-mass-ed.csv", "reference_mass_ed_mg,model_mass_ed_mg\n1,2\n", "fewer than three rows")]
    public async Task Points_that_cannot_be_used_are_bad_input(string file, string content, string message)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "points"));
        foreach (
            var original in new[]
            {
                "claims.json",
                "points/figure3-volumes.csv",
                "points/figure3-mass-ed.csv",
                "points/figure3-mass-es.csv",
            })
        {
            File.Copy(Path.Combine(Draft, original), Path.Combine(_folder, original));
        }

        File.Delete(Path.Combine(_folder, file));
        if (content.Length > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, file), content, TestContext.Current.CancellationToken);
        }

        var run = await CommandRun.Of("audit", _folder);

        Assert.Equal(2, run.Code);
        Assert.Contains("figure3-mass-ed.csv", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
