using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bench.Evaluation.Serialization;

/// <summary>
/// Writes NaN as null and infinities as the strings "Infinity" and "-Infinity", as JSON has no words for them, and reads them back.
/// </summary>
internal sealed class UndefinedNumberConverter : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => double.NaN,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String when reader.GetString() == "Infinity" => double.PositiveInfinity,
        JsonTokenType.String when reader.GetString() == "-Infinity" => double.NegativeInfinity,
        _ => throw new JsonException($"a number or null was expected, not {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsNaN(value))
        {
            writer.WriteNullValue();
        }
        else if (double.IsInfinity(value))
        {
            writer.WriteStringValue(value > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
