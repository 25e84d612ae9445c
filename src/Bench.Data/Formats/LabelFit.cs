using System.Globalization;
using Bench.Core;

namespace Bench.Data.Formats;

/// <summary>Looks in masks for signs that their labels mean something else than they are taken for.</summary>
internal static class LabelFit
{
    private const double UnsuspiciousDice = 0.5;
    private const double DiceGain = 0.3;
    private const int MostValues = 16;
    private const long LeastBorder = 20;
    private const int Classes = LabelMap.HighestLabel + 1;

    /// <summary>
    /// What the labels 0, 1 and 2 mean by where they stand: background at the border of images, and the blood pool inside the myocardium.
    /// </summary>
    /// <param name="maps">The contoured frames of a mouse.</param>
    /// <returns>The label that each number stands for; null where they do not lie in one another so clearly.</returns>
    public static IReadOnlyDictionary<double, byte>? ByPlace(IEnumerable<LabelMap> maps)
    {
        // In-plane edges between two different labels, at the sum of their bits, and pixels at the border.
        var (edges, border) = (new long[8], new long[LabelMap.ClassCount]);
        foreach (var map in maps)
        {
            var (height, width) = (map.Size.Height, map.Size.Width);
            for (var slice = 0; slice < map.Size.Slices; slice++)
            {
                var labels = map.Slice(slice);
                for (var i = 0; i < labels.Length; i++)
                {
                    var (row, column) = Math.DivRem(i, width);
                    if (row == 0 || column == 0 || row == height - 1 || column == width - 1)
                        border[labels[i]]++;
                    if (column < width - 1 && labels[i] != labels[i + 1])
                        edges[(1 << labels[i]) + (1 << labels[i + 1])]++;
                    if (row < height - 1 && labels[i] != labels[i + width])
                        edges[(1 << labels[i]) + (1 << labels[i + width])]++;
                }
            }
        }

        var background = Enumerable.Range(0, LabelMap.ClassCount).MaxBy(label => border[label]);
        int[] others = [.. Enumerable.Range(0, LabelMap.ClassCount).Where(label => label != background)];
        long Touching(int a, int b) => edges[(1 << a) + (1 << b)];
        var (outer, inner) = Touching(background, others[0]) > Touching(background, others[1])
            ? (others[0], others[1])
            : (others[1], others[0]);
        return border[background] * 2 > border.Sum() && Touching(outer, inner) >= LeastBorder && Touching(background, outer) >= LeastBorder
            && Touching(background, outer) > 10 * Touching(background, inner)
            ? new Dictionary<double, byte> { [background] = 0, [outer] = (byte)Structure.Myocardium, [inner] = (byte)Structure.BloodPool }
            : null;
    }

    /// <summary>Refuses references whose labels look exchanged, unless the user said what they mean.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maps">The contoured frames of a mouse.</param>
    /// <param name="reading">How they were read.</param>
    /// <exception cref="InputException">Their places in the images say that labels mean something else.</exception>
    public static void RequirePlausible(string path, IEnumerable<LabelMap> maps, ReadingOptions reading)
    {
        if (reading.Labels.IsStated || ByPlace(maps) is not { } meaning || meaning.All(m => m.Key == m.Value))
            return;
        var (option, text) = (reading.Option("labels"), LabelScheme.Text(meaning));
        throw new InputException(
            path,
            $"the labels look exchanged: background lies at the border of images and the blood pool inside the myocardium, and by "
                + $"that they mean {text}.",
            $"if so, add {option} {text}; if not, {option} 1=myocardium,2=blood_pool takes them as they are.");
    }

    /// <summary>
    /// The meaning of stored numbers by which masks overlap a reference best: each number stands for the structure that it overlaps most.
    /// </summary>
    /// <param name="frames">Reference of each frame, and the stored numbers of the masks in its order of voxels.</param>
    /// <returns>
    /// The label of every number that occurs, and the mean Dice of the structures; null where the numbers are too many to be labels.
    /// </returns>
    public static (IReadOnlyDictionary<double, byte> Meaning, double Dice)? Best(
        IReadOnlyList<(LabelMap Reference, double[] Stored)> frames)
    {
        var counts = new Dictionary<double, long[]>();
        foreach (var (reference, stored) in frames)
        {
            for (var i = 0; i < stored.Length; i++)
            {
                if (!counts.TryGetValue(stored[i], out var row))
                {
                    if (counts.Count == MostValues || !double.IsInteger(stored[i]))
                        return null;
                    counts[stored[i]] = row = new long[Classes];
                }

                row[reference.Labels[i]]++;
            }
        }

        var sizes = Enumerable.Range(0, Classes).Select(label => counts.Values.Sum(row => row[label])).ToArray();
        double DiceOf(KeyValuePair<double, long[]> value, int label) =>
            2.0 * value.Value[label] / Math.Max(1, value.Value.Sum() + sizes[label]);
        var meaning = counts.ToDictionary(
            value => value.Key, value => (byte)Enumerable.Range(0, Classes).MaxBy(label => DiceOf(value, label)));
        return (meaning, MeanDice(counts, sizes, value => meaning[value]));
    }

    /// <summary>Says how the labels of predictions would fit far better than they do.</summary>
    /// <param name="frames">Reference and prediction of each frame.</param>
    /// <returns>The better meaning of labels and both values of Dice; null where nothing is suspicious.</returns>
    public static (string Meaning, double Better, double Now)? Exchange(IReadOnlyList<(LabelMap Reference, LabelMap Predicted)> frames)
    {
        double[] Numbers(LabelMap map) => Array.ConvertAll(map.Labels.ToArray(), label => (double)label);
        var now = MeanDiceOf(frames);
        return now < UnsuspiciousDice
            && Best([.. frames.Select(f => (f.Reference, Numbers(f.Predicted)))]) is { } best
            && best.Dice >= now + DiceGain
            ? (LabelScheme.Text(best.Meaning), best.Dice, now)
            : null;
    }

    /// <summary>A sentence with the numbers that occur in masks, such as <c>The file holds the labels 0, 1, 2 and 3.</c></summary>
    /// <param name="stored">The numbers.</param>
    public static string Found(IEnumerable<double> stored)
    {
        string[] values = [.. stored.Distinct().Order().Take(MostValues).Select(v => v.ToString("R", CultureInfo.InvariantCulture))];
        return $"The labels found are {string.Join(", ", values)}{(values.Length == MostValues ? ", …" : "")}.";
    }

    private static double MeanDiceOf(IReadOnlyList<(LabelMap Reference, LabelMap Predicted)> frames)
    {
        var counts = Enumerable.Range(0, Classes).ToDictionary(label => (double)label, _ => new long[Classes]);
        foreach (var (reference, predicted) in frames)
        {
            for (var i = 0; i < reference.Labels.Length; i++)
                counts[predicted.Labels[i]][reference.Labels[i]]++;
        }

        var sizes = Enumerable.Range(0, Classes).Select(label => counts.Values.Sum(row => row[label])).ToArray();
        return MeanDice(counts, sizes, value => (byte)value);
    }

    // Over the structures that the reference has; background is none.
    private static double MeanDice(Dictionary<double, long[]> counts, long[] sizes, Func<double, byte> meaning)
    {
        double[] dice =
        [
            .. from label in Enumerable.Range(1, Classes - 1)
               where sizes[label] > 0
               let named = counts.Where(value => meaning(value.Key) == label).Select(value => value.Value).ToArray()
               select 2.0 * named.Sum(row => row[label]) / (sizes[label] + named.Sum(row => row.Sum())),
        ];
        return dice.Length == 0 ? double.NaN : dice.Average();
    }
}
