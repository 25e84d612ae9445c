using Bench.Core;

namespace Bench.Learning.Tests;

/// <summary>Hearts with a right ventricle, each of another size and spacing, as patients of a hospital are.</summary>
internal static class DifferentHearts
{
    private const float RightVentricleLeast = 0.85f;

    public static IReadOnlyList<MouseCase> Cases(int first, int count) => [.. Enumerable.Range(first, count).Select(Case)];

    private static MouseCase Case(int number)
    {
        var drawn = SyntheticHearts.Mouse(number, 32 + (3 * (number % 4)), 3);
        var columnMm = 1 + (0.2 * (number % 3));
        return drawn with
        {
            Mouse = $"Case{number}",
            Spacing = new VoxelSpacing(columnMm + 0.1, columnMm, 8),
            Frames = [.. drawn.Frames.Select(f => Cut(f, 1 + (number % 5)))],
        };
    }

    // Fewer rows than columns, and label 3 where it is as bright as blood outside of the left ventricle.
    private static ContouredFrame Cut(ContouredFrame frame, int rows)
    {
        var size = frame.Reference.Size;
        var cut = size with { Height = size.Height - rows };
        var (values, labels) = (new float[cut.Count], new byte[cut.Count]);
        for (var s = 0; s < size.Slices; s++)
        {
            frame.Image!.Slice(s)[..cut.SliceLength].CopyTo(values.AsSpan(s * cut.SliceLength));
            frame.Reference.Slice(s)[..cut.SliceLength].CopyTo(labels.AsSpan(s * cut.SliceLength));
        }

        var bright = values.Max() * RightVentricleLeast;
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = labels[i] == 0 && values[i] > bright ? (byte)Structure.RightVentricle : labels[i];
        }

        return frame with { Image = new ImageStack(cut, values), Reference = new LabelMap(cut, labels) };
    }
}
