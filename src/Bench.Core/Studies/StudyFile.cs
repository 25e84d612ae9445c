using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core.IO;

namespace Bench.Core.Studies;

/// <summary>
/// Reads and writes <c>study.json</c> (docs/studies.md). Comments and commas at the end of lists are allowed; names that the form does not
/// have are not.
/// </summary>
public static class StudyFile
{
    /// <summary>Name of the file in a study's folder.</summary>
    public const string FileName = "study.json";

    internal const string Remedy = "docs/studies.md explains every entry; bench study new FOLDER writes one to start from.";
    private const long MostBytes = 1 << 20;

    private static readonly JsonSerializerOptions Form = JsonFile.Strict(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Reads a study.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="InputException">It is missing, or is not such a file; the message names the entry.</exception>
    public static Study Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var document = JsonFile.Read<StudyDocument>(path, Form, "a description of a study", Remedy, MostBytes);
        return new StudyReader(path).Of(document) with { Folder = Path.GetDirectoryName(Path.GetFullPath(path)) };
    }

    /// <summary>Whether a text can be the name of a study.</summary>
    /// <param name="text">The text.</param>
    public static bool IsName(string text) => StudyReader.Named().IsMatch(text);

    /// <summary>A study as its file would write it; what has its default is written too.</summary>
    /// <param name="study">The study.</param>
    public static string Text(Study study) => JsonSerializer.Serialize(StudyWriter.Of(study), Form) + "\n";
}
