using Bench.Core;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>Dice of each structure over all voxels of many batches together: 2·|A∩B| / (|A| + |B|).</summary>
/// <param name="classes">Classes of the network, background included.</param>
internal sealed class PooledDice(int classes)
{
    private readonly long[] _overlap = new long[classes];
    private readonly long[] _total = new long[classes];

    /// <summary>Everything counted so far, to go on from.</summary>
    public IReadOnlyList<long> Counts => [.. _overlap, .. _total];

    /// <summary>Goes on from what was counted before.</summary>
    /// <param name="counts">From <see cref="Counts"/>.</param>
    public static PooledDice From(IReadOnlyList<long> counts)
    {
        var dice = new PooledDice(counts.Count / 2);
        for (var c = 0; c < dice._overlap.Length; c++)
        {
            (dice._overlap[c], dice._total[c]) = (counts[c], counts[dice._overlap.Length + c]);
        }

        return dice;
    }

    /// <summary>Dice of one structure; NaN where neither map has any of it.</summary>
    public double Of(Structure structure) => 2.0 * _overlap[(int)structure] / _total[(int)structure];

    /// <summary>Dice of the right ventricle; null where the network has no class for it.</summary>
    public double? OfRightVentricle => _overlap.Length > (int)Structure.RightVentricle ? Of(Structure.RightVentricle) : null;

    /// <summary>Adds what <see cref="Count"/> counted.</summary>
    /// <param name="counts">The numbers in its order.</param>
    public void Add(IReadOnlyList<long> counts)
    {
        for (var c = 1; c < _overlap.Length; c++)
        {
            var first = 3 * (c - 1);
            _overlap[c] += counts[first];
            _total[c] += counts[first + 1] + counts[first + 2];
        }
    }

    /// <summary>Counts a batch where it lies: for each structure voxels in both maps, in the predicted one, in the labels.</summary>
    /// <param name="logits">(N, classes, H, W).</param>
    /// <param name="labels">(N, 1, H, W) bytes, below the number of classes.</param>
    /// <returns>Whole numbers, on the device of the logits.</returns>
    public static Tensor Count(Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var predicted = logits.argmax(1, keepdim: true);
        var counts = new List<Tensor>();
        for (var c = 1; c < logits.shape[1]; c++)
        {
            var (p, t) = (predicted.Is(c), labels.Is(c));
            counts.AddRange([p.logical_and(t).sum(), p.sum(), t.sum()]);
        }

        return stack(counts).MoveToOuterDisposeScope();
    }
}
