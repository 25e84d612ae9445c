using System.Text.Json;
using Bench.Statistics.Distributions;

namespace Bench.Cli.Tests.Commands;

public sealed class ReviewCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-review-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_risk_at_a_known_correlation_is_the_t_distribution_of_the_paired_difference()
    {
        var run = await CommandRun.Of(
            "review", "--means", "0.91,0.90", "--sds", "0.03,0.035", "--n", "25", "--r", "0.5", "--names", "UNet3+,UNet", "--json");
        Assert.Equal(0, run.Code);
        var pair = JsonDocument.Parse(run.Output).RootElement.GetProperty("pairs")[0];

        // scipy.stats.t.cdf of the same (make_methods.py): 0.07016670874757663.
        var risk = pair.GetProperty("risks")[0];
        Assert.Equal(0.07016670874757663, risk.GetProperty("risk").GetDouble(), 12);
        Assert.Equal("UNet3+", pair.GetProperty("winner").GetString());
        Assert.Equal("high_risk", pair.GetProperty("finding").GetString());

        // Printed to two decimals, both means could be 0.905.
        Assert.Equal(0.5, risk.GetProperty("risk_at_worst").GetDouble());
        var sd = Math.Sqrt((0.03 * 0.03) + (0.035 * 0.035) - (0.03 * 0.035));
        Assert.Equal(sd, risk.GetProperty("difference_sd").GetDouble(), 12);
        Assert.Equal(
            StudentTDistribution.Upper(5 * 0.01 / sd, 24), risk.GetProperty("risk").GetDouble(), 12);
    }

    [Fact]
    public async Task Without_a_correlation_the_text_says_from_which_on_the_claim_holds()
    {
        var run = await CommandRun.Of("review", "--means", "0.910,0.900", "--sds", "0.03,0.035", "--n", "25");
        Assert.Equal(0, run.Code);
        Assert.Contains("Finding: depends on the correlation", run.Output, StringComparison.Ordinal);

        // (0.03² + 0.035² − 25·0.01²/t²)/(2·0.03·0.035) with t(0.95; 24) = 1.7109 is 0.605.
        Assert.Contains("only from r = 0.6", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Dice: A 0.910 ± 0.03 against B 0.900 ± 0.035, 25 cases", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_hold_the_text_of_the_console_and_a_study_is_audited()
    {
        var run = await CommandRun.Of(
            "review", "--means", "0.923,0.904", "--sds", "0.03,0.03", "--n", "50", "--out", _folder);
        Assert.Equal(0, run.Code);
        Assert.StartsWith(
            (await File.ReadAllTextAsync(Path.Combine(_folder, "review.txt"), TestContext.Current.CancellationToken)).Trim(),
            run.Output.Trim(),
            StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(_folder, "review.pdf")).Length > 2000);

        var audited = await CommandRun.Of(
            "review", "--means", "0.923,0.904", "--sds", "0.03,0.03", "--n", "50", "--claims", "draft-2025", "--out", _folder);
        Assert.Equal(0, audited.Code);
        Assert.Contains("Contoured images: 2883 is printed, but 2087 + 286 + 460 = 2833.", audited.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_and_a_list_of_comparisons_say_the_same()
    {
        var table = await Write(
            "pairs.csv",
            "measure,first,first_mean,first_sd,second,second_mean,second_sd,n,r,better\n"
                + "Dice,Ours,0.923,0.03,Theirs,0.904,0.03,50,,\nHD95 (mm),Ours,7.1,3.2,Theirs,8.0,4.1,50,0.7,smaller\n"
                + "Dice,Ours,0.93,0.03,Theirs,0.93,0.02,50,NA,larger\n");
        var list = await Write(
            "pairs.json",
            """
            [{"first": "Ours", "first_mean": "0.923", "first_sd": 0.03, "second": "Theirs", "second_mean": "0.904",
              "second_sd": 0.03, "n": 50},
             {"measure": "HD95 (mm)", "first": "Ours", "first_mean": "7.1", "first_sd": 3.2, "second": "Theirs", "second_mean": "8.0",
              "second_sd": 4.1, "n": 50, "r": 0.7, "better": "smaller"},
             {"first": "Ours", "first_mean": "0.93", "first_sd": 0.03, "second": "Theirs", "second_mean": "0.93",
              "second_sd": 0.02, "n": 50}]
            """);
        var (one, other) = (await CommandRun.Of("review", "--pairs", table), await CommandRun.Of("review", "--pairs", list));
        Assert.Equal((0, 0), (one.Code, other.Code));
        Assert.Equal(one.Output, other.Output);
        Assert.Contains("Finding: low risk", one.Output, StringComparison.Ordinal);
        Assert.Contains("Both means print the same", one.Output, StringComparison.Ordinal);
        Assert.Contains("that Ours is better, by 0.9.", one.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--means", "0.91", "'0.91' is not two values")]
    [InlineData("--means", "0.91,best", "'best' is no number")]
    [InlineData("--sds", "0.03,-1", "-1 is no standard deviation")]
    [InlineData("--n", "1", "1 is no number of cases")]
    [InlineData("--n", "25.5", "25.5 is no number of cases")]
    [InlineData("--r", "1.2", "1.2 is no correlation")]
    [InlineData("--names", "UNet,UNet", "'UNet' is the name of both methods")]
    public async Task What_makes_no_sense_is_named(string option, string value, string reason)
    {
        var arguments = new Dictionary<string, string> { ["--means"] = "0.91,0.90", ["--sds"] = "0.03,0.03", ["--n"] = "25" };
        arguments[option] = value;
        var run = await CommandRun.Of(["review", .. arguments.SelectMany(a => new[] { a.Key, a.Value })]);
        Assert.Equal(2, run.Code);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("Remedy", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_lacks_a_column_or_a_value_is_told_with_its_place()
    {
        var lacking = await Write("a.csv", "first,second,n\nA,B,10\n");
        var run = await CommandRun.Of("review", "--pairs", lacking);
        Assert.Equal(2, run.Code);
        Assert.Contains("there is no column 'first_mean'", run.Error, StringComparison.Ordinal);
        var empty = await Write(
            "b.csv", "first,first_mean,first_sd,second,second_mean,second_sd,n\nA,0.9,0.1,B,0.8,0.1,20\nA,0.9,,B,0.8,0.1,20\n");
        run = await CommandRun.Of("review", "--pairs", empty);
        Assert.Equal(2, run.Code);
        Assert.Contains("line 3, column 'first_sd': the value is missing", run.Error, StringComparison.Ordinal);
        run = await CommandRun.Of("review", "--pairs", empty, "--n", "3");
        Assert.Equal(2, run.Code);
        run = await CommandRun.Of("review", "--means", "0.9,0.8");
        Assert.Equal(2, run.Code);
        Assert.Contains("--sds", run.Error, StringComparison.Ordinal);
    }

    private async Task<string> Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
