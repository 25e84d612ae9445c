using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Runtime;

public sealed class ScalarArithmeticTests
{
    [Fact]
    public void Numbers_mean_what_they_mean_on_paper()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f, 4f });
        var y = tensor(new[] { 3f, 5f, 7f });

        Assert.Equal([4f, 7f, 11f], x.Plus(y).data<float>());
        Assert.Equal([1.5f, 2.5f, 4.5f], x.Plus(0.5).data<float>());
        Assert.Equal([2f, 4f, 8f], x.Times(2).data<float>());
        Assert.Equal([false, true, false], x.Is(2).data<bool>());
        Assert.Equal([4f, 7f, 11f], x.clone().Add(y).data<float>());
        Assert.Equal([2.5f, 4.5f, 7.5f], x.clone().Add(y, 0.5).data<float>());
        Assert.Equal([2f, 3f, 5f], x.clone().Add(1).data<float>());
        Assert.Equal([3f, 6f, 12f], x.clone().Multiply(3).data<float>());
        Assert.Equal([0.5f, 1f, 2f], x.clone().Divide(2).data<float>());
        Assert.Equal([1f + 18, 2f + 50, 4f + 98], x.clone().AddSquare(y, 2).data<float>());
    }

    /// <summary>
    /// With TorchSharp's implicit conversion this loop ends in a crash or in wrong sums: a collection frees the number while it is read.
    /// </summary>
    [Fact]
    public async Task Numbers_outlive_the_call_whatever_the_garbage_collector_does()
    {
        using var stop = new CancellationTokenSource();
        var collector = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    GC.Collect(0);
                    GC.WaitForPendingFinalizers();
                }
            },
            TestContext.Current.CancellationToken);
        using var scope = NewDisposeScope();
        var sum = zeros(1, ScalarType.Float64);
        for (var i = 0; i < 100_000; i++)
        {
            sum.Add(1.0);
        }

        await stop.CancelAsync();
        await collector;
        Assert.Equal(100_000, sum.item<double>());
    }
}
