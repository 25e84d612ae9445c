using Bench.Evaluation.Results;

namespace Bench.Evaluation.Comparison;

/// <summary>
/// Two pictures of one frame, cut by two runs around their own models, as one: every slice and every pixel that either shows. Crops do not
/// say where they lie; the expert's mask, which both hold, does.
/// </summary>
internal static class MergedMontage
{
    /// <summary>Lays one on the other.</summary>
    /// <param name="first">One; its grey window, rank and ranking model stay.</param>
    /// <param name="second">Another, with masks in the same order of models, each model in one of the two.</param>
    /// <returns>Both; null where they are not of one frame, or their expert differs.</returns>
    public static MontageCase? Of(MontageCase first, MontageCase second)
    {
        var pairs = first.Slices.Join(second.Slices, s => s.Slice, s => s.Slice, (a, b) => (First: a, Second: b)).ToArray();
        var isWhole = pairs.Length == first.Slices.Count && pairs.Length == second.Slices.Count;
        if ((first.Mouse, first.FrameIndex) != (second.Mouse, second.FrameIndex) || pairs.Length == 0
            || !(isWhole || (first.IsComplete && second.IsComplete)) || Offset(pairs) is not var (down, right))
        {
            return null;
        }

        var (a, b) = (first.Slices[0], second.Slices[0]);
        var (top, left) = (Math.Min(0, down), Math.Min(0, right));
        var canvas = new Canvas(
            Math.Max(a.Height, b.Height + down) - top, Math.Max(a.Width, b.Width + right) - left,
            (-top, -left), (down - top, right - left));
        var (inFirst, inSecond) = (Models(first), Models(second));
        var slices = first.Slices.Select(s => s.Slice).Union(second.Slices.Select(s => s.Slice)).Order().ToList();
        if (IsDescending(first) || (first.Slices.Count == 1 && IsDescending(second)))
        {
            slices.Reverse();
        }

        var merged = slices.Select(slice =>
        {
            var (one, other) = (first.Slices.FirstOrDefault(s => s.Slice == slice), second.Slices.FirstOrDefault(s => s.Slice == slice));
            var hasImage = one is { Image.Length: > 0 } || other is { Image.Length: > 0 };
            return new MontageSlice(
                slice, canvas.Height, canvas.Width,
                hasImage ? canvas.Of(one, s => s.Image, other, s => Regrey(s.Image, second, first)) : [],
                canvas.Of(one, s => s.Reference, other, s => s.Reference),
                [
                    .. inFirst.Select((has, m) => has ? canvas.Of(one, s => s.Predicted[m], null, _ => [])
                        : inSecond[m] ? canvas.Of(null, _ => [], other, s => s.Predicted[m]) : []),
                ]);
        });
        return first with { Slices = [.. merged] };
    }

    private static bool IsDescending(MontageCase montage) => montage.Slices.Count > 1 && montage.Slices[0].Slice > montage.Slices[^1].Slice;

    /// <summary>Which models it has masks of.</summary>
    private static bool[] Models(MontageCase montage) =>
        [.. Enumerable.Range(0, montage.Slices[0].Predicted.Count).Select(m => montage.Slices.Any(s => s.Predicted[m].Length > 0))];

    /// <summary>How far down and right of the first crop the second lies; null where the expert's masks do not agree.</summary>
    private static (int Down, int Right)? Offset((MontageSlice First, MontageSlice Second)[] pairs)
    {
        var (a, b) = (Labels(pairs.Select(p => p.First)), Labels(pairs.Select(p => p.Second)));
        if (a.Length == 0 && b.Length == 0)
        {
            var (first, second) = pairs[0];
            return (first.Height, first.Width) == (second.Height, second.Width) ? (0, 0) : null;
        }

        if (a.Length != b.Length)
        {
            return null;
        }

        var (down, right) = (a.Min(l => l.Row) - b.Min(l => l.Row), a.Min(l => l.Column) - b.Min(l => l.Column));
        return b.Select(l => l with { Row = l.Row + down, Column = l.Column + right }).SequenceEqual(a) ? (down, right) : null;
    }

    /// <summary>Every voxel that the expert labelled.</summary>
    private static (int Slice, int Row, int Column, byte Label)[] Labels(IEnumerable<MontageSlice> slices) =>
    [
        .. from s in slices from i in Enumerable.Range(0, s.Reference.Length) where s.Reference[i] != 0
           select (s.Slice, i / s.Width, i % s.Width, s.Reference[i]),
    ];

    /// <summary>Grey values of one window in that of another.</summary>
    private static byte[] Regrey(byte[] image, MontageCase from, MontageCase to)
    {
        var (fromWidth, toWidth) = (from.WindowHigh - from.WindowLow, to.WindowHigh - to.WindowLow);
        return !(fromWidth > 0) || !(toWidth > 0) ? image
            : [.. image.Select(g => (byte)Math.Clamp(
                Math.Round(255 * (from.WindowLow + (g * fromWidth / 255) - to.WindowLow) / toWidth), 0, 255))];
    }

    /// <summary>Room for both crops, and where each lies in it.</summary>
    private sealed record Canvas(int Height, int Width, (int Row, int Column) First, (int Row, int Column) Second)
    {
        /// <summary>The second crop under the first; 0 where there is neither.</summary>
        public byte[] Of(MontageSlice? first, Func<MontageSlice, byte[]> ofFirst, MontageSlice? second, Func<MontageSlice, byte[]> ofSecond)
        {
            var drawn = new byte[Height * Width];
            Draw(second, ofSecond, Second);
            Draw(first, ofFirst, First);
            return drawn;

            void Draw(MontageSlice? slice, Func<MontageSlice, byte[]> of, (int Row, int Column) at)
            {
                var values = slice is null ? [] : of(slice);
                for (var row = 0; slice is not null && values.Length > 0 && row < slice.Height; row++)
                {
                    values.AsSpan(row * slice.Width, slice.Width).CopyTo(drawn.AsSpan(((at.Row + row) * Width) + at.Column));
                }
            }
        }
    }
}
