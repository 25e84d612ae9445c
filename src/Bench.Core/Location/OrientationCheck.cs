using System.Globalization;

namespace Bench.Core.Location;

/// <summary>
/// Looks for predictions stored in another order than the reference: slices from the other end, rows or columns turned round, rows and
/// columns exchanged. HDF5 files do not say how the mouse lay, so that such masks measure badly and look like a bad model. Nothing is
/// turned back: a warning says what was found.
/// </summary>
public static class OrientationCheck
{
    /// <summary>Dice of the heart from which on masks are taken to lie as the reference does.</summary>
    private const double Unsuspicious = 0.7;

    /// <summary>Dice that another order must gain to be named.</summary>
    private const double Gain = 0.2;

    private static readonly (string Words, Func<StackSize, int, int, int, int> Index)[] Turned =
    [
        ("with slices in reverse order", (size, r, c, s) => size.IndexOf(r, c, size.Slices - 1 - s)),
        ("with rows in reverse order", (size, r, c, s) => size.IndexOf(size.Height - 1 - r, c, s)),
        ("with columns in reverse order", (size, r, c, s) => size.IndexOf(r, size.Width - 1 - c, s)),
        ("turned by half a circle in the image plane", (size, r, c, s) => size.IndexOf(size.Height - 1 - r, size.Width - 1 - c, s)),
    ];

    private static readonly (string Words, Func<StackSize, int, int, int, int> Index) Exchanged = (
        "with rows and columns exchanged", (size, r, c, s) => size.IndexOf(c, r, s));

    /// <summary>
    /// Warns where the frames of a mouse overlap far better in another order; Dice is that of both structures as one, over all frames.
    /// </summary>
    /// <param name="frames">Reference and prediction of each frame, pairs of one size.</param>
    /// <returns>A sentence, or null where nothing is suspicious.</returns>
    public static string? Warning(IReadOnlyList<(LabelMap Reference, LabelMap Predicted)> frames)
    {
        var stored = Dice(frames, (size, r, c, s) => size.IndexOf(r, c, s));
        if (!(stored < Unsuspicious))
            return null;

        var areSquare = frames.All(f => f.Reference.Size.Height == f.Reference.Size.Width);
        var best = (areSquare ? Turned.Append(Exchanged) : Turned).Select(o => (o.Words, Dice: Dice(frames, o.Index))).MaxBy(o => o.Dice);
        return best.Dice >= stored + Gain
            ? string.Create(CultureInfo.InvariantCulture,
                $"the masks overlap the expert's far better {best.Words} (Dice of the heart {best.Dice:0.00} instead of "
                    + $"{stored:0.00}): they may have been stored in another order than the reference. They were measured as stored.")
            : null;
    }

    private static double Dice(IReadOnlyList<(LabelMap Reference, LabelMap Predicted)> frames, Func<StackSize, int, int, int, int> index)
    {
        long both = 0, sum = 0;
        foreach (var (reference, predicted) in frames)
        {
            var size = reference.Size;
            var a = reference.Labels;
            var b = predicted.Labels;
            sum += size.Count - a.Count((byte)0) + size.Count - b.Count((byte)0);
            for (var at = a.IndexOfAnyExcept((byte)0); at >= 0;)
            {
                var (slice, inSlice) = Math.DivRem(at, size.SliceLength);
                var (row, column) = Math.DivRem(inSlice, size.Width);
                both += b[index(size, row, column, slice)] != 0 ? 1 : 0;
                var next = a[(at + 1)..].IndexOfAnyExcept((byte)0);
                at = next < 0 ? -1 : at + 1 + next;
            }
        }

        return sum == 0 ? double.NaN : 2.0 * both / sum;
    }
}
