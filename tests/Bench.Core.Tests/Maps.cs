using CsCheck;

namespace Bench.Core.Tests;

/// <summary>Small label maps for tests: drawn, painted, or random.</summary>
internal static class Maps
{
    /// <summary>Random maps of up to 9 × 9 × 4, from nearly empty to full.</summary>
    public static readonly Gen<LabelMap> Any =
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 4], Gen.Int[0, 10]).SelectMany((h, w, s, fill) =>
            Gen.Int[0, 9].Select(Gen.Byte[1, 2], (roll, label) => roll < fill ? label : (byte)0)
                .Array[h * w * s].Select(labels => new LabelMap(new StackSize(h, w, s), labels)));

    /// <summary>Two random maps of one size.</summary>
    public static readonly Gen<(LabelMap Reference, LabelMap Predicted)> Pair =
        Any.SelectMany(a => Gen.Byte[0, 2].Array[a.Size.Count].Select(labels => (a, new LabelMap(a.Size, labels))));

    /// <summary>Draws slices; each string is a slice, rows separated by '/', '.' is background.</summary>
    public static LabelMap Draw(params string[] slices)
    {
        var rows = slices[0].Split('/');
        var labels = string.Concat(slices).Replace("/", "", StringComparison.Ordinal).Select(c => c == '.' ? (byte)0 : (byte)(c - '0'));
        return new LabelMap(new StackSize(rows.Length, rows[0].Length, slices.Length), [.. labels]);
    }

    /// <summary>An empty map with boxes painted in it, in order.</summary>
    public static LabelMap Paint(StackSize size, params (Structure Structure, Range Rows, Range Columns, Range Slices)[] boxes)
    {
        var labels = new byte[size.Count];
        foreach (var (structure, rows, columns, slices) in boxes)
        {
            for (var s = slices.Start.GetOffset(size.Slices); s < slices.End.GetOffset(size.Slices); s++)
            {
                for (var r = rows.Start.GetOffset(size.Height); r < rows.End.GetOffset(size.Height); r++)
                {
                    for (var c = columns.Start.GetOffset(size.Width); c < columns.End.GetOffset(size.Width); c++)
                        labels[size.IndexOf(r, c, s)] = (byte)structure;
                }
            }
        }

        return new LabelMap(size, labels);
    }

    /// <summary>The same labels, for comparisons.</summary>
    public static bool Same(LabelMap a, LabelMap b) => a.Size == b.Size && a.Labels.SequenceEqual(b.Labels);
}
