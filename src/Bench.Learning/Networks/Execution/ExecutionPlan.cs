using static TorchSharp.torch;

namespace Bench.Learning.Networks.Execution;

/// <summary>The steps that lead to some of a network's layers, in order, and how long each result is needed.</summary>
internal sealed class ExecutionPlan
{
    private readonly IReadOnlyList<Layer> _wanted;
    private readonly Dictionary<Layer, Step> _lastUse = [];

    /// <summary>Plans a run.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="wanted">Layers whose output is wanted; nothing is computed that these do not need.</param>
    public ExecutionPlan(NetworkGraph graph, IReadOnlyList<Layer> wanted)
    {
        _wanted = wanted;
        var needed = new HashSet<Layer>(wanted);
        foreach (var layer in graph.Layers.Reverse().Where(needed.Contains))
        {
            needed.UnionWith(layer.Inputs);
        }

        Steps = Grouped([.. graph.Layers.Where(needed.Contains)], wanted);
        foreach (var step in Steps)
        {
            foreach (var input in step.Inputs.Except(wanted))
            {
                _lastUse[input] = step;
            }
        }
    }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>
    /// Runs all steps. Every result is let go of after its last use: up-sampled deep features are the largest tensors of all. (Autograd
    /// keeps what it needs.)
    /// </summary>
    /// <param name="compute">Computes a step from what it receives; gives a new tensor.</param>
    /// <returns>Outputs of the wanted layers.</returns>
    public Tensor[] Run(Func<Step, IReadOnlyList<Tensor>, Tensor> compute)
    {
        using var scope = NewDisposeScope();
        var values = new Dictionary<Layer, Tensor>();
        foreach (var step in Steps)
        {
            using (var inner = NewDisposeScope())
            {
                values[step.Output] = compute(step, [.. step.Inputs.Select(i => values[i])]).MoveToOuterDisposeScope();
            }

            foreach (var done in Finished(step))
            {
                values[done].Dispose();
            }
        }

        return [.. _wanted.Select(w => values[w].MoveToOuterDisposeScope())];
    }

    /// <summary>Most numbers alive at once for each pixel of the image.</summary>
    /// <param name="beside">Numbers that a step needs beside what it receives and gives, for each pixel of the image.</param>
    public double PeakNumbersAPixel(Func<Step, double> beside)
    {
        var (alive, peak) = (0.0, 0.0);
        foreach (var step in Steps)
        {
            alive += NumbersAPixel(step.Output);
            peak = Math.Max(peak, alive + beside(step));
            alive -= Finished(step).Sum(NumbersAPixel);
        }

        return peak;
    }

    /// <summary>Numbers of a layer's output for each pixel of the image.</summary>
    public static double NumbersAPixel(Layer layer) => layer.Channels / Math.Pow(layer.Reduction, 2);

    private IEnumerable<Layer> Finished(Step step) => step.Inputs.Distinct().Where(i => _lastUse.GetValueOrDefault(i) == step);

    private static List<Step> Grouped(IReadOnlyList<Layer> layers, IReadOnlyList<Layer> wanted)
    {
        var receivers = layers
            .SelectMany(l => l.Inputs.Distinct().Select(i => (Input: i, Receiver: l)))
            .ToLookup(p => p.Input, p => p.Receiver);

        // The layer that alone receives another's output.
        Layer? After(Layer layer) => !wanted.Contains(layer) && receivers[layer].Count() == 1 ? receivers[layer].Single() : null;
        var steps = new List<Step>();
        var taken = new HashSet<Layer>();
        foreach (var layer in layers.Where(l => !taken.Contains(l)))
        {
            var group = new List<Layer> { layer };
            LayerKind[] followers = layer.Kind switch
            {
                LayerKind.UpSampling2D when After(layer)?.Kind == LayerKind.Conv2D =>
                    [LayerKind.Conv2D, LayerKind.BatchNormalization, LayerKind.ReLU],
                LayerKind.Conv2D => [LayerKind.BatchNormalization, LayerKind.ReLU],
                _ => [],
            };
            foreach (var kind in followers)
            {
                if (After(group[^1]) is { } next && next.Kind == kind)
                {
                    group.Add(next);
                }
            }

            taken.UnionWith(group);
            steps.Add(new Step(group));
        }

        return steps;
    }
}
