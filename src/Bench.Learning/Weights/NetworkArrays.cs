using Bench.Core;
using Bench.Learning.Networks;

namespace Bench.Learning.Weights;

/// <summary>The arrays that a network consists of: names, shapes and order, worked out without building it.</summary>
internal static class NetworkArrays
{
    private const int ShownDifferences = 5;
    private const string Variance = ".running_var";

    /// <summary>
    /// Names and shapes in the order in which the network lists them itself: what is trained, layer by layer, then the moving statistics.
    /// </summary>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<(string Name, long[] Shape)> Of(NetworkOptions network)
    {
        Layer[] layers = [.. network.Graph().Stored];
        return [.. layers.SelectMany(l => l.TrainedArrays()), .. layers.SelectMany(l => l.MovingArrays())];
    }

    /// <summary>Puts arrays into the order of <see cref="Of"/>, if they are those of the network.</summary>
    /// <param name="arrays">Arrays in any order.</param>
    /// <param name="network">The network.</param>
    /// <param name="source">What messages name.</param>
    /// <exception cref="InputException">
    /// Arrays are missing, superfluous, there twice or of another shape; the message lists the first of them.
    /// </exception>
    public static IReadOnlyList<NamedArray> InOrder(IReadOnlyList<NamedArray> arrays, NetworkOptions network, string source)
    {
        var wanted = Of(network);
        var given = arrays.GroupBy(a => a.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var differences = wanted.Where(w => !given.ContainsKey(w.Name)).Select(w => $"'{w.Name}' is missing")
            .Concat(given.Keys.Except(wanted.Select(w => w.Name)).Select(n => $"'{n}' is not in this network"))
            .Concat(given.Where(g => g.Value.Length > 1).Select(g => $"'{g.Key}' is there {g.Value.Length} times"))
            .Concat(wanted.Where(w => given.TryGetValue(w.Name, out var a) && !a[0].Shape.SequenceEqual(w.Shape))
                .Select(w => $"'{w.Name}' has shape [{string.Join(", ", given[w.Name][0].Shape)}], not [{string.Join(", ", w.Shape)}]"))
            .ToArray();
        if (differences.Length > 0)
        {
            var more = differences.Length > ShownDifferences ? $"; and {differences.Length - ShownDifferences} more" : "";
            throw new InputException(
                source,
                $"weights of another architecture than {network}: {string.Join("; ", differences.Take(ShownDifferences))}{more}.",
                "use weights made for this network, or name the network they were made for.");
        }

        return [.. wanted.Select(w => given[w.Name][0])];
    }

    /// <summary>Where an array has a value that a weight cannot have: NaN, an infinity, a variance below zero; −1 for nowhere.</summary>
    /// <param name="array">The array.</param>
    public static int Impossible(NamedArray array)
    {
        var wrong = array.Values.AsSpan().IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        return wrong < 0 && array.Name.EndsWith(Variance, StringComparison.Ordinal)
            ? array.Values.AsSpan().IndexOfAnyExceptInRange(0, float.MaxValue)
            : wrong;
    }
}
