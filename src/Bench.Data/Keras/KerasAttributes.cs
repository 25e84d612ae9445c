using System.Globalization;
using Bench.Hdf5.Reading;

namespace Bench.Data.Keras;

/// <summary>Texts in attributes, as Keras stores them: strings of fixed or variable length, long lists in chunks <c>name0</c>, <c>name1</c>, ….</summary>
internal static class KerasAttributes
{
    /// <summary>One text; null where there is no such attribute.</summary>
    /// <param name="file">The file.</param>
    /// <param name="owner">Path of the group that has the attribute; empty for the root.</param>
    /// <param name="name">Attribute.</param>
    public static string? Text(HdfFile file, string owner, string name) => file.Texts(owner, name) is [var first, ..] ? first : null;

    /// <summary>A list of texts; null where there is no such attribute, whole or in chunks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="owner">Path of the group that has the attribute; empty for the root.</param>
    /// <param name="name">Attribute, without the number of a chunk.</param>
    public static IReadOnlyList<string>? List(HdfFile file, string owner, string name)
    {
        if (file.Texts(owner, name) is { } whole)
            return whole;
        List<string>? all = null;
        for (var chunk = 0; file.Texts(owner, name + chunk.ToString(CultureInfo.InvariantCulture)) is { } part; chunk++)
            (all ??= []).AddRange(part);
        return all;
    }
}
