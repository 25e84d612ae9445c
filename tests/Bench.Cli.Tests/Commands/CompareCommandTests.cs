using System.Text.Json;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary><c>baseline accept</c> and <c>compare</c> on made-up results of two models and 12 mice.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-compare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_meets_the_baseline_that_was_accepted_from_it()
    {
        var accepted = await CommandRun.Of(
            "baseline", "accept", Write("a", Result), "--name", "first", "--out", Path.Combine(_folder, "first.json"));
        var run = await CommandRun.Of("compare", Path.Combine(_folder, "a"), Path.Combine(_folder, "first.json"));

        Assert.Equal((0, 0), (accepted.Code, run.Code));
        Assert.Contains("unet3plus (15 measures), unet (15 measures) from 1 run", accepted.Output, StringComparison.Ordinal);
        Assert.StartsWith("2025-06-01-test against first: met", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worse_run_exits_with_1_and_names_measure_mice_and_size()
    {
        await CommandRun.Of("baseline", "accept", Write("a", Result), "--out", Path.Combine(_folder, "b.json"));
        var worse = Change(Result, (mouse, dice) => dice - (mouse == "Mouse3" ? 0.10 : 0.05));

        var text = await CommandRun.Of("compare", Write("w", worse), Path.Combine(_folder, "b.json"));
        var json = await CommandRun.Of("compare", Path.Combine(_folder, "w", "result.json"), Path.Combine(_folder, "b.json"), "--json");

        Assert.Equal((1, 1), (text.Code, json.Code));
        Assert.Contains("unet, dice.both.mean: worse by 0.0542", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n  Mouse3: ", text.Output, StringComparison.Ordinal);
        var root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal("worse", root.GetProperty("outcome").GetString());
        var measure = root.GetProperty("measures").EnumerateArray().First(m => m.GetProperty("measure").GetString() == "dice.both.mean");
        Assert.Equal("Mouse3", measure.GetProperty("most_changed")[0].GetProperty("mouse").GetString());
        Assert.Equal(-0.10, measure.GetProperty("most_changed")[0].GetProperty("change").GetDouble(), 10);
    }

    [Fact]
    public async Task What_is_not_comparable_exits_with_2_and_says_why()
    {
        await CommandRun.Of("baseline", "accept", Write("a", Result), "--out", Path.Combine(_folder, "b.json"));

        var run = await CommandRun.Of(
            "compare",
            Write("c", Result with { Settings = Result.Settings with { Cleaning = new("none", "") } }),
            Path.Combine(_folder, "b.json"),
            "--json");

        Assert.Equal(2, run.Code);
        Assert.Contains("cleaning differ", run.Error, StringComparison.Ordinal);
        Assert.Equal("not_comparable", JsonDocument.Parse(run.Output).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Models_of_one_run_or_of_several_are_compared()
    {
        Write("a", Result);
        Write("b", Result with { RunId = "second" });

        var one = await CommandRun.Of("compare", "--models", Path.Combine(_folder, "a"));
        var two = await CommandRun.Of(
            "compare",
            "--models",
            Path.Combine(_folder, "a", "unet"),
            Path.Combine(_folder, "b", "unet3plus"),
            "--margin",
            "EF=3",
            "--json");
        var same = await CommandRun.Of("compare", "--models", Path.Combine(_folder, "a", "unet"), Path.Combine(_folder, "b", "unet"));

        Assert.Equal((0, 0, 0), (one.Code, two.Code, same.Code));
        Assert.Contains("2 models on 12 common mice: unet3plus, unet", one.Output, StringComparison.Ordinal);
        Assert.Contains("dice.both.mean (larger is better, 12 mice)", one.Output, StringComparison.Ordinal);
        var root = JsonDocument.Parse(two.Output).RootElement;
        Assert.Equal(9, root.GetProperty("measures").GetArrayLength());
        var fraction = root.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("measure").GetString() == "abs_error.EF");
        Assert.Equal(3, fraction.GetProperty("pairs")[0].GetProperty("margin").GetDouble());
        Assert.Contains("0 won, 12 tied, 0 lost: equivalent within the margin", same.Output, StringComparison.Ordinal);
        Assert.Contains("2025-06-01-test/unet, second/unet", same.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_runs_share_a_report_that_can_be_drawn_again_from_its_own_result()
    {
        var (a, b, shared, again) = (
            Write("a", Result),
            Write("b", Result with { RunId = "second" }),
            Path.Combine(_folder, "shared"),
            Path.Combine(_folder, "again"));

        var compared = await CommandRun.Of("compare", "--models", a, Path.Combine(b, "unet"), "--out", shared, "--json");
        var drawn = await CommandRun.Of("report", shared, "--out", again);

        Assert.Equal((0, 0), (compared.Code, drawn.Code));
        Assert.Equal(3, JsonDocument.Parse(compared.Output).RootElement.GetProperty("models").GetArrayLength());
        Assert.Equal(
            ["unet3plus", "2025-06-01-test.unet", "second.unet"],
            ResultJson.ReadResult(Path.Combine(shared, "result.json")).Models.Select(m => m.Name));
        foreach (var file in new[] { "report.pdf", "report.html", Path.Combine("tables", "comparison.csv") })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(shared, file)), File.ReadAllBytes(Path.Combine(again, file)));
        }
    }

    [Fact]
    public async Task Several_runs_share_a_report_only_where_a_folder_is_named()
    {
        var (a, b) = (Write("a", Result), Write("b", Result with { RunId = "second" }));

        var refused = await CommandRun.Of("report", a, b);
        Assert.Equal(2, refused.Code);
        Assert.Contains("say where to write with --out DIR", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.Of("report", a, b, "--out", Path.Combine(_folder, "both"))).Code);
        Assert.True(File.Exists(Path.Combine(_folder, "both", "report.pdf")));
    }

    [Fact]
    public async Task What_names_no_run_model_margin_or_baseline_is_bad_input()
    {
        var run = Write("a", Result);
        await AssertRefused("there is no result.json", "compare", "--models", Path.Combine(_folder, "none"), run);
        await AssertRefused("has no model 'nnunet'", "compare", "--models", Path.Combine(run, "nnunet"), run);
        await AssertRefused("the model is named twice", "compare", "--models", run, run);
        await AssertRefused("'EF' is not NAME=D", "compare", "--models", run, "--margin", "EF");
        await AssertRefused("'dice=0' is not NAME=D", "compare", "--models", run, "--margin", "dice=0");
        await AssertRefused("no baseline that comes with Bench fits this run", "compare", run);
        await AssertRefused("compared with compare --models", "compare", run, run);
        await AssertRefused("not the expected JSON", "compare", run, Path.Combine(RepositoryFolder.Root, "Bench.sln"));
        await AssertRefused("'a/b' cannot name a file", "baseline", "accept", run, "--name", "a/b");
        await AssertRefused("it is the same run", "baseline", "accept", run, run, "--out", Path.Combine(_folder, "b.json"));

        static async Task AssertRefused(string message, params string[] arguments)
        {
            var refused = await CommandRun.Of(arguments);
            Assert.Equal(2, refused.Code);
            Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        }
    }

    private static EvaluationResult Result { get; } = SampleResult.Create(2, 12);

    private static EvaluationResult Change(EvaluationResult result, Func<string, double, double> change) => result with
    {
        Models =
        [
            .. result.Models.Select(
                m =>
                    m with
                    {
                        Cases =
                        [
                            .. m.Cases.Select(c => c with { Dice = [.. c.Dice.Select(d => d with { Dice = change(c.Mouse, d.Dice) })] })
                        ],
                    })
        ],
    };

    private string Write(string name, EvaluationResult result)
    {
        var folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        ResultJson.Write(result, Path.Combine(folder, "result.json"));
        return folder;
    }
}
