using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Evaluation.Results;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using static Bench.Harness.Records.LinkedData;

namespace Bench.Harness.Records;

/// <summary>
/// A run's folder as an RO-Crate 1.1 of the profile Process Run Crate 0.5: software, action, inputs and outputs, for archives such as
/// Zenodo and for programs. No person is named: who publishes the folder adds authors and licence.
/// </summary>
internal static class RunCrate
{
    public const string FileName = RunFolder.CrateName;

    public const string CrateContext = "https://w3id.org/ro/crate/1.1/context";

    public const string CrateForm = "https://w3id.org/ro/crate/1.1";

    public const string Profile = "https://w3id.org/ro/wfrun/process/0.5";

    private const string Sha256Term = "https://w3id.org/ro/terms/workflow-run#sha256";
    private const string Root = "./";
    private const string Action = "#run";
    private const string Redraw = "#redraw";
    private const string Software = "#bench";
    private const string Licence = "#licence";
    private const string StudyFolder = "study/";

    private static readonly HashSet<string> Drawn = ["report.pdf", "report.html", "tables/", "figures/"];

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Folders and files that have a meaning of their own.
    private static readonly Dictionary<string, (string Name, string Description)> Known = new()
    {
        ["tables/"] = ("Tables", "Every number as CSV, and tables for papers as Markdown and LaTeX."),
        ["figures/"] = ("Figures", "Figures as SVG and PNG, with the numbers behind each as CSV."),
        ["study/"] = ("Published numbers", "The published numbers that the result was judged against."),
        ["weights/"] = ("Weights", "Trained weights (safetensors), how they were trained, and loss and Dice of each epoch."),
        ["predictions/"] = ("Masks", "Masks of the test cases before cleaning (HDF5)."),
        ["tensorboard/"] = ("Training curves", "Training curves for TensorBoard."),
        ["tasks/"] = ("Trainings", "Each training of several, with its weights and masks."),
        ["splits/"] = ("Splits", "The split of each fold."),
        [RunFolder.ConfigName] = ("Options", "The options of the command, as they were typed; a run can be repeated with this file."),
        ["result.json"] = ("Result", "Every number of the evaluation; report, tables and figures are made from it."),
        ["manifest.json"] = ("Manifest", "Commit, packages, machine, seeds, and SHA-256 of what went in."),
        ["report.pdf"] = ("Report", "The report for readers."),
        ["report.html"] = ("Report, interactive", "The report as one page that needs no network."),
        ["blocks.json"] = ("Block sums", "Sums of each block of each file, by which bench verify finds a change."),
    };

    /// <summary>Writes the metadata.</summary>
    /// <param name="manifest">What the run was made from.</param>
    /// <param name="files">Its files, other than those of the record.</param>
    /// <param name="times">When it was made.</param>
    /// <returns>JSON-LD.</returns>
    public static string Of(RunManifest manifest, IReadOnlyList<RecordedFile> files, RunTimes times)
    {
        string[] top = [.. files.Select(f => TopOf(f.Path)).Distinct()];
        string[] inputs = [.. top.Where(t => t == StudyFolder)];
        var given = RunInputs.Of(manifest).ToArray();
        var graph = new JsonArray
        {
            Entity(
                FileName, "CreativeWork", ("about", Ref(Root)), ("conformsTo", Ref(CrateForm))),
            Entity(
                Root,
                "Dataset",
                ("name", $"Bench {manifest.Settings.Kind.ToString().ToLowerInvariant()} {manifest.RunId}"),
                ("description", Description(manifest)),
                ("datePublished", manifest.Provenance.Created),
                ("license", Ref(Licence)),
                ("conformsTo", Ref(Profile)),
                ("hasPart", Refs([.. top.Select(RecordedFile.UriOf), BlockIndex.FileName])),
                ("mentions", Refs([Action, .. If(times.Redrawn is not null, Redraw), .. Collections(given)]))),
            Entity(Profile, "CreativeWork", ("name", "Process Run Crate"), ("version", "0.5")),
            Entity(
                Licence,
                "CreativeWork",
                ("name", "No licence stated"),
                ("description", "Whoever publishes this folder states its licence here. The data that went in keep their own.")),
            Entity(
                Action,
                "CreateAction",
                ("name", $"{manifest.RunId}: evaluation of {string.Join(", ", ModelsOf(manifest))}".TrimEnd(' ', ':')),
                ("description", manifest.Provenance.Command),
                ("startTime", RunTimes.Text(times.Started)),
                ("endTime", RunTimes.Text(times.Ended)),
                ("instrument", Ref(Software)),
                ("object", Refs([.. given.Where(g => g.IsInput).Select(g => g.Id), .. inputs])),
                ("result", Refs([.. top.Except(inputs).Select(RecordedFile.UriOf)]))),
        };
        if (times.Redrawn is { } redrawn)
        {
            graph.Add(
                (JsonNode)Entity(
                    Redraw,
                    "CreateAction",
                    ("name", "Report drawn again"),
                    ("description", $"bench report or bench figures, by Bench {SourceCommit.Version()}, commit {SourceCommit.Describe()}"),
                    ("endTime", RunTimes.Text(redrawn)),
                    ("instrument", Ref(Software)),
                    ("object", Refs(["result.json"])),
                    ("result", Refs([.. top.Where(Drawn.Contains)]))));
        }

        foreach (var entity in SoftwareOf(manifest.Provenance).Concat(given.Select(g => g.Entity)).Concat(Parts(top, files)))
        {
            graph.Add((JsonNode)entity);
        }

        var crate = new JsonObject
        {
            ["@context"] = new JsonArray(CrateContext, new JsonObject { ["sha256"] = Sha256Term }),
            ["@graph"] = graph,
        };
        return crate.ToJsonString(Options) + "\n";
    }

