using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bench.Core.IO;

/// <summary>
/// The one way in which JSON documents are read. Strict: a member that is missing, null where there must be something, or there twice is
/// refused, and so is text that is not Unicode. Whatever a file holds ends in a value or in a message with file, place, reason and remedy.
/// </summary>
public static class JsonFile
{
    /// <summary>Bytes of the largest document that is read; a result of the whole published cohort has some ten million.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>Adds what every reader asks for.</summary>
    /// <param name="options">Names and converters.</param>
    public static JsonSerializerOptions Strict(JsonSerializerOptions options) => new(options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NullEntries.Refuse),
    };

    /// <summary>Reads a document.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">Of <see cref="Strict"/>.</param>
    /// <param name="what">What the file should be, as in "is not a split".</param>
    /// <param name="remedy">What to do where it is not.</param>
    /// <param name="mostBytes">Bytes of the largest one that makes sense.</param>
    /// <exception cref="InputException">It is missing, cannot be read, or does not hold such a document.</exception>
    public static T Read<T>(string path, JsonSerializerOptions options, string what, string remedy, long mostBytes = MostBytes)
        where T : notnull => Guard(path, what, remedy, () =>
        {
            using var stream = Open(path, remedy, mostBytes);
            return JsonSerializer.Deserialize<T>(stream, options) is { } value
                ? value
                : throw new InputException(path, $"is not {what}: the file holds null.", remedy);
        });

    /// <summary>Reads a document of no fixed form.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="make">Makes it; the document is gone afterwards.</param>
    /// <param name="what">What the file should be, as in "is not a split".</param>
    /// <param name="remedy">What to do where it is not.</param>
    /// <param name="mostBytes">Bytes of the largest one that makes sense.</param>
    /// <exception cref="InputException">It is missing, cannot be read, or is not JSON.</exception>
    public static T ReadDocument<T>(string path, Func<JsonElement, T> make, string what, string remedy, long mostBytes = MostBytes) =>
        Guard(path, what, remedy, () =>
        {
            ArgumentNullException.ThrowIfNull(make);
            using var stream = Open(path, remedy, mostBytes);
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return make(document.RootElement);
        });

    private static Stream Open(string path, string remedy, long mostBytes)
    {
        if (Directory.Exists(path))
            throw new InputException(path, "is a folder, not a file.", remedy);
        OrdinaryFile.RefuseSpecial(path);
        var stream = OrdinaryFile.OpenRead(path);
        if (stream.Length <= mostBytes)
            return stream;
        var length = stream.Length;
        stream.Dispose();
        throw new InputException(path, $"has {length} bytes; files of this kind have at most {mostBytes}.", remedy);
    }

    /// <summary>Turns what readers of JSON throw into a message.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should be, as in "is not a split".</param>
    /// <param name="remedy">What to do where it is not.</param>
    /// <param name="read">Reads.</param>
    /// <exception cref="InputException">It is missing, cannot be read, or does not hold what it should.</exception>
    public static T Guard<T>(string path, string what, string remedy, Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw new InputException(path, $"is not {what}: {JsonProblem.Words(error)}", remedy, error);
        }
        catch (FileNotFoundException error)
        {
            throw new InputException(path, "cannot be read: there is no such file.", "check the path.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
        catch (Exception error) when (
            error is InvalidOperationException or NotSupportedException or ArgumentException or FormatException or OverflowException)
        {
            // The reader speaks so of text that is half a character (an unpaired surrogate), and of numbers that no double holds.
            throw new InputException(
                path, $"is not {what}: it holds text that is not Unicode, or a number that is out of range.", remedy, error);
        }
    }
}
