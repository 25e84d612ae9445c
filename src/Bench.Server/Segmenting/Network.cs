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

    /// <summary>What is asked of <c>predict</c> when it is loaded.</summary>
    /// <param name="template">Device, threads, libtorch and study.</param>
    public PredictOptions Asked(PredictOptions template) => template with
    {
        ModelFile = File,
        ModelKind = Kind,
        Input = Input,
        Device = Kind == ModelFileKind.Onnx ? "cpu" : template.Device,
    };

    /// <summary>What is wrong with it, with its name where its file stands.</summary>
    /// <param name="problem">What is wrong.</param>
    public InputException Renamed(InputException problem)
    {
        string Shown(string text) => text.Replace(File, Name, StringComparison.Ordinal);
        return new InputException(Shown(problem.InputSource), Shown(problem.Reason), Shown(problem.Remedy), problem);
    }
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

        var model = PredictionModel.Load(network.Asked(template));
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
