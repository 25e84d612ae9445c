using System.Text.Json.Serialization.Metadata;
using Bench.Statistics;

namespace Bench.Evaluation.Results;

/// <summary>
/// Keys under which the numbers of a property stand in JSON, beside those of its owner: an interval is one value in the code, and two keys
/// in the file, which so stays a flat list of names for whoever reads it with another program.
/// </summary>
/// <param name="keys">One key a number, in the order of the constructor of the property's type.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlatKeysAttribute(params string[] keys) : Attribute
{
    /// <summary>The keys.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;

    /// <summary>
    /// Replaces each marked property of a type by its numbers. The keys of a
    /// <see cref="System.Text.Json.Serialization.JsonRequiredAttribute"/> are all required.
    /// </summary>
    /// <param name="type">What the serializer knows of the type.</param>
    internal static void Apply(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.AttributeProvider?.GetCustomAttributes(typeof(FlatKeysAttribute), false) is not [FlatKeysAttribute flat])
            {
                continue;
            }

            type.Properties.RemoveAt(i);
            for (var k = 0; k < flat.Keys.Count; k++)
            {
                var index = k;
                var part = type.CreateJsonPropertyInfo(typeof(double), flat.Keys[k]);
                part.Get = owner => Numbers(property.Get!(owner)!)[index];
                part.Set = (owner, number) => property.Set!(owner, With(property.Get!(owner)!, index, (double)number!));
                part.IsRequired = property.IsRequired;
                type.Properties.Insert(i + k, part);
            }
        }
    }

    private static double[] Numbers(object value) => value switch
    {
        Interval v => [v.Low, v.High],
        Estimate v => [v.Value, v.Low, v.High],
        MeanDeviation v => [v.Mean, v.Sd],
        _ => throw new NotSupportedException($"{value.GetType().Name} has no flat form."),
    };

    private static object With(object value, int index, double number)
    {
        var numbers = Numbers(value);
        numbers[index] = number;
        return value switch
        {
            Interval => new Interval(numbers[0], numbers[1], 0.95),
            Estimate => new Estimate(numbers[0], numbers[1], numbers[2]),
            _ => new MeanDeviation(numbers[0], numbers[1]),
        };
    }
}
