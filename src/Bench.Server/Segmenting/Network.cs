using Bench.Core;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Learning.Segmentation;

namespace Bench.Server.Segmenting;

/// <summary>A model that can be asked for.</summary>
/// <param name="Id">What the API calls it.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Description">What it is, a sentence.</param>
/// <param name="File">Its file.</param>
/// <param name="Kind">Kind of the file.</param>
internal sealed record Network(string Id, string Name, string Description, string File, ModelFileKind Kind)
{
    /// <summary>What has to be said of a model made elsewhere.</summary>
    public ModelInput Input { get; init; } = new();
}

/// <summary>
/// Models in memory. Used by the one thread that segments: the one that was asked for first stays, and one other beside it.
/// </summary>
/// <param name="template">Device, threads, libtorch and study.</param>
internal sealed class LoadedNetworks(PredictOptions template) : IDisposable
{
    private readonly Dictionary<string, PredictionModel> _loaded = new(StringComparer.Ordinal);
    private string? _first;

    /// <summary>Gives a model, loaded.</summary>
    /// <param name="network">Which.</param>
    /// <exception cref="InputException">Its file cannot be used.</exception>
    public PredictionModel Of(Network network)
    {
        if (_loaded.TryGetValue(network.Id, out var known))
            return known;
        foreach (var other in _loaded.Keys.Where(id => id != _first).ToArray())
        {
            _loaded[other].Dispose();
            _loaded.Remove(other);
        }

        var model = PredictionModel.Load(template with { ModelFile = network.File, ModelKind = network.Kind, Input = network.Input });
        _first ??= network.Id;
        return _loaded[network.Id] = model;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var model in _loaded.Values)
            model.Dispose();
        _loaded.Clear();
    }
}
