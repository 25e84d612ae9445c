using System.Text.RegularExpressions;
using Bench.Testing;

namespace Bench.Cli.Tests.Guidance;

public sealed partial class EnvironmentTests
{
    [Fact]
    public void Every_variable_that_the_program_reads_is_in_the_documentation()
    {
        var sources = Directory.EnumerateFiles(RepositoryFolder.Combine("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToArray();
        string[] read = [.. sources.SelectMany(s => Read().Matches(s)).Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value).Distinct().Order()];
        var page = File.ReadAllText(RepositoryFolder.Combine("docs", "environment.md"));

        Assert.Contains("BENCH_LIBTORCH", read);
        Assert.Contains("NO_COLOR", read);
        Assert.DoesNotContain(read, name => !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    // Read by name, or by a constant that is called so.
    [GeneratedRegex("GetEnvironmentVariable\\(\"([A-Z_]+)\"|const string \\w*Variable = \"([A-Z_]+)\"")]
    private static partial Regex Read();
}
