using System.Text.Json;
using System.Xml.Linq;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary><c>bench verify</c> and the files for continuous integration, from the command line.</summary>
public sealed class VerifyCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task A_run_is_verified_until_a_byte_of_it_is_changed_also_after_its_figures_were_drawn_again()
    {
        var (masks, run) = (cohort.Fresh("masks"), cohort.Fresh("run"));
        var (junit, sarif) = (cohort.Fresh("checks") + ".xml", cohort.Fresh("checks") + ".sarif");
        await Done("clean", "--rule", "none", "--data", cohort.Data, "--out", masks);
        await Done([.. CommandWords.Evaluate(cohort.Data, $"same={masks}", run), "--junit", junit, "--sarif", sarif]);
        await Done("figures", run, "--format", "svg", "--only", "dice");

        var verified = await Done("verify", run, "--data", cohort.Data);

        Assert.Contains("as recorded. Verified.", verified.Output, StringComparison.Ordinal);
        Assert.Equal("evaluate " + Path.GetFileName(run), (string)XDocument.Load(junit).Root!.Attribute("name")!);
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(sarif, TestContext.Current.CancellationToken));
        Assert.True(log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength() > 0);

        var table = Path.Combine(run, "tables", "dice.csv");
        var bytes = await File.ReadAllBytesAsync(table, TestContext.Current.CancellationToken);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(table, bytes, TestContext.Current.CancellationToken);
        var damaged = await CommandRun.Of("verify", run);

        Assert.Equal(ExitCode.NotMet, damaged.Code);
        Assert.Contains("tables/dice.csv: first differs at byte 40, line", damaged.Output, StringComparison.Ordinal);
        Assert.Contains("1 differs. NOT verified.", damaged.Output, StringComparison.Ordinal);

        await Done("report", run);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("verify", run)).Code);

        var other = await CommandRun.Of("verify", run, "--sha256", new string('0', 64), "--json");
        Assert.Equal(ExitCode.NotMet, other.Code);
        using var document = JsonDocument.Parse(other.Output);
        Assert.False(document.RootElement.GetProperty("statement_is_expected").GetBoolean());
        Assert.Equal(0, document.RootElement.GetProperty("files").GetArrayLength());
    }

    [Theory]
    [InlineData("--sha256", "abc", "is not a SHA-256")]
    [InlineData("--against", "/no/such/folder", "there is no folder")]
    [InlineData("--data", "/no/such/folder", "there is no folder")]
    public async Task An_option_that_means_nothing_is_refused(string option, string value, string reason)
    {
        var run = await CommandRun.Of("verify", cohort.Data, option, value);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_checks_that_is_there_is_not_replaced_and_nothing_is_computed()
    {
        var (file, output) = (cohort.Fresh("mine"), cohort.Fresh("out"));
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("audit", "draft-2025", "--out", output, "--sarif", file);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(output));
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("audit", "draft-2025", "--sarif", file, "--overwrite")).Code);
    }

    private static async Task<CommandRun> Done(params string[] command)
    {
        var run = await CommandRun.Of(command);
        Assert.True(run.Code == ExitCode.Done, run.Error + run.Output);
        return run;
    }
}
