using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core.IO;

namespace Bench.Server.Wire;

/// <summary>How the API writes and reads JSON: camelCase, what is undefined as null, bodies read strictly.</summary>
internal static class Json
{
    private const int MostBodyBytes = 1 << 20;

    /// <summary>For answers and events.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Default,
        Converters = { new UndefinedNumber(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Strict = JsonFile.Strict(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    });

    /// <summary>An answer.</summary>
    /// <param name="value">What it says.</param>
    /// <param name="status">HTTP status.</param>
    public static IResult Answer(object value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, Options, statusCode: status);

    /// <summary>Reads the body of a request.</summary>
    /// <typeparam name="T">What it should hold.</typeparam>
    /// <param name="request">The request.</param>
    /// <exception cref="ApiException">It holds something else.</exception>
    public static async Task<T> Read<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType())
            throw ApiException.Malformed("Content-Type", "is not application/json.", "send JSON, and say so.");
        if (request.ContentLength > MostBodyBytes)
            throw new ApiException(StatusCodes.Status413PayloadTooLarge, "body", "is too long.", "send the few fields of docs/serve.md.");
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, request.HttpContext.RequestAborted)
                ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw ApiException.Malformed(
                "body", $"is not what this address takes: {Printable.Line(error.Message)}", "see docs/serve.md or /api/openapi.json.");
        }
    }

    private sealed class UndefinedNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
