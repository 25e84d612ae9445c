using System.Xml.Linq;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>The house rules on who may reference whom, read from the project files themselves.</summary>
public sealed class ReferenceRulesTests
{
    public static TheoryData<string, string[], string[]> Rules => new()
    {
        { "Bench.Core", [], [] },
        { "Bench.Statistics", [], ["MathNet.Numerics"] },
        { "Bench.Hdf5", [], [] },
        { "Bench.Data", ["Bench.Core", "Bench.Hdf5"], [] },
        { "Bench.Learning", ["Bench.Core"], ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.ML.OnnxRuntime", "TorchSharp", "libtorch-cpu-$(BenchPlatform)", "TorchSharp-cuda-windows", "TorchSharp-cuda-linux"] },
        { "Bench.Evaluation", ["Bench.Core", "Bench.Statistics"], [] },
        { "Bench.Reporting", ["Bench.Evaluation"], ["ScottPlot", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"] },
        { "Bench.Harness", ["Bench.Core", "Bench.Data", "Bench.Evaluation", "Bench.Learning", "Bench.Reporting", "Bench.Statistics"], [] },
        { "Bench.Cli", ["Bench.Harness"], ["Spectre.Console", "System.CommandLine"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_project_references_only_what_the_house_rules_allow(string project, string[] projects, string[] packages)
    {
        var file = XDocument.Load(RepositoryFolder.Combine("src", project, $"{project}.csproj"));

        Assert.Equal(projects.Order(), Includes(file, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))).Order());
        Assert.Equal(packages.Order(), Includes(file, "PackageReference").Order());
    }

    [Fact]
    public void Every_source_project_has_a_rule()
    {
        var projects = Directory.EnumerateFiles(RepositoryFolder.Combine("src"), "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p)!);

        Assert.Equal(projects.Order(), Rules.Select(row => row.Data.Item1).Order());
    }

    private static IEnumerable<string> Includes(XDocument file, string element) =>
        file.Descendants(element).Select(e => e.Attribute("Include")!.Value);
}
