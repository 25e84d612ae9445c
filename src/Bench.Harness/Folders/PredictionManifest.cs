using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Harness.Folders;

/// <summary>
/// The content of <c>predict.json</c>: which model, options and data made the files of a folder. It is written after each mouse, so a mouse
/// named in it is whole.
/// </summary>
/// <param name="Model">SHA-256 of the weights, or of the model file.</param>
/// <param name="Settings">Everything else that the masks depend on.</param>
/// <param name="Mice">Mouse to the combined SHA-256 of its data files.</param>
internal sealed record PredictionManifest(string Model, IReadOnlyDictionary<string, string> Settings, SortedDictionary<string, string> Mice)
{
    /// <summary>
    /// First digits of the SHA-256 of each file that the model has seen in training, by file name; empty where its weights do not say.
    /// </summary>
    public IReadOnlyDictionary<string, string> TrainedOn { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What the model's scores were found or declared to be: logits, probabilities, sigmoid (stored as the model gives them; their sum need
    /// not be 1) or labels. Empty before the first mouse.
    /// </summary>
    public string Scores { get; init; } = "";

    /// <summary>Cases that a person should look at, each with why; only of weights that know when (docs/weights.md).</summary>
    public SortedDictionary<string, string> LookAt { get; init; } = [];

    /// <summary>Whether the weights are those published with the study.</summary>
    public bool IsPublished { get; init; }

    /// <summary>What ran the model and where, each that made some of the masks; null where it was not noted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ComputedBy { get; init; }

    public const string FileName = "predict.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };
    private static readonly JsonSerializerOptions Strict = JsonFile.Strict(Json);

    /// <summary>Reads the manifest of a folder, or begins one.</summary>
    /// <param name="folder">The output folder; it need not exist.</param>
    /// <param name="model">Hash of the model.</param>
    /// <param name="settings">Options that the masks depend on.</param>
    /// <param name="overwrite">Whether what others made is to be replaced.</param>
    /// <exception cref="InputException">The folder holds masks of another model or other options, or its manifest is damaged.</exception>
    public static PredictionManifest Open(string folder, string model, IReadOnlyDictionary<string, string> settings, bool overwrite)
    {
        var path = Path.Combine(folder, FileName);
        var fresh = new PredictionManifest(model, settings, []);
        if (overwrite || !File.Exists(path))
        {
            return fresh;
        }

        var found = Read(path);
        var difference = found.Mice.Count == 0 ? null
            : found.Model != model ? $"other weights ({found.Model[..Math.Min(12, found.Model.Length)]}…)"
            : settings.FirstOrDefault(s => found.Settings.GetValueOrDefault(s.Key) != s.Value) is { Key: { } key }
            ? $"{key} {found.Settings.GetValueOrDefault(key, "unknown")}"
            : null;
        return difference is null
            ? (found.Mice.Count == 0 ? fresh : found)
            : throw new InputException(
                folder, $"holds masks made with {difference}.", "choose another folder, or replace them with --overwrite.");
    }

    /// <summary>Reads the manifest of a folder; where it is missing, damaged, or of another model or options, begins one.</summary>
    /// <param name="folder">The output folder; it need not exist.</param>
    /// <param name="model">Hash of the model.</param>
    /// <param name="settings">Options that the masks depend on.</param>
    public static PredictionManifest OpenOrBegin(string folder, string model, IReadOnlyDictionary<string, string> settings)
    {
        try
        {
            return Open(folder, model, settings, overwrite: false);
        }
        catch (InputException)
        {
            return new PredictionManifest(model, settings, []);
        }
    }

    /// <summary>Writes <c>predict.json</c>.</summary>
    /// <param name="folder">The output folder.</param>
    public void Write(string folder) => AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing or damaged.</exception>
    public static PredictionManifest Read(string path) =>
        JsonFile.Read<PredictionManifest>(
            path, Strict, "a list of what made the masks", "choose another folder, or replace what is there with --overwrite.");
}
