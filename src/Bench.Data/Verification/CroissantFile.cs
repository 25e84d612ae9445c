using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Data.Verification;

/// <summary>
/// A cohort in the Croissant format 1.0 of MLCommons, by which catalogues of data sets find and check files: every file with its SHA-256,
/// and one record a case. What only the owner of the data knows (licence, address, creator) is taken from the study's description where it
/// says so.
/// </summary>
public static class CroissantFile
{
    private const string Unstated = "Not stated.";

    // The context that the specification (section "Namespaces") asks every file to carry.
    private static readonly (string Prefix, string Address)[] Vocabularies =
    [
        ("@language", "en"), ("@vocab", "https://schema.org/"), ("cr", "http://mlcommons.org/croissant/"),
        ("dct", "http://purl.org/dc/terms/"), ("rai", "http://mlcommons.org/croissant/RAI/"), ("sc", "https://schema.org/"),
        ("conformsTo", "dct:conformsTo"),
    ];

    private static readonly string[] Terms =
    [
        "citeAs", "column", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes", "isLiveDataset", "jsonPath",
        "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "separator", "source", "subField",
        "transform",
    ];

    private static readonly (string Name, string Type, string Description)[] Fields =
    [
        ("case", "sc:Text", "Name of the case."),
        ("files", "sc:Text", "Its files."),
        ("group", "sc:Text", "Its group, such as a diagnosis; empty where it has none."),
        ("rows", "sc:Integer", "Rows of an image."),
        ("columns", "sc:Integer", "Columns of an image."),
        ("slices", "sc:Integer", "Slices of a frame."),
        ("frames", "sc:Integer", "Frames of the cine."),
        ("row_spacing_mm", "sc:Float", "Distance between rows, mm."),
        ("column_spacing_mm", "sc:Float", "Distance between columns, mm."),
        ("slice_spacing_mm", "sc:Float", "Distance between slices, mm."),
        ("contoured_frames", "sc:Text", "Frames with masks, counted from 0, and their phases."),
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the specification requires and nobody said; a person adds it before the file is published.</summary>
    /// <param name="study">The study.</param>
    /// <param name="isPhantom">Whether the cases are synthetic.</param>
    public static IReadOnlyList<string> Lacking(Study study, bool isPhantom)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. isPhantom || study.Licence.Length > 0 ? Array.Empty<string>() : ["license"], "url", "datePublished"];
    }

    /// <summary>Writes the file, atomically.</summary>
    /// <param name="manifest">What the folder holds.</param>
    /// <param name="study">What its cases are of.</param>
    /// <param name="isPhantom">Whether they are synthetic: then they are of this program, not of the study.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Write(DataManifest manifest, Study study, bool isPhantom, string path) =>
        AtomicFile.WriteText(path, ToText(manifest, study, isPhantom));

    /// <summary>The text of the file.</summary>
    /// <param name="manifest">What the folder holds.</param>
    /// <param name="study">What its cases are of.</param>
    /// <param name="isPhantom">Whether they are synthetic.</param>
    public static string ToText(DataManifest manifest, Study study, bool isPhantom)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(study);
        var (name, title, licence, citation) = isPhantom
            ? ("bench-phantoms", "Synthetic hearts in the file format of a published study", "MIT", "The Bench authors")
            : (study.Name, study.Title, study.Licence, study.Citation);
        var context = new JsonObject();
        foreach (var (term, meaning) in Vocabularies.Concat(Terms.Select(t => (t, $"cr:{t}"))))
        {
            context[term] = meaning;
        }

        context["data"] = new JsonObject { ["@id"] = "cr:data", ["@type"] = "@json" };
        context["examples"] = new JsonObject { ["@id"] = "cr:examples", ["@type"] = "@json" };
        context["dataType"] = new JsonObject { ["@id"] = "cr:dataType", ["@type"] = "@vocab" };
        var document = new JsonObject
        {
            ["@context"] = context,
            ["@type"] = "sc:Dataset",
            ["conformsTo"] = "http://mlcommons.org/croissant/1.0",
            ["name"] = name,
            ["description"] = $"{title}. {manifest.Description}, "
                + string.Create(CultureInfo.InvariantCulture, $"{manifest.Mice.Count} {study.CaseWords}. ")
                + $"SHA-256 of all files: {manifest.DataSha256}.",
            ["license"] = licence.Length == 0 ? Unstated : licence,
            ["citeAs"] = citation,
            ["creator"] = new JsonObject
            {
                ["@type"] = "sc:Organization",
                ["name"] = citation.Length == 0 ? Unstated : citation,
            },
            ["distribution"] = new JsonArray([.. manifest.Mice.SelectMany(m => m.Files).DistinctBy(f => f.Key).Select(File)]),
            ["recordSet"] = new JsonArray(Records(manifest)),
        };
        return document.ToJsonString(Options) + "\n";
    }

    private static JsonObject File(KeyValuePair<string, string> file) => new()
    {
        ["@type"] = "cr:FileObject",
        ["@id"] = file.Key,
        ["name"] = file.Key,
        ["contentUrl"] = string.Join('/', file.Key.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)),
        ["encodingFormat"] = Path.GetExtension(file.Key).ToLowerInvariant() switch
        {
            ".h5" or ".hdf5" => "application/x-hdf5",
            ".gz" => "application/gzip",
            ".cfg" or ".txt" => "text/plain",
            ".csv" => "text/csv",
            _ => "application/octet-stream",
        },
        ["sha256"] = file.Value,
    };

    private static JsonObject Records(DataManifest manifest) => new()
    {
        ["@type"] = "cr:RecordSet",
        ["@id"] = "cases",
        ["name"] = "cases",
        ["description"] = "One record a case.",
        ["key"] = new JsonObject { ["@id"] = "cases/case" },
        ["field"] = new JsonArray([.. Fields.Select(f => new JsonObject
        {
            ["@type"] = "cr:Field",
            ["@id"] = $"cases/{f.Name}",
            ["name"] = f.Name,
            ["description"] = f.Description,
            ["dataType"] = f.Type,
        })]),
        ["data"] = new JsonArray([.. manifest.Mice.Select(Record)]),
    };

    private static JsonObject Record(MouseRecord mouse)
    {
        var record = new JsonObject
        {
            ["cases/case"] = mouse.Mouse,
            ["cases/files"] = string.Join(' ', mouse.Files.Keys),
            ["cases/group"] = mouse.Group ?? "",
            ["cases/contoured_frames"] = string.Join(' ', mouse.Frames.Select(f => $"{f.Frame}:{Vocabulary.Code(f.Phase)}")),
        };
        string[] sides = ["rows", "columns", "slices", "frames"];
        foreach (var (name, value) in sides.Zip(mouse.Shape))
        {
            record[$"cases/{name}"] = value;
        }

        string[] spacings = ["row_spacing_mm", "column_spacing_mm", "slice_spacing_mm"];
        foreach (var (name, value) in spacings.Zip(mouse.SpacingMm))
        {
            record[$"cases/{name}"] = value;
        }

        return record;
    }
}
