using Bench.Core;
using static TorchSharp.torch;

namespace Bench.Learning.Weights;

/// <summary>Copies a network's parameters and moving statistics out of libtorch and back.</summary>
internal static class StateDictionary
{
    // How many batches a batch norm has seen; without meaning where the momentum is fixed, and Keras does not have it.
    private const string BatchCounter = ".num_batches_tracked";

    /// <summary>All parameters and moving statistics, in order of registration.</summary>
    public static IReadOnlyList<NamedArray> Read(nn.Module network) =>
        [.. Entries(network).Select(e => new NamedArray(e.Key, e.Value.shape, ToArray(e.Value)))];

    /// <summary>Puts arrays into a network of the same architecture.</summary>
    /// <exception cref="InputException">Names or shapes differ; the message lists the first differences.</exception>
    public static void Write(nn.Module network, IReadOnlyList<NamedArray> arrays, string source)
    {
        var given = arrays.ToDictionary(a => a.Name);
        var entries = Entries(network).ToDictionary(e => e.Key, e => e.Value);
        var differences = entries.Where(e => !given.ContainsKey(e.Key)).Select(e => $"'{e.Key}' is missing")
            .Concat(given.Keys.Where(k => !entries.ContainsKey(k)).Select(k => $"'{k}' is not in this network"))
            .Concat(entries.Where(e => given.TryGetValue(e.Key, out var a) && !a.Shape.SequenceEqual(e.Value.shape))
                .Select(e => $"'{e.Key}' has shape [{string.Join(", ", given[e.Key].Shape)}], not [{string.Join(", ", e.Value.shape)}]"))
            .ToList();
        if (differences.Count > 0)
        {
            var more = differences.Count > 5 ? $"; and {differences.Count - 5} more" : string.Empty;
            throw new InputException(
                source,
                $"weights of another architecture: {string.Join("; ", differences.Take(5))}{more}.",
                "use weights made for this network, or name the network they were made for.");
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var (name, target) in entries)
        {
            target.copy_(tensor(given[name].Values, target.shape));
        }
    }

    /// <summary>The values of a float tensor, on whatever device.</summary>
    public static float[] ToArray(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().cpu().contiguous().data<float>().ToArray();
    }

    private static IEnumerable<KeyValuePair<string, Tensor>> Entries(nn.Module network) =>
        network.state_dict().Where(e => !e.Key.EndsWith(BatchCounter, StringComparison.Ordinal));
}
