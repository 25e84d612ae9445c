using Bench.Testing;

namespace Bench.Reporting.Tests;

public sealed class ReportWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_files_are_written_and_named_and_nothing_else_is_left()
    {
        var files = ReportWriter.WriteAll(SampleResult.Create(1, 3), null, _folder.Path, TestContext.Current.CancellationToken);
        var found = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_folder.Path, f).Replace('\\', '/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Contains("report.pdf", files);
        Assert.Contains("tables/dice.csv", files);
        Assert.Contains("figures/bland-altman-unet3plus.svg", files);
        Assert.Contains("figures/bland-altman-unet3plus.png", files);
    }

    [Fact]
    public void A_second_report_replaces_the_first()
    {
        ReportWriter.WriteAll(SampleResult.Create(1, 2), null, _folder.Path, TestContext.Current.CancellationToken);
        ReportWriter.WriteAll(SampleResult.Create(1, 3), null, _folder.Path, TestContext.Current.CancellationToken);
        Assert.Equal(1 + (3 * 4), File.ReadAllLines(_folder.Combine("tables", "dice.csv")).Length);
    }

    [Fact]
    public void Tables_are_UTF8_without_a_byte_order_mark()
    {
        ReportWriter.WriteAll(SampleResult.Create(1, 2), null, _folder.Path, TestContext.Current.CancellationToken);
        Assert.Equal("model"u8, File.ReadAllBytes(_folder.Combine("tables", "function.csv")).AsSpan(0, 5));
    }
}
