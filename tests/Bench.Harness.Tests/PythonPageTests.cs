using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bench.Core.IO;
using Bench.Harness.Machine;
using Bench.Harness.Tests.Records;
using Bench.Learning.Python;
using Bench.Learning.Weights;
using Bench.Testing;

namespace Bench.Harness.Tests;

/// <summary>
/// Every piece of Python on docs/python.md is run, and the notebook is the same page. After a change of the page,
/// <c>BENCH_WRITE_DOCS=1 dotnet test tests/Bench.Harness.Tests --filter PythonPage</c> writes the notebook again.
/// </summary>
public sealed partial class PythonPageTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Page => File.ReadAllText(RepositoryFolder.Combine("docs", "python.md"));

    [Fact]
    public void Every_piece_of_code_on_the_page_runs()
    {
        var folder = Directory.CreateDirectory(Path.Combine(run.Folder, "python")).FullName;
        var weights = BuiltInNetwork.File;
        PyTorchExport.Write(NetworkWeights.Load(weights).Network, Path.Combine(folder, "network.py"));

        // The page speaks of a run that trained a network; this one measured masks made elsewhere.
        var masks = Path.Combine(run.Folder, "masks", "Mouse1.h5");
        string[] code = [.. Blocks().Select(block => block
            .Replace("f\"{run}/weights/unet3plus.safetensors\"", Literal(weights), StringComparison.Ordinal)
            .Replace("f\"{run}/predictions/unet3plus/Mouse1.h5\"", Literal(masks), StringComparison.Ordinal)
            .Replace("\"reports/RUN\"", Literal(run.Run), StringComparison.Ordinal))];
        Assert.True(code.Length >= 7);
        var script = Path.Combine(folder, "page.py");
        File.WriteAllText(
            script,
            $"import os, sys\nos.chdir({Literal(folder)})\nimport matplotlib\nmatplotlib.use(\"Agg\")\n"
                + $"{string.Join('\n', code)}\nprint(\"all ran\")\n");

        var output = OtherPrograms.Python(script);

        Assert.EndsWith("all ran", output.TrimEnd(), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(folder, "bland-altman.png")).Length > 1000);
        Assert.Contains("torch.Size([2, 128, 128])", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_notebook_is_the_page()
    {
        var path = RepositoryFolder.Combine("docs", "python.ipynb");
        var wanted = Notebook();
        if (Environment.GetEnvironmentVariable("BENCH_WRITE_DOCS") == "1")
        {
            AtomicFile.WriteText(path, wanted);
        }

        Assert.Equal(wanted, File.ReadAllText(path));
    }

    private static string Literal(string path) => JsonSerializer.Serialize(path);

    private static IEnumerable<string> Blocks() => Python().Matches(Page).Select(m => m.Groups[1].Value);

    // nbformat 4.5: cells with an id, code cells with outputs and a count.
    private static string Notebook()
    {
        var cells = new JsonArray();
        foreach (var (number, part) in Python().Split(Page).Index())
        {
            var text = part.Trim('\n');
            if (text.Length == 0)
                continue;
            var cell = new JsonObject
            {
                ["cell_type"] = number % 2 == 1 ? "code" : "markdown",
                ["id"] = $"part-{number}",
                ["metadata"] = new JsonObject(),
                ["source"] = new JsonArray([.. Lines(text)]),
            };
            if (number % 2 == 1)
            {
                cell["execution_count"] = null;
                cell["outputs"] = new JsonArray();
            }

            cells.Add((JsonNode)cell);
        }

        var notebook = new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = "Python 3", ["language"] = "python", ["name"] = "python3" },
                ["language_info"] = new JsonObject { ["name"] = "python" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return notebook.ToJsonString(Options) + "\n";
    }

    private static IEnumerable<JsonNode> Lines(string text)
    {
        var lines = text.Split('\n');
        return lines.Select((line, i) => (JsonNode)JsonValue.Create(i < lines.Length - 1 ? line + "\n" : line));
    }

    [GeneratedRegex("```python\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Python();
}
