using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Export;

/// <summary>
/// <c>summary.json</c> as nnU-Net v2 writes it for a folder of predictions (nnunetv2/evaluation/evaluate_predictions.py of its repository):
/// counts of every case and label, their means over cases, and the mean of these over labels. Dice and IoU of a label that neither mask has
/// are NaN and enter no mean.
/// </summary>
/// <param name="Cases">Every case.</param>
public sealed partial record NnunetSummary(IReadOnlyList<NnunetSummaryCase> Cases)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "summary.json";

    private const string Remedy = "give summary.json as nnU-Net v2 writes it.";
    private const string PerCase = "metric_per_case";

    /// <summary>Labels that occur, in rising order.</summary>
    public IReadOnlyList<int> Labels => [.. Cases.SelectMany(c => c.Counts.Keys).Distinct().Order()];

    /// <summary>Mean Dice of a label over the cases where it is defined.</summary>
    /// <param name="label">The label.</param>
    public double MeanDice(int label) => Mean(Cases.Where(c => c.Counts.ContainsKey(label)).Select(c => c.Counts[label].Dice));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing, or of another form.</exception>
    public static NnunetSummary Read(string path)
    {
        // Python writes NaN bare, which JSON does not know.
        var text = BareNaN().Replace(JsonFile.Guard(path, "a summary of nnU-Net", Remedy, () => OrdinaryFile.ReadText(path)), "null");
        return JsonFile.Guard(path, "a summary of nnU-Net", Remedy, () =>
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(PerCase, out var cases)
                && cases.ValueKind == JsonValueKind.Array
                ? new NnunetSummary([.. cases.EnumerateArray().Select((c, i) => CaseOf(path, c, i))])
                : throw new InputException(path, $"$.{PerCase} is missing or no list.", Remedy);
        });
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());

    /// <summary>The file's text, keys in nnU-Net's order.</summary>
    public string ToJson()
    {
        var text = new StringBuilder("{\n    \"foreground_mean\": ");
        var means = Labels.ToDictionary(label => label, MeansOf);
        double Foreground(int metric) => Labels.Count == 0 ? double.NaN : Labels.Average(label => means[label][metric]);
        Values(text, 4, Enumerable.Range(0, NnunetCounts.Names.Count).Select(Foreground));
        text.Append(",\n    \"mean\": {");
        Each(text, Labels, 8, label => Values(text.Append(CultureInfo.InvariantCulture, $"\"{label}\": "), 8, means[label]));
        text.Append("\n    },\n    \"metric_per_case\": [");
        Each(text, Cases, 8, c =>
        {
            text.Append("{\n            \"metrics\": {");
            Each(text, c.Counts.OrderBy(l => l.Key), 16, l =>
                Values(text.Append(CultureInfo.InvariantCulture, $"\"{l.Key}\": "), 16, l.Value.Values));
            text.Append("\n            },\n            \"prediction_file\": ").Append(JsonSerializer.Serialize(c.PredictionFile));
            text.Append(",\n            \"reference_file\": ").Append(JsonSerializer.Serialize(c.ReferenceFile)).Append("\n        }");
        });
        return text.Append("\n    ]\n}\n").ToString();
    }

    private static void Each<T>(StringBuilder text, IEnumerable<T> items, int indent, Action<T> write)
    {
        foreach (var (at, item) in items.Index())
        {
            text.Append(at == 0 ? "\n" : ",\n").Append(' ', indent);
            write(item);
        }
    }

    private static void Values(StringBuilder text, int indent, IEnumerable<double> values)
    {
        text.Append('{');
        Each(
            text,
            NnunetCounts.Names.Zip(values),
            indent + 4,
            v => text.Append(CultureInfo.InvariantCulture, $"\"{v.First}\": {v.Second:R}"));
        text.Append('\n').Append(' ', indent).Append('}');
    }

    private static double Mean(IEnumerable<double> values)
    {
        double[] defined = [.. values.Where(v => !double.IsNaN(v))];
        return defined.Length == 0 ? double.NaN : defined.Average();
    }

    private static NnunetSummaryCase CaseOf(string path, JsonElement element, int at)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("metrics", out var metrics)
            || metrics.ValueKind != JsonValueKind.Object)
        {
            throw new InputException(path, FormattableString.Invariant($"$.{PerCase}[{at}].metrics is missing or no object."), Remedy);
        }

        // Keys of several labels are regions, such as "(1, 2)".
        var counts = metrics.EnumerateObject().Where(m => int.TryParse(m.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(m => int.Parse(m.Name, CultureInfo.InvariantCulture), m => new NnunetCounts(
                Count(path, m, "TP", at), Count(path, m, "FP", at), Count(path, m, "FN", at), Count(path, m, "TN", at)));
        return new NnunetSummaryCase(Text(element, "prediction_file"), Text(element, "reference_file"), counts);
    }

    private static long Count(string path, JsonProperty label, string name, int at) =>
        label.Value.ValueKind == JsonValueKind.Object && label.Value.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var count)
        && double.IsInteger(count) && count is >= 0 and < 1e15
            ? (long)count
            : throw new InputException(
                path, FormattableString.Invariant($"$.{PerCase}[{at}].metrics.{Printable.Line(label.Name)}.{name} is no count."), Remedy);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private double[] MeansOf(int label)
    {
        double[][] values = [.. Cases.Where(c => c.Counts.ContainsKey(label)).Select(c => c.Counts[label].Values.ToArray())];
        return [.. Enumerable.Range(0, NnunetCounts.Names.Count).Select(m => Mean(values.Select(v => v[m])))];
    }

    [GeneratedRegex(@"(?<=[:\[,]\s*)-?(NaN|Infinity)(?=\s*[,\]}])", RegexOptions.CultureInvariant)]
    private static partial Regex BareNaN();
}

/// <summary>A case of nnU-Net: one frame.</summary>
/// <param name="PredictionFile">File of the prediction.</param>
/// <param name="ReferenceFile">File of the reference.</param>
/// <param name="Counts">Counts of each label.</param>
public sealed record NnunetSummaryCase(string PredictionFile, string ReferenceFile, IReadOnlyDictionary<int, NnunetCounts> Counts);

/// <summary>Voxels of one label in one case.</summary>
/// <param name="TruePositive">In both masks.</param>
/// <param name="FalsePositive">In the prediction alone.</param>
/// <param name="FalseNegative">In the reference alone.</param>
/// <param name="TrueNegative">In neither.</param>
public sealed record NnunetCounts(long TruePositive, long FalsePositive, long FalseNegative, long TrueNegative)
{
    /// <summary>Names of <see cref="Values"/>, in nnU-Net's order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Dice", "FN", "FP", "IoU", "TN", "TP", "n_pred", "n_ref"];

    /// <summary>2·TP / (2·TP + FP + FN); NaN where the label is in neither mask.</summary>
    public double Dice => Union == 0 ? double.NaN : 2.0 * TruePositive / (Union + TruePositive);

    /// <summary>All values, by <see cref="Names"/>.</summary>
    public IReadOnlyList<double> Values =>
    [
        Dice,
        FalseNegative,
        FalsePositive,
        Union == 0 ? double.NaN : TruePositive / (double)Union,
        TrueNegative,
        TruePositive,
        TruePositive + FalsePositive,
        TruePositive + FalseNegative,
    ];

    private long Union => TruePositive + FalsePositive + FalseNegative;
}
