using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Serialization;

/// <summary>
/// The JSON form of a result: snake_case keys, enumerations as snake_case words, undefined numbers as null, full precision.
/// </summary>
public static class ResultJson
{
    /// <summary>Options shared by all JSON that Bench writes.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FlatKeysAttribute.Apply } },
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new UndefinedNumberConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>A field that is missing, or null where there must be something, is told now and not when it is used.</summary>
    private static readonly JsonSerializerOptions Strict = JsonFile.Strict(Options);

    /// <summary>Writes any record in the common form, atomically.</summary>
    /// <typeparam name="T">Type of the record.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write<T>(T value, string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(value, Options) + "\n");

    /// <summary>Reads a result written by <see cref="Write{T}"/>.</summary>
    /// <param name="path">The file <c>result.json</c>.</param>
    /// <exception cref="InputException">The file is missing, is not such a result, or is of another schema version.</exception>
    public static EvaluationResult ReadResult(string path)
    {
        RequireVersion(
            path, EvaluationResult.CurrentSchemaVersion, "make the result again with this build, or read it with the build that wrote it.");
        var result = Read<EvaluationResult>(path);
        return ResultCheck.Problem(result) is { } problem
            ? throw new InputException(path, problem, "make it again, or undo the edit.")
            : result;
    }

    /// <summary>
    /// Refuses a document of another version, before anything else is asked of it: it may lack fields, and that is then not what is wrong
    /// with it.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="current">The version that this build reads.</param>
    /// <param name="remedy">What to do with a document of another one.</param>
    /// <exception cref="InputException">It is of another version, or not JSON.</exception>
    public static void RequireVersion(string path, int current, string remedy)
    {
        if (Read<VersionOnly>(path).SchemaVersion is { } version && version != current)
            throw new InputException(path, $"it has schema version {version}; this build reads version {current}.", remedy);
    }

    private sealed record VersionOnly
    {
        public int? SchemaVersion { get; init; }
    }

    /// <summary>Reads any record in the common form.</summary>
    /// <typeparam name="T">Type of the record.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="what">What the file should be.</param>
    /// <param name="remedy">What to do where it is not.</param>
    /// <exception cref="InputException">The file is missing or does not hold such a record.</exception>
    public static T Read<T>(string path, string what = "the expected JSON", string remedy = "make it again, or undo the edit.")
        where T : notnull => JsonFile.Read<T>(path, Strict, what, remedy);
}
