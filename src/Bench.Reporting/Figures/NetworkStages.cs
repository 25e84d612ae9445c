using Bench.Core.Training;

namespace Bench.Reporting.Figures;

/// <summary>
/// A network as its readers think of it: stages of convolutions at one size, what leads from stage to stage, and heads. Found from the
/// graph alone, whatever its layers are called: a pooling, an enlargement or a concatenation begins a stage, the way from a stage into a
/// concatenation is a link, and what follows the last activation before a softmax is a head.
/// </summary>
internal sealed class NetworkStages
{
    private const int IsLink = -1;
    private const int IsHead = -2;

    private readonly NetworkDescription _network;
    private readonly IReadOnlyList<int> _reductions;
    private readonly int[] _consumers;
    private readonly int[] _stageOf;
    private readonly List<(List<int> Layers, bool IsDecoder)> _found = [];

    private NetworkStages(NetworkDescription network)
    {
        _network = network;
        _reductions = network.Reductions();
        _consumers = [.. Enumerable.Range(0, network.Layers.Count).Select(i => network.Layers.Count(l => l.Inputs.Contains(i)))];
        _stageOf = new int[network.Layers.Count];
        var heads = Indices(NetworkLayer.Softmax).Select(HeadOf).ToArray();
        var links = Indices(NetworkLayer.Concatenation).SelectMany(c => network.Layers[c].Inputs.Select(i => LinkOf(c, i))).ToArray();
        FindStages();

        var levels = _found.Select(s => Reduction(s.Layers)).Distinct().Order().ToList();
        Levels = levels.Count;
        Stages =
        [
            .. _found.Select((s, i) => new NetworkStage(i, s.IsDecoder, levels.IndexOf(Reduction(s.Layers)), Reduction(s.Layers))
            {
                Filters = [.. s.Layers.Select(l => network.Layers[l]).Where(l => l.Kind == NetworkLayer.Convolution)
                    .Select(l => l.Channels)],
                Channels = network.Layers[s.Layers[^1]].Channels,
                Joined = network.Layers[s.Layers[0]] is { Kind: NetworkLayer.Concatenation } joined ? joined.Channels : 0,
            }),
        ];
        Links = [.. links.Select(l => new NetworkLink(
            _stageOf[l.Source], _stageOf[l.To], _reductions[l.To] / (double)_reductions[l.Source], network.Layers[l.Enters].Channels,
            l.IsConvolved)).Where(l => l is { From: >= 0, To: >= 0 })];
        Steps = [.. _found.Index().Where(s => First(s.Item) is { Kind: not NetworkLayer.Concatenation, Inputs.Count: > 0 })
            .Select(s => new NetworkLink(
                _stageOf[First(s.Item).Inputs[0]], s.Index,
                _reductions[s.Item.Layers[0]] / (double)_reductions[First(s.Item).Inputs[0]], 0, false))
            .Where(l => l.From >= 0)];
        Heads = [.. heads.Select((h, i) => new NetworkHead(
            _stageOf[h.Source], _reductions[h.Source], network.Layers[h.Softmax].Channels, i == heads.Length - 1))
            .Where(h => h.Stage >= 0)];
    }

    /// <summary>Sizes of the image, the largest first.</summary>
    public int Levels { get; }

    /// <summary>In the order they run.</summary>
    public IReadOnlyList<NetworkStage> Stages { get; }

    /// <summary>What leads into concatenations, in the order of their inputs.</summary>
    public IReadOnlyList<NetworkLink> Links { get; }

    /// <summary>What leads from one stage to the next without a concatenation, such as poolings between levels.</summary>
    public IReadOnlyList<NetworkLink> Steps { get; }

    /// <summary>In the order of outputs; the one that predicts last.</summary>
    public IReadOnlyList<NetworkHead> Heads { get; }

    /// <summary>Finds the stages of a network.</summary>
    /// <param name="network">A network without <see cref="NetworkDescription.Problem"/>.</param>
    public static NetworkStages Of(NetworkDescription network) => new(network);

    private NetworkLayer First((List<int> Layers, bool IsDecoder) stage) => _network.Layers[stage.Layers[0]];

