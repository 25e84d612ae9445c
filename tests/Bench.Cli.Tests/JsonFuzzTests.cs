using System.Diagnostics;
using System.Text.Json;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Splits;
using Bench.Data.Verification;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>
/// Damaged documents, the same every time. Each ends in a value or in a message with the file's name and without a type of the program, in
/// bounded time and memory. What this does not show: that what is still well-formed is also true.
/// </summary>
public sealed class JsonFuzzTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private const int Cases = 300;
    private const int ManyCases = 4000;
    private const long MostBytes = 256L << 20;

    private static readonly string[] Forbidden = ["System.", "Bench.", "Exception", "Int32", "type '", "annotation", "   at "];
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(10);

    private static readonly string[] Kinds =
    [
        "result.json", "baseline.json", "split.json", "split-claims.json", "claims.json", "cohort.json", "predict.json",
        "manifest.json",
    ];

    public static TheoryData<string> Documents => [.. Kinds];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_damaged_document_ends_in_a_value_or_in_our_words(string name) => Damage(name, Cases);

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Documents))]
    public void Many_damaged_documents_do(string name) => Damage(name, ManyCases);

    [Fact]
    public async Task A_damaged_result_is_drawn_or_refused() => await Draw(12);

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Many_damaged_results_are() => await Draw(300);

    private async Task Draw(int cases)
    {
        var sound = JsonSerializer.Serialize(SampleResult.Create(2, 4), ResultJson.Options);
        for (var seed = 0; seed < cases; seed++)
        {
            var folder = Directory.CreateDirectory(cohort.Fresh("drawn")).FullName;
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "result.json"),
                JsonMutation.Of(sound, (4 * seed) + 1 + (seed % 3)),
                TestContext.Current.CancellationToken);

            var run = await CommandRun.Of("report", folder);

            Assert.True(run.Code is ExitCode.Done or ExitCode.BadInput, $"case {seed}: {run.Code} {run.Error}");
            Assert.True(
                run.Code == ExitCode.Done || run.Error.Contains("result.json", StringComparison.Ordinal), $"case {seed}: {run.Error}");
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Damage(string name, int cases)
    {
        var folder = Directory.CreateDirectory(cohort.Fresh("fuzz")).FullName;
        var path = Path.Combine(folder, name);
        var (sound, read) = Document(name, folder, path);
        File.WriteAllText(path, sound);
        read();
        var clock = Stopwatch.StartNew();
        for (var seed = 0; seed < cases; seed++)
        {
            File.WriteAllBytes(path, JsonMutation.Of(sound, seed));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read();
            }
            catch (InputException refusal)
            {
                Assert.True(
                    refusal.Message.Contains(name, StringComparison.Ordinal)
                        && !Forbidden.Any(w => refusal.Message.Contains(w, StringComparison.Ordinal)),
                    $"case {seed}: {refusal.Message}");
                Assert.True(refusal.Message.Length < 5000, $"case {seed}: a message of {refusal.Message.Length} characters");
            }
            catch (Exception fault)
            {
                Assert.Fail($"case {seed}: {fault}");
            }

            Assert.True(
                GC.GetAllocatedBytesForCurrentThread() - before < MostBytes,
                $"case {seed} took {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
            Assert.True(clock.Elapsed < (HangLimit * cases / Cases), $"case {seed}: too slow");
        }
    }

    private (string Sound, Action Read) Document(string name, string folder, string path)
    {
        switch (name)
        {
            case "result.json":
                return (JsonSerializer.Serialize(SampleResult.Create(1, 2), ResultJson.Options), () => ResultJson.ReadResult(path));
            case "baseline.json":
                return (
                    JsonSerializer.Serialize(BaselineLearner.Learn("b", [("a", SampleResult.Create(2, 4))]), ResultJson.Options),
                    () => AcceptedBaseline.Read(path));
            case "split.json":
                return (File.ReadAllText(cohort.SplitFile), () => Split.Read(path));
            case "split-claims.json":
                return (
                    File.ReadAllText(RepositoryFolder.Combine("baselines", "published", "draft-2025", name)),
                    () => SplitClaim.Read(folder));
            case "claims.json":
                Copy(RepositoryFolder.Combine("baselines", "published", "draft-2025"), folder);
                return (
                    File.ReadAllText(RepositoryFolder.Combine("baselines", "published", "draft-2025", name)),
                    () => StudyAudit.OfFolder(folder));
            case "cohort.json":
                File.Copy(Path.Combine(cohort.Data, "Mouse1.h5"), Path.Combine(folder, "Mouse1.h5"));
                return (File.ReadAllText(Path.Combine(cohort.Data, name)), () => CohortFolder.Open(folder));
            case "predict.json":
                new PredictionManifest(
                    "abc",
                    new Dictionary<string,
                    string>
                    { ["frames"] = "all" },
                    new SortedDictionary<string,
                    string>
                    { ["Mouse1"] = "def" }).Write(folder);
                return (File.ReadAllText(path), () => PredictionManifest.Read(path));
            default:
                DataManifest.Of(CohortFolder.Open(cohort.Data)).Write(path);
                return (File.ReadAllText(path), () => DataManifest.Read(path));
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
