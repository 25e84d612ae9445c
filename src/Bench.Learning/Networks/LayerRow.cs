namespace Bench.Learning.Networks;

/// <summary>One layer of a network, as Keras counts layers: activations, poolings and concatenations are layers too.</summary>
/// <param name="Name">Such as <c>Encoder1_Conv_1</c>; layers with parameters have the names under which weights are stored.</param>
/// <param name="Kind">Keras's word for it, such as <c>Conv2D</c>.</param>
/// <param name="ChannelsIn">Channels that it receives.</param>
/// <param name="Channels">Channels of its output.</param>
/// <param name="Height">Rows of its output.</param>
/// <param name="Width">Columns of its output.</param>
/// <param name="Trainable">Parameters that training changes.</param>
/// <param name="NotTrainable">Moving means and variances.</param>
public sealed record LayerRow(
    string Name, string Kind, int ChannelsIn, int Channels, int Height, int Width, long Trainable, long NotTrainable)
{
    /// <summary>All parameters.</summary>
    public long Parameters => Trainable + NotTrainable;
}
