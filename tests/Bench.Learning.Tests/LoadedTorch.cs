using Bench.Learning.Tests;

[assembly: AssemblyFixture(typeof(LoadedTorch))]

namespace Bench.Learning.Tests;

/// <summary>Loads libtorch before the first test, as every command does: tests that make tensors themselves find it nowhere else.</summary>
public sealed class LoadedTorch
{
    public LoadedTorch() => _ = Tiny.Runtime;
}