    private int Reduction(List<int> layers) => _reductions[layers[^1]];

    private int[] Indices(string kind) => [.. Enumerable.Range(0, _network.Layers.Count).Where(i => _network.Layers[i].Kind == kind)];

    /// <summary>Goes back from a softmax over convolutions and enlargements that nothing else uses.</summary>
    private (int Softmax, int Source) HeadOf(int softmax)
    {
        var at = softmax;
        do
        {
            _stageOf[at] = IsHead;
            at = _network.Layers[at].Inputs[0];
        }
        while (_consumers[at] == 1 && (IsResizing(at) || _network.Layers[at].Kind == NetworkLayer.Convolution));
        return (softmax, at);
    }

    /// <summary>Goes back from a concatenation over layers that nothing else uses, as far as the first pooling or enlargement.</summary>
    private (int To, int Enters, int Source, bool IsConvolved) LinkOf(int concatenation, int input)
    {
        var (at, convolved) = (input, false);
        while (_consumers[at] == 1 && _network.Layers[at].Kind is not (NetworkLayer.Input or NetworkLayer.Concatenation))
        {
            _stageOf[at] = IsLink;
            convolved |= _network.Layers[at].Kind == NetworkLayer.Convolution;
            var resizes = IsResizing(at);
            at = _network.Layers[at].Inputs[0];
            if (resizes)
            {
                break;
            }
        }

        return (concatenation, input, at, convolved);
    }

    private void FindStages()
    {
        for (var i = 0; i < _network.Layers.Count; i++)
        {
            if (_stageOf[i] is IsLink or IsHead)
            {
                continue;
            }

            var layer = _network.Layers[i];
            var before = layer.Inputs.Count == 0 ? -1 : _stageOf[layer.Inputs[0]];
            if (before >= 0 && !IsResizing(i) && layer.Kind != NetworkLayer.Concatenation && _found[before].Layers[^1] == layer.Inputs[0])
            {
                _found[before].Layers.Add(i);
                _stageOf[i] = before;
                continue;
            }

            var isDecoder = layer.Kind is NetworkLayer.Concatenation or NetworkLayer.Upsampling or NetworkLayer.Transposed
                || (before >= 0 && _found[before].IsDecoder);
            _stageOf[i] = _found.Count;
            _found.Add(([i], isDecoder));
        }
    }

    private bool IsResizing(int layer) =>
        _network.Layers[layer].Kind is NetworkLayer.Pooling or NetworkLayer.Upsampling or NetworkLayer.Transposed;
}

/// <summary>Layers one after the other at one size.</summary>
/// <param name="Index">Place in the order they run.</param>
/// <param name="IsDecoder">False on the way down.</param>
/// <param name="Level">0 for the largest size, then 1, ….</param>
/// <param name="Reduction">How many times smaller than the image, along each side.</param>
internal sealed record NetworkStage(int Index, bool IsDecoder, int Level, int Reduction)
{
    /// <summary>Filters of its convolutions.</summary>
    public IReadOnlyList<int> Filters { get; init; } = [];

    /// <summary>Channels that come out.</summary>
    public int Channels { get; init; }

    /// <summary>Channels of the concatenation that it begins with; 0 for none.</summary>
    public int Joined { get; init; }
}

/// <summary>What leads from one stage to another.</summary>
/// <param name="From">Index of the stage.</param>
/// <param name="To">Index of the other.</param>
/// <param name="Factor">Above 1 for a pooling by so much, below 1 for an enlargement by its inverse.</param>
/// <param name="Channels">Channels that arrive at a concatenation.</param>
/// <param name="IsConvolved">Whether a convolution lies on the way.</param>
internal sealed record NetworkLink(int From, int To, double Factor, int Channels, bool IsConvolved);

/// <summary>An output.</summary>
/// <param name="Stage">Index of the stage that it reads.</param>
/// <param name="Factor">By how much it enlarges.</param>
/// <param name="Classes">Channels of its probabilities.</param>
/// <param name="IsPredicting">Whether it is the one that predicts.</param>
internal sealed record NetworkHead(int Stage, int Factor, int Classes, bool IsPredicting);
