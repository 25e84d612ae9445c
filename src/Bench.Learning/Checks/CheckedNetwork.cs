using Bench.Learning.Networks;

namespace Bench.Learning.Checks;

/// <summary>What a device is checked with.</summary>
/// <param name="Network">The network.</param>
/// <param name="Side">Rows and columns of an image.</param>
/// <param name="Batch">Images that go through together.</param>
public sealed record CheckedNetwork(NetworkOptions Network, int Side, int Batch);
