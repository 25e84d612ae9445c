using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.Keras;
using Bench.Learning.Networks;

namespace Bench.Learning.Keras;

/// <summary>The layers of a Keras model that have weights, and what their names and shapes say about the architecture.</summary>
internal sealed partial class WeightLayers
{
    private readonly string _source;
    private readonly Dictionary<string, KerasLayer> _layers;

    /// <summary>Takes the layers with weights.</summary>
    /// <param name="model">From the file.</param>
    /// <exception cref="InputException">A layer twice, or none of a network that Bench knows.</exception>
    public WeightLayers(KerasModel model)
    {
        _source = model.Path;
        _layers = new Dictionary<string, KerasLayer>(StringComparer.Ordinal);
        foreach (var layer in model.Layers.Where(l => l.Arrays.Count > 0))
        {
            if (!_layers.TryAdd(layer.Name, layer))
            {
                throw new InputException(_source, $"layer '{layer.Name}' is there twice.", "save the model again.");
            }
        }

        if (!_layers.Keys.Any(n => EncoderName().IsMatch(n)))
        {
            var names = _layers.Count == 0
                ? "no layer has weights"
                : $"its layers with weights are {string.Join(", ", _layers.Keys.Take(5))}{(_layers.Count > 5 ? ", …" : string.Empty)}";
            throw new InputException(
                _source, $"there is no layer 'Encoder1_Conv_1': {names}.", "name a file of a network that the published code built.");
        }
    }

    /// <summary>The layers.</summary>
    public IReadOnlyCollection<KerasLayer> All => _layers.Values;

    /// <summary>A layer; null where there is none of that name.</summary>
    public KerasLayer? Find(string name) => _layers.GetValueOrDefault(name);

    /// <summary>The architecture as far as names and shapes tell it: encoder skips stand for decoder skips too.</summary>
    /// <exception cref="InputException">
    /// Layers that a network of these levels must have are missing, or it has another number of inputs or classes.
    /// </exception>
    public NetworkOptions Architecture()
    {
        var levels = Numbers(EncoderName()).Select(n => n[0]).Max();
        if (levels is < NetworkOptions.FewestLevels or > NetworkOptions.MostLevels)
        {
            throw new InputException(
                _source,
                $"its encoder has {levels} levels (layer "
                    + $"'{_layers.Keys.First(n => n.StartsWith($"Encoder{levels}_", StringComparison.Ordinal))}'); networks here have "
                    + $"{NetworkOptions.FewestLevels} to {NetworkOptions.MostLevels}.",
                "name a file of a network that the published code built.");
        }

        var filters = Enumerable.Range(1, levels).Select(l => Kernel($"Encoder{l}_Conv_1").Shape[3]).ToArray();
        RequireChannels("Encoder1_Conv_1", 2, 1, "input channel(s)", "Bench's images have one channel: grey values.");
        RequireChannels(
            "deepsup_conv_1_2", 3, LabelMap.ClassCount, "classes", "Bench's classes are background, myocardium and blood pool.");
        var skips = Numbers(SkipName());
        var isStandard = skips.Count > 0 && skips.All(s => s[0] == s[1] + 1);
        return (isStandard ? NetworkOptions.UNet : NetworkOptions.UNet3Plus) with
        {
            Filters = filters,
            DeepSupervision = _layers.Keys.Any(
                n => n.StartsWith("deepsup_conv_", StringComparison.Ordinal) && !n.StartsWith("deepsup_conv_1_", StringComparison.Ordinal)),
        };
    }

    private void RequireChannels(string layer, int axis, int wanted, string what, string remedy)
    {
        var found = Kernel(layer).Shape[axis];
        if (found != wanted)
        {
            throw new InputException(_source, $"layer '{layer}' has {found} {what}, not {wanted}.", remedy);
        }
    }

    private KerasArray Kernel(string layer)
    {
        var kernel = (
            Find(layer)
                ?? throw new InputException(_source, $"layer '{layer}' is missing.", "the file is incomplete: save the model again."))
            .Arrays.FirstOrDefault(a => a.Name == "kernel")
            ?? throw new InputException(_source, $"layer '{layer}' has no kernel.", "save the model again.");
        return kernel.Shape.Count == 4
            ? kernel
            : throw new InputException(
                _source,
                $"layer '{layer}' has a kernel of {kernel.Shape.Count} axes ({string.Join(" × ", kernel.Shape)}), not four.",
                "save the model again.");
    }

    private List<int[]> Numbers(Regex pattern) =>
    [
        .. _layers.Keys.Select(n => pattern.Match(n)).Where(m => m.Success)
            .Select(m => m.Groups.Values.Skip(1).Select(g => int.Parse(g.ValueSpan, CultureInfo.InvariantCulture)).ToArray()),
    ];

    [GeneratedRegex(@"^Encoder([0-9]{1,4})_(?:Conv|BN)_[0-9]{1,4}$")]
    private static partial Regex EncoderName();

    [GeneratedRegex(@"^Skip([0-9]{1,4})_([0-9]{1,4})_(?:Conv|BN)_[0-9]{1,4}$")]
    private static partial Regex SkipName();
}
