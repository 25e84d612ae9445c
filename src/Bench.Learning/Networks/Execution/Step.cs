namespace Bench.Learning.Networks.Execution;

/// <summary>
/// What is computed in one go: a single layer, or a convolution together with the up-sampling before it and the batch norm and ReLU after
/// it, where nothing else receives what is in between. There is more than one way to compute such a step; see
/// <see cref="UpsampledConvolution"/>.
/// </summary>
/// <param name="Layers">The layers, in the order they run.</param>
internal sealed record Step(IReadOnlyList<Layer> Layers)
{
    /// <summary>What it receives.</summary>
    public IReadOnlyList<Layer> Inputs => Layers[0].Inputs;

    /// <summary>The layer whose output it gives.</summary>
    public Layer Output => Layers[^1];

    /// <summary>Its convolution; null for a layer of another kind.</summary>
    public Layer? Convolution => Layers.FirstOrDefault(l => l.Kind == LayerKind.Conv2D);

    /// <summary>The batch norm after the convolution; null for none.</summary>
    public Layer? Norm => Layers.FirstOrDefault(l => l.Kind == LayerKind.BatchNormalization);

    /// <summary>The up-sampling before the convolution; null for none.</summary>
    public Layer? Upsampling => Layers.Count > 1 && Layers[0].Kind == LayerKind.UpSampling2D ? Layers[0] : null;

    /// <summary>Whether negative values become zero at its end.</summary>
    public bool IsRectified => Output.Kind == LayerKind.ReLU;
}
