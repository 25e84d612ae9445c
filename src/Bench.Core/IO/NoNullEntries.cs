using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bench.Core.IO;

/// <summary>Refuses null among the entries of a list or dictionary of things; numbers have their own rules.</summary>
internal sealed class NoNullEntries : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
        && (typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        && !typeToConvert.GenericTypeArguments[^1].IsValueType
        && (typeToConvert.GenericTypeArguments.Length == 1 || typeToConvert.GenericTypeArguments[0] == typeof(string));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(
        (typeToConvert.GenericTypeArguments.Length == 1 ? typeof(Entries<>) : typeof(Members<>)).MakeGenericType(typeToConvert.GenericTypeArguments[^1]))!;

    private sealed class Entries<T> : JsonConverter<IReadOnlyList<T>>
        where T : class
    {
        public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var read = JsonSerializer.Deserialize<List<T>>(ref reader, options);
            var at = read?.FindIndex(e => e is null) ?? -1;
            return at < 0 ? read : throw new JsonException($"entry {at} of a list is null, and something must be there");
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
    }

    private sealed class Members<T> : JsonConverter<IReadOnlyDictionary<string, T>>
        where T : class
    {
        public override IReadOnlyDictionary<string, T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options);
            return read?.FirstOrDefault(m => m.Value is null).Key is { } key ? throw new JsonException($"'{key}' is null, and something must be there") : read;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToDictionary(m => m.Key, m => m.Value), options);
    }
}
