using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core.Cleaning;

namespace Bench.Evaluation.Results;

/// <summary>The cleaning rule of a result. In JSON it is one text, <c>RULE: DESCRIPTION</c>.</summary>
/// <param name="Rule">
/// Name of the rule, e.g. <c>published</c>, <c>largest</c>, <c>none</c>; empty where runs of different rules were put together.
/// </param>
/// <param name="Description">The rule in a sentence; may be empty.</param>
[JsonConverter(typeof(JsonText))]
public sealed record AppliedCleaning(string Rule, string Description)
{
    /// <summary>Of results of several runs that do not have the same.</summary>
    public static AppliedCleaning Differs { get; } = new("", "differs between the runs");

    /// <summary>A rule as applied.</summary>
    /// <param name="rule">The rule.</param>
    public static AppliedCleaning Of(CleaningRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rule.Name, rule.Description);
    }

    /// <summary>Name and sentence for a reader.</summary>
    public override string ToString() => Rule.Length == 0 || Description.Length == 0 ? Rule + Description : $"{Rule}: {Description}";

    private sealed class JsonText : JsonConverter<AppliedCleaning>
    {
        public override AppliedCleaning Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString()!;
            return text == Differs.Description
                ? Differs
                : text.Split(": ", 2) is [var rule, var description]
                ? new(rule, description)
                : new(text, "");
        }

        public override void Write(Utf8JsonWriter writer, AppliedCleaning value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
