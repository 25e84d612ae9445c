using System.Globalization;
using Bench.Data.Hdf5;
using PureHDF;

namespace Bench.Data.Keras;

/// <summary>Texts in attributes, as Keras stores them: strings of fixed or variable length, long lists in chunks <c>name0</c>, <c>name1</c>, ….</summary>
internal static class KerasAttributes
{
    /// <summary>One text; null where there is no such attribute.</summary>
    /// <param name="file">The file.</param>
    /// <param name="owner">Group that has the attribute.</param>
    /// <param name="name">Attribute.</param>
    public static string? Text(HdfFile file, IH5Object owner, string name) => file.GuardPart($"attribute {name}", () =>
        owner.AttributeExists(name) ? Strings(owner.Attribute(name)).FirstOrDefault() : null);

    /// <summary>A list of texts; null where there is no such attribute, whole or in chunks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="owner">Group that has the attribute.</param>
    /// <param name="name">Attribute, without the number of a chunk.</param>
    public static IReadOnlyList<string>? List(HdfFile file, IH5Object owner, string name) => file.GuardPart<IReadOnlyList<string>?>($"attribute {name}", () =>
    {
        if (owner.AttributeExists(name))
        {
            return Strings(owner.Attribute(name));
        }

        List<string>? all = null;
        for (var chunk = 0; owner.AttributeExists(Chunk(name, chunk)); chunk++)
        {
            (all ??= []).AddRange(Strings(owner.Attribute(Chunk(name, chunk))));
        }

        return all;
    });

    private static string Chunk(string name, int number) => name + number.ToString(CultureInfo.InvariantCulture);

    private static string[] Strings(IH5Attribute attribute)
    {
        // A layer without weights has an empty list, which Keras stores as an empty list of numbers.
        var space = attribute.Space;
        if (space.Type == H5DataspaceType.Null || space.Dimensions.Contains(0ul))
        {
            return [];
        }

        var texts = space.Type == H5DataspaceType.Scalar ? [attribute.Read<string>()] : attribute.Read<string[]>();
        return System.Array.ConvertAll(texts, t => t.TrimEnd('\0'));
    }
}
