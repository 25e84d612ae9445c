using System.Xml.Linq;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>The house rules on who may reference whom, read from the project files themselves.</summary>
public sealed class ReferenceRulesTests
{
    public static TheoryData<string, string[], string[]> Rules => new()
    {
        { "Bench.Core", [], [] },
        { "Bench.Statistics", [], [] },
        { "Bench.Hdf5", [], [] },
        { "Bench.Data", ["Bench.Core", "Bench.Hdf5"], ["CsvHelper"] },
        { "Bench.Learning", ["Bench.Core"], ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.ML.OnnxRuntime", "TorchSharp", "libtorch-cpu-$(BenchPlatform)", "TorchSharp-cuda-windows", "TorchSharp-cuda-linux"] },
        { "Bench.Evaluation", ["Bench.Core", "Bench.Statistics"], [] },
        { "Bench.Reporting", ["Bench.Evaluation"], ["HarfBuzzSharp", "PDFsharp", "ScottPlot", "SkiaSharp", "SkiaSharp.HarfBuzz", "SkiaSharp.NativeAssets.Linux.NoDependencies"] },
        { "Bench.Harness", ["Bench.Core", "Bench.Data", "Bench.Evaluation", "Bench.Learning", "Bench.Reporting", "Bench.Statistics"], [] },
        { "Bench.Server", ["Bench.Harness"], [] },
        { "Bench.Cli", ["Bench.Harness", "Bench.Server"], ["Spectre.Console", "System.CommandLine", "Tomlyn"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_project_references_only_what_the_house_rules_allow(string project, string[] projects, string[] packages)
    {
        var file = XDocument.Load(RepositoryFolder.Combine("src", project, $"{project}.csproj"));

        Assert.Equal(
            projects.Order(),
            Includes(file, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))).Order());
        Assert.Equal(packages.Order(), Includes(file, "PackageReference").Order());
    }

    [Fact]
    public void Every_source_project_has_a_rule()
    {
        var projects = Directory.EnumerateFiles(RepositoryFolder.Combine("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(p => Path.GetFileNameWithoutExtension(p)!);

        Assert.Equal(projects.Order(), Rules.Select(row => row.Data.Item1).Order());
    }

    // Unnecessary using directives do not compile here, so these are all that a folder needs of another.
    [Theory]
    [InlineData("Bench.Core")]
    [InlineData("Bench.Statistics")]
    [InlineData("Bench.Data")]
    [InlineData("Bench.Hdf5")]
    [InlineData("Bench.Learning")]
    [InlineData("Bench.Evaluation")]
    [InlineData("Bench.Reporting")]
    [InlineData("Bench.Harness")]
    [InlineData("Bench.Server")]
    [InlineData("Bench.Cli")]
    public void Folders_of_a_project_need_each_other_one_way_only(string project)
    {
        var root = RepositoryFolder.Combine("src", project);
        var needs = Directory.GetDirectories(root)
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("bin" or "obj"))
            .ToDictionary(
            name => name,
            name => Directory.EnumerateFiles(Path.Combine(root, name), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines)
                .Where(
                    line =>
                        line.StartsWith($"using {project}.", StringComparison.Ordinal)).Select(line =>
                            line[$"using {project}.".Length..].TrimEnd(';').Split('.')[0])
                .Where(other => other != name).ToHashSet());

        foreach (var name in needs.Keys)
        {
            var reached = new HashSet<string>(needs[name]);
            while (reached.SelectMany(other => needs[other]).Except(reached).ToArray() is { Length: > 0 } more)
                reached.UnionWith(more);
            Assert.DoesNotContain(name, reached);
        }
    }

    private static IEnumerable<string> Includes(XDocument file, string element) =>
        file.Descendants(element).Select(e => e.Attribute("Include")!.Value);
}
