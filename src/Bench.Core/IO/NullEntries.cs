using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bench.Core.IO;

/// <summary>
/// Refuses null among the entries of a list or dictionary, of which annotations do not speak, and null for members with a default, whose
/// annotations the reader ignores.
/// </summary>
internal static class NullEntries
{
    /// <summary>Looks at every collection of an object once it is read.</summary>
    /// <param name="info">What is known of a type.</param>
    public static void Refuse(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
            return;
        var lists = info.Properties.Where(p => p.Get is not null && HoldsThings(p.PropertyType)).ToArray();
        var members = info.Properties.Where(p => p is { Get: not null, IsGetNullable: false, PropertyType.IsValueType: false }).ToArray();
        if (lists.Length == 0 && members.Length == 0)
            return;
        info.OnDeserialized = read =>
        {
            if (members.FirstOrDefault(m => m.Get!(read) is null) is { } member)
                throw new JsonException($"{member.Name} is null, and something must be there");
            foreach (var list in lists)
            {
                if (list.Get!(read) is IEnumerable entries && HasNull(entries))
                    throw new JsonException($"an entry of {list.Name} is null, and something must be there");
            }
        };
    }

    private static bool HoldsThings(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type)
        && (
            type.IsArray
                ? !type.GetElementType()!.IsValueType
                : type.GenericTypeArguments.Length > 0 && !type.GenericTypeArguments[^1].IsValueType);

    private static bool HasNull(IEnumerable entries)
    {
        if (entries is IDictionary members)
            return HasNull(members.Values);
        foreach (var entry in entries)
        {
            if (entry is null || (entry is IEnumerable inner and not string && HoldsThings(entry.GetType()) && HasNull(inner)))
                return true;
        }

        return false;
    }
}
