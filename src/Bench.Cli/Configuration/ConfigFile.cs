using System.Globalization;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Bench.Cli.Configuration;

/// <summary>Reads a file of options, TOML or JSON, with the line of each.</summary>
internal static class ConfigFile
{
    private const long LargestBytes = 1 << 20;
    private const string Remedy = "one option a line, such as  seed = 5  or  models = \"unet\"  (bench help configuration).";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its name ends in <c>.toml</c> or <c>.json</c>.</param>
    /// <exception cref="InputException">It cannot be read, or is not such a file; the message names the line.</exception>
    public static IReadOnlyList<ConfigEntry> Read(string path)
    {
        OrdinaryFile.Require(path);
        if (new FileInfo(path).Length > LargestBytes)
            throw new InputException(path, "is too large for a file of options.", Remedy);
        var entries = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".toml" => OfToml(path),
            ".json" => OfJson(path),
            _ => throw new InputException(path, "its name ends in neither .toml nor .json.", "rename it by what it holds."),
        };
        var twice = entries.GroupBy(e => e.Key).FirstOrDefault(g => g.Count() > 1)?.Last();
        return twice is null
            ? entries
            : throw new InputException(At(path, twice.Line), $"'{twice.Key}' stands in the file twice.", "keep one of them.");
    }

    /// <summary>How messages name a place in a file.</summary>
    public static string At(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}");

    private static List<ConfigEntry> OfToml(string path)
    {
        var document = SyntaxParser.Parse(File.ReadAllText(path), path);
        if (document.Diagnostics.FirstOrDefault(d => d.Kind == DiagnosticMessageKind.Error) is { } error)
            throw new InputException(At(path, error.Span.Start.Line + 1), $"is not TOML: {error.Message}", Remedy);
        if (document.Tables.ChildrenCount > 0)
        {
            var table = document.Tables.First();
            throw new InputException(At(path, table.Span.Start.Line + 1), "options stand in no tables.", Remedy);
        }

        return [.. document.KeyValues.Select(pair =>
        {
            var line = pair.Span.Start.Line + 1;
            var key = pair.Key!.ToString().Trim().Trim('"', '\'');
            return pair.Value switch
            {
                BooleanValueSyntax truth => new ConfigEntry(key, [], truth.Value, line),
                ArraySyntax list => new ConfigEntry(key, [.. list.Items.Select(i => Scalar(i.Value!, path, line))], null, line),
                { } value => new ConfigEntry(key, [Scalar(value, path, line)], null, line),
                null => throw new InputException(At(path, line), $"'{key}' has no value.", Remedy),
            };
        })];
    }

    private static string Scalar(ValueSyntax value, string path, int line) => value switch
    {
        StringValueSyntax text => text.Value ?? "",
        IntegerValueSyntax or FloatValueSyntax => value.ToString().Trim(),
        _ => throw new InputException(At(path, line), "is neither a text nor a number, nor a list of these.", Remedy),
    };

    private static List<ConfigEntry> OfJson(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var reader = new Utf8JsonReader(
            bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            var entries = new List<ConfigEntry>();
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new InputException(path, "is not one JSON object.", "{ \"seed\": 5, \"models\": \"unet\" }");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (key, line) = (reader.GetString()!, Line(bytes, reader.TokenStartIndex));
                reader.Read();
                var truth = reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : (bool?)null;
                var values = new List<string>();
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        values.Add(Scalar(ref reader, path, line));
                }
                else if (truth is null)
                {
                    values.Add(Scalar(ref reader, path, line));
                }

                entries.Add(new ConfigEntry(key, values, truth, line));
            }

            return entries;
        }
        catch (JsonException e)
        {
            throw new InputException(At(path, (int)(e.LineNumber ?? 0) + 1), $"is not JSON: {e.Message}", "check commas and quotes.", e);
        }
    }

    private static string Scalar(ref Utf8JsonReader reader, string path, int line) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => throw new InputException(At(path, line), "is neither a text nor a number, nor a list of these.", Remedy),
    };

    private static int Line(byte[] bytes, long offset) => 1 + bytes.AsSpan(0, (int)offset).Count((byte)'\n');
}

/// <summary>One option in a configuration file.</summary>
/// <param name="Key">The option's name without dashes, such as <c>learning-rate</c>.</param>
/// <param name="Values">What it is given; several for a list.</param>
/// <param name="Switch">For true and false: which; else null.</param>
/// <param name="Line">Its line in the file, from 1.</param>
internal sealed record ConfigEntry(string Key, IReadOnlyList<string> Values, bool? Switch, int Line);
