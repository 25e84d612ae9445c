using System.Diagnostics;
using System.Text.Json;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Published;
using Bench.Testing;

namespace Bench.Reporting.Tests.Figures;

public sealed class FigureScriptsTests : IDisposable
{
    /// <summary>Runs every program of a folder in one interpreter, and tells how many points each figure has.</summary>
    private const string Driver =
        """
        import json, runpy, sys
        from pathlib import Path
        found = {}
        for script in sorted(Path(sys.argv[1]).glob("*.py")):
            target = script.with_suffix(".again.png")
            sys.argv[1:] = [str(target)]
            figure = runpy.run_path(str(script), run_name="__main__")["figure"]
            points = sum(len(c.get_offsets()) for a in figure.axes for c in a.collections if type(c).__name__ == "PathCollection")
            found[script.stem] = [len(figure.axes), points, target.stat().st_size]
        print(json.dumps(found))
        """;

    private static readonly PublishedTable Study = PublishedTable.Load(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    /// <summary>Together they have every figure.</summary>
    private static readonly EvaluationResult[] Samples = [SampleResult.Create(2, 25), HumanSample.Create(4, 5)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_figure_has_a_program()
    {
        foreach (var result in Samples)
        {
            Assert.All(FigureSet.Of(result, Study).All, f => Assert.True(FigureScripts.Of(f, result) is not null, f.Name));
        }
    }

    [Fact]
    public void Each_program_draws_every_point_of_its_table()
    {
        Assert.SkipWhen(Run("-c", "import matplotlib") is null, "no Python with matplotlib on this machine");
        foreach (var result in Samples)
        {
            RequireDrawn(result);
        }
    }

    private void RequireDrawn(EvaluationResult result)
    {
        Directory.GetFiles(_folder.Path).ToList().ForEach(File.Delete);
        var rows = new Dictionary<string, int>();
        foreach (var figure in FigureSet.Of(result, Study).All)
        {
            if (FigureScripts.Of(figure, result) is { } script)
            {
                File.WriteAllText(_folder.Combine($"{figure.Name}.py"), script);
                figure.Numbers().ToList().ForEach(t => File.WriteAllText(_folder.Combine($"{t.Name}.csv"), t.ToCsv()));
                rows[figure.Name] = figure.Numbers()[0].Rows.Count;
            }
        }

        File.WriteAllText(_folder.Combine("driver.txt"), Driver);
        var output = Run(_folder.Combine("driver.txt"), _folder.Path);

        Assert.NotNull(output);
        var found = JsonSerializer.Deserialize<Dictionary<string, int[]>>(output)!;
        Assert.Equal(rows.Keys.Order(), found.Keys.Order());
        Assert.All(found, f => Assert.True(f.Value[2] > 5000, f.Key));
        string[] oneEach = [.. found.Keys.Where(k => k.StartsWith("bland-altman-", StringComparison.Ordinal)
            || k.StartsWith("identity-", StringComparison.Ordinal)
            || k is "dice" or "dice-error" or "comparison" or "volume-curves" or "ranking")];
        Assert.NotEmpty(oneEach);
        Assert.All(oneEach, name => Assert.Equal(rows[name], found[name][1]));
    }

    /// <summary>What Python printed; null where it is missing or failed.</summary>
    private static string? Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
