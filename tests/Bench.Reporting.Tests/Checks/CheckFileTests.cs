using System.Text.Json;
using System.Xml.Linq;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Results;
using Bench.Reporting.Checks;
using Bench.Testing;

namespace Bench.Reporting.Tests.Checks;

/// <summary>
/// Checks as JUnit XML (its common schema: suites with counts, cases with class and name) and SARIF 2.1.0 (OASIS Standard: the properties
/// that sections 3.13 to 3.49 require).
/// </summary>
public sealed class CheckFileTests : IDisposable
{
    private static readonly string Draft = RepositoryFolder.Combine("baselines", "published", "draft-2025");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void JUnit_counts_agree_with_the_cases_and_with_the_result()
    {
        var result = SampleResult.Create();

        var root = JUnit(CheckList.Of(result));

        Assert.Equal("testsuites", root.Name);
        Assert.Equal(result.Claims.Count, (int)root.Attribute("tests")!);
        Assert.Equal(result.Claims.Count(c => c.Outcome == ClaimOutcome.NotReproduced), (int)root.Attribute("failures")!);
        Assert.Equal(result.Claims.Count(c => c.Outcome == ClaimOutcome.CannotBeJudged), (int)root.Attribute("skipped")!);
        Assert.Equal(["unet3plus", "unet"], root.Elements("testsuite").Select(s => (string)s.Attribute("name")!));
        foreach (var suite in root.Elements("testsuite"))
        {
            var cases = suite.Elements("testcase").ToArray();
            Assert.Equal((int)suite.Attribute("tests")!, cases.Length);
            Assert.Equal((int)suite.Attribute("failures")!, cases.Count(c => c.Element("failure") is not null));
            Assert.Equal((int)suite.Attribute("skipped")!, cases.Count(c => c.Element("skipped") is not null));
            Assert.Equal(cases.Length, cases.Select(c => (string)c.Attribute("name")!).Distinct().Count());
            Assert.All(cases, c => Assert.NotEmpty((string)c.Attribute("classname")!));
        }
    }

    [Fact]
    public void Contradictions_of_a_study_fail_conventions_warn_and_rules_without_findings_pass()
    {
        var report = StudyAudit.OfFolder(Draft);

        var root = JUnit(CheckList.Of(report));

        var cases = root.Descendants("testcase").ToArray();
        Assert.Equal(
            report.Findings.Count(f => f.Severity == AuditSeverity.Contradiction), cases.Count(c => c.Element("failure") is not null));
        Assert.Equal(
            report.Findings.Count(f => f.Severity != AuditSeverity.Contradiction), cases.Count(c => c.Element("system-out") is not null));
        Assert.Equal(report.Findings.Count + report.Rules.Count(r => r.Findings == 0), cases.Length);
        Assert.Contains(
            cases,
            c => ((string)c.Attribute("name")!).Contains("count.images", StringComparison.Ordinal)
                && c.Element("failure")?.Value.Contains("2833", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Text_that_XML_has_no_place_for_is_replaced()
    {
        var checks = new CheckList("a", [new("r", "t")], [new("g\u0001", "r", "n\uD800 <&>", CheckOutcome.Failed, "m\u0000", [])]);

        var only = JUnit(checks).Descendants("testcase").Single();

        Assert.Equal("n\uFFFD <&>", (string)only.Attribute("name")!);
        Assert.Equal("m\uFFFD", only.Element("failure")!.Value);
    }

    [Fact]
    public void Sarif_has_what_the_standard_requires()
    {
        var run = Sarif(CheckList.Of(StudyAudit.OfFolder(Draft)), CheckedFile.Of(Path.Combine(Draft, "claims.json"), "STUDY"));

        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("Bench", driver.GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", driver.GetProperty("semanticVersion").GetString()!);
        var rules = driver.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(rules.Distinct(), rules);
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.NotEmpty(results);
        foreach (var result in results)
        {
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()], result.GetProperty("ruleId").GetString());

            // 3.27.9 and 3.27.10: a kind other than fail has the level none, and fail another.
            var (kind, level) = (result.GetProperty("kind").GetString(), result.GetProperty("level").GetString()!);
            Assert.Contains(kind, new[] { "pass", "fail", "open" });
            Assert.Equal(kind == "fail", level != "none");
            Assert.Contains(level, new[] { "none", "note", "warning", "error" });
        }

        var prints = results.Select(r => r.GetProperty("partialFingerprints").GetProperty("check/v1").GetString()).ToArray();
        Assert.Equal(prints.Distinct(), prints);
    }

    [Fact]
    public void Sarif_points_to_the_line_of_the_printed_number()
    {
        var path = Path.Combine(Draft, "claims.json");
        var lines = File.ReadAllLines(path);

        var run = Sarif(CheckList.Of(StudyAudit.OfFolder(Draft)), CheckedFile.Of(path, "STUDY"));

        var sum = run.GetProperty("results").EnumerateArray().Single(
            r => r.GetProperty("ruleId").GetString() == "sum_of_parts" && r.GetProperty("kind").GetString() == "fail");
        var place = sum.GetProperty("locations")[0].GetProperty("physicalLocation");
        var line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        Assert.Contains("\"count.images\"", lines[line - 1], StringComparison.Ordinal);

        // 3.4.3 and 3.14.14: an address is relative to the current folder, or to a base that is described.
        var artifact = place.GetProperty("artifactLocation");
        Assert.DoesNotContain("..", artifact.GetProperty("uri").GetString()!, StringComparison.Ordinal);
        if (artifact.TryGetProperty("uriBaseId", out var name))
        {
            Assert.True(run.GetProperty("originalUriBaseIds").TryGetProperty(name.GetString()!, out _));
        }
    }

    [Fact]
    public void Files_of_the_same_checks_are_the_same_bytes()
    {
        var checks = CheckList.Of(SampleResult.Create());
        var (first, second) = (Path.Combine(_folder.Path, "a"), Path.Combine(_folder.Path, "b"));

        SarifFile.Write(checks, null, "1.2.3", first);
        SarifFile.Write(checks, null, "1.2.3", second);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    private XElement JUnit(CheckList checks)
    {
        var path = Path.Combine(_folder.Path, "checks.xml");
        JUnitFile.Write(checks, path);
        return XDocument.Load(path).Root!;
    }

    private JsonElement Sarif(CheckList checks, CheckedFile? file)
    {
        var path = Path.Combine(_folder.Path, "checks.sarif");
        SarifFile.Write(checks, file, "1.2.3", path);
        var log = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        return Assert.Single(log.GetProperty("runs").EnumerateArray());
    }
}
