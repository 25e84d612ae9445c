using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Outlines of labelled regions, half way between pixel centres (marching squares), as closed paths in pixel units with pixel (0, 0)
/// centred on (0.5, 0.5).
/// </summary>
internal static class Contours
{
    /// <summary>What is outlined: the left ventricle with its wall, its blood pool, and the right ventricle.</summary>
    public static IReadOnlyList<(byte Least, byte Most)> Regions { get; } = [(1, 2), (2, 2), (3, 3)];

    /// <summary>Outline of the pixels with one of some labels.</summary>
    /// <param name="labels">Height·width labels, row by row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="least">Least label inside the region: 1 for the left ventricle's outer border, 2 for its blood pool.</param>
    /// <param name="most">Greatest label inside it.</param>
    public static SKPath Outline(ReadOnlySpan<byte> labels, int height, int width, byte least, byte most)
    {
        // Each cell has four pixel centres as corners; its outline runs between the middles of its edges, region on the right.
        var next = new Dictionary<(int X, int Y), List<(int X, int Y)>>();
        for (var row = -1; row < height; row++)
        {
            for (var column = -1; column < width; column++)
            {
                var corners = (Inside(labels, row, column) ? 8 : 0) | (Inside(labels, row, column + 1) ? 4 : 0)
                    | (Inside(labels, row + 1, column + 1) ? 2 : 0) | (Inside(labels, row + 1, column) ? 1 : 0);
                AddCell(next, corners, (2 * column) + 2, (2 * row) + 2);
            }
        }

        return Link(next);

        bool Inside(ReadOnlySpan<byte> all, int row, int column) =>
            row >= 0
                && column >= 0
                && row < height
                && column < width
                && all[(row * width) + column] >= least
                && all[(row * width) + column] <= most;
    }

    // Points are in half pixels: (x, y) is the middle of the cell, one half pixel away are the middles of its edges.
    private static void AddCell(Dictionary<(int X, int Y), List<(int X, int Y)>> next, int corners, int x, int y)
    {
        (int X, int Y) top = (x, y - 1), right = (x + 1, y), bottom = (x, y + 1), left = (x - 1, y);
        switch (corners)
        {
            case 1: Add(left, bottom); break;
            case 2: Add(bottom, right); break;
            case 3: Add(left, right); break;
            case 4: Add(right, top); break;
            case 5: Add(left, top); Add(right, bottom); break;
            case 6: Add(bottom, top); break;
            case 7: Add(left, top); break;
            case 8: Add(top, left); break;
            case 9: Add(top, bottom); break;
            case 10: Add(bottom, left); Add(top, right); break;
            case 11: Add(top, right); break;
            case 12: Add(right, left); break;
            case 13: Add(right, bottom); break;
            case 14: Add(bottom, left); break;
        }

        void Add((int, int) from, (int, int) to)
        {
            if (!next.TryGetValue(from, out var ends))
            {
                next[from] = ends = [];
            }

            ends.Add(to);
        }
    }

    private static SKPath Link(Dictionary<(int X, int Y), List<(int X, int Y)>> next)
    {
        var path = new SKPath();
        while (next.Count > 0)
        {
            var start = next.Keys.First();
            path.MoveTo(start.X / 2f, start.Y / 2f);
            for (var at = start; next.TryGetValue(at, out var ends);)
            {
                var to = ends[^1];
                ends.RemoveAt(ends.Count - 1);
                if (ends.Count == 0)
                {
                    next.Remove(at);
                }

                path.LineTo(to.X / 2f, to.Y / 2f);
                at = to;
            }

            path.Close();
        }

        return path;
    }
}
