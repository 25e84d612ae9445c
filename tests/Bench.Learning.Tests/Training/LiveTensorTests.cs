using Bench.Learning.Training;
using TorchSharp;

namespace Bench.Learning.Tests.Training;

/// <summary>Alone: the tensors that are counted are those of the whole process.</summary>
[CollectionDefinition(nameof(LiveTensorTests), DisableParallelization = true)]
[Collection(nameof(LiveTensorTests))]
public sealed class LiveTensorTests
{
    [Fact]
    public void Their_number_stays_flat_over_epochs()
    {
        GC.Collect(); // Tensors that other tests left to be collected.
        GC.WaitForPendingFinalizers();
        var counts = new List<long>();
        new Trainer(Tiny.Runtime, Tiny.Options).Train(
            Tiny.Training,
            Tiny.Validation,
            progress: new Listener(p =>
            {
                if (p.LastEpoch is not null)
                {
                    counts.Add(torch.Tensor.TotalCount); // Of all threads: batches come from another one.
                }
            }));

        Assert.Equal(Tiny.Options.Epochs, counts.Count);
        Assert.Single(counts.Distinct());
    }
}