    private static string Description(RunManifest manifest) =>
        $"Measures, statistics, verdicts and report of {string.Join(", ", ModelsOf(manifest))} on {manifest.Settings.DataSource}. "
            + $"{manifest.Provenance.Determinism}";

    // The manifest names models by their hashes only: trained weights, or masks made elsewhere.
    private static IEnumerable<string> ModelsOf(RunManifest manifest) => manifest.Provenance.Hashes.Keys
        .Where(k => k.StartsWith("weights/", StringComparison.Ordinal) || k.StartsWith("predictions/", StringComparison.Ordinal))
        .Select(k => k[(k.IndexOf('/') + 1)..])
        .Order(StringComparer.Ordinal);

    private static string TopOf(string path) => path.IndexOf('/') is var slash and >= 0 ? path[..(slash + 1)] : path;

    private static IEnumerable<JsonObject> Parts(string[] top, IReadOnlyList<RecordedFile> files)
    {
        foreach (var name in top.Where(t => t.EndsWith('/')))
        {
            var (title, description) = Known.GetValueOrDefault(name, (name.TrimEnd('/'), "Files of the run."));
            yield return Entity(
                RecordedFile.UriOf(name),
                "Dataset",
                ("name", title),
                ("description", description),
                ("hasPart", Refs([.. files.Where(f => TopOf(f.Path) == name).Select(f => f.Uri)])));
        }

        foreach (var file in files)
        {
            var entity = Entity(
                file.Uri,
                "File",
                ("name", Known.GetValueOrDefault(file.Path).Name ?? Path.GetFileName(file.Path)),
                ("encodingFormat", file.MediaType),
                ("contentSize", file.Sums.Bytes.ToString(CultureInfo.InvariantCulture)),
                ("sha256", file.Sums.Sha256));
            if (Known.TryGetValue(file.Path, out var known))
            {
                entity["description"] = known.Description;
            }

            yield return entity;
        }

        yield return Entity(
            BlockIndex.FileName,
            "File",
            ("name", Known[BlockIndex.FileName].Name),
            ("description", Known[BlockIndex.FileName].Description),
            ("encodingFormat", "application/json"));
    }

    private static IEnumerable<JsonObject> SoftwareOf(Provenance made)
    {
        var torch = made.Packages.GetValueOrDefault("libtorch");
        var others = made.Packages.Where(p => p.Key != "libtorch").ToArray();
        string[] packages = [.. others.Select(p => $"pkg:nuget/{p.Key}@{p.Value}")]; // package URLs, ECMA-427
        yield return Entity(
            Software,
            "SoftwareApplication",
            ("name", "Bench"),
            ("description", "Reproducibility benchmark and evaluation harness for cardiac MRI segmentation."),
            ("softwareVersion", made.BenchVersion),
            ("identifier", $"commit {made.Commit}"),
            ("license", Ref("https://spdx.org/licenses/MIT")),
            ("softwareRequirements", Refs(["#runtime", .. If(torch is not null, "#libtorch"), .. packages])));
        yield return Entity(
            "https://spdx.org/licenses/MIT", "CreativeWork", ("name", "MIT License"), ("url", "https://spdx.org/licenses/MIT"));
        yield return Entity(
            "#runtime",
            "SoftwareApplication",
            ("name", ".NET"),
            ("url", "https://dotnet.microsoft.com/"),
            ("softwareVersion", made.Runtime));
        if (torch is not null)
        {
            yield return Entity(
                "#libtorch", "SoftwareApplication", ("name", "libtorch"), ("url", "https://pytorch.org/"), ("softwareVersion", torch));
        }

        foreach (var ((name, version), id) in others.Zip(packages))
        {
            yield return Entity(id, "SoftwareApplication", ("name", name), ("identifier", id), ("softwareVersion", version));
        }
    }

    private static IEnumerable<string> Collections(IEnumerable<(string Id, JsonObject Entity, bool IsInput)> given) =>
        given.Where(g => g.Entity["@type"]!.GetValue<string>() == "Collection").Select(g => g.Id);
}
