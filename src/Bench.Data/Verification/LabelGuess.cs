using Bench.Core;

namespace Bench.Data.Verification;

/// <summary>
/// Guesses what labels stand for by where they lie: the blood pool of the left ventricle is the one that touches background least, the
/// myocardium the one that it touches most, and a third that touches both background and myocardium the right ventricle.
/// </summary>
internal sealed class LabelGuess
{
    private const double MostOfBorder = 0.3;

    private readonly Dictionary<(int, int), long> _edges = [];
    private readonly Dictionary<int, double> _largest = [];

    /// <summary>Counts the neighbours of a frame, in plane.</summary>
    /// <param name="size">Its extent.</param>
    /// <param name="numbers">Its labels as stored.</param>
    /// <param name="voxel">Volume of a voxel, µL.</param>
    public void Add(StackSize size, ushort[] numbers, double voxel)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var within = i % size.SliceLength;
            if (within % size.Width < size.Width - 1)
                Count(numbers[i], numbers[i + 1]);
            if (within / size.Width < size.Height - 1)
                Count(numbers[i], numbers[i + size.Width]);
        }

        foreach (var group in numbers.Where(n => n != 0).GroupBy(n => (int)n))
            _largest[group.Key] = Math.Max(_largest.GetValueOrDefault(group.Key), group.Count() * voxel);
    }

    /// <summary>The guess.</summary>
    /// <param name="numbers">All labels.</param>
    /// <returns>Each label and its structure; null for labels that are not clear.</returns>
    public IReadOnlyDictionary<int, Structure?> Guess(IReadOnlyCollection<int> numbers)
    {
        var guess = numbers.ToDictionary(n => n, _ => (Structure?)null);
        if (BloodPool(numbers) is not { } blood)
            return guess;
        var others = numbers.Where(n => n != blood).ToArray();
        var myocardium = others.MaxBy(n => Touching(blood, n));
        guess[blood] = Structure.BloodPool;
        guess[myocardium] = Structure.Myocardium;
        if (others.Where(n => n != myocardium).ToArray() is [var third] && Touching(third, myocardium) > 0)
            guess[third] = Structure.RightVentricle;
        return guess;
    }

    /// <summary>The largest blood pool, µL; 0 where it is not clear.</summary>
    /// <param name="numbers">All labels.</param>
    public double LargestBloodPool(IReadOnlyCollection<int> numbers) =>
        BloodPool(numbers) is { } blood ? _largest.GetValueOrDefault(blood) : 0;

    private int? BloodPool(IReadOnlyCollection<int> numbers)
    {
        if (numbers.Count < 2)
            return null;
        var shares = numbers.Select(n =>
            (Number: n, Share: Touching(n, 0) / (double)Math.Max(1, numbers.Append(0).Where(m => m != n).Sum(m => Touching(n, m)))))
            .ToArray();
        var least = shares.MinBy(s => s.Share);
        return least.Share < MostOfBorder && numbers.Any(n => n != least.Number && Touching(n, least.Number) > 0) ? least.Number : null;
    }

    private long Touching(int a, int b) => _edges.GetValueOrDefault(a < b ? (a, b) : (b, a));

    private void Count(int a, int b)
    {
        if (a == b)
            return;
        var key = a < b ? (a, b) : (b, a);
        _edges[key] = _edges.GetValueOrDefault(key) + 1;
    }
}
