using Bench.Learning.Segmentation;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>Threads that ask a GPU at once get what each asked for.</summary>
public sealed class GatheredPassesTests
{
    private const int Threads = 12;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_thread_gets_the_labels_and_probabilities_of_its_own_images(bool withProbabilities)
    {
        _ = Tiny.Runtime;
        var model = new SmallMemoryModel(most: 3);
        using var gathered = new GatheredPasses(model);

        // Thread t asks for 1, 2 or 3 images of grey value t mod 3, ten times.
        var answers = await Task.WhenAll(Enumerable.Range(0, Threads).Select(t => Task.Factory.StartNew(
            () => Enumerable.Range(0, 10)
                .Select(i => gathered.Label(Grey(t, 1 + (i % 3)), 1 + (i % 3), SmallMemoryModel.Grid, withProbabilities && i % 2 == 0))
                .ToArray(),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        foreach (var (thread, ofThread) in answers.Index())
        {
            foreach (var (i, answer) in ofThread.Index())
            {
                var pixels = 4 * (1 + (i % 3));
                Assert.Equal(Enumerable.Repeat((byte)(thread % 3), pixels), answer.Labels);
                Assert.Equal(withProbabilities && i % 2 == 0 ? 3 * pixels : null, answer.Probabilities?.Length);

                // Softmax of (1, 0, 0): e / (e + 2) for the class that it is.
                Assert.All(
                    answer.Probabilities ?? [], (p, at) => Assert.Equal(at % 3 == thread % 3 ? 0.57612f : 0.21194f, p, 1e-4f));
            }
        }

        Assert.Equal(Threads * (4 + 3 * 2 + 3 * 3), model.Labelled);
    }

    [Fact]
    public void What_fails_is_thrown_to_who_asked_and_the_next_may_ask_again()
    {
        _ = Tiny.Runtime;
        using var gathered = new GatheredPasses(new SmallMemoryModel(most: 0));

        for (var i = 0; i < 2; i++)
        {
            var failure = Assert.Throws<LibTorchFailure>(() => gathered.Label(Grey(1, 1), 1, SmallMemoryModel.Grid, false));
            Assert.Contains("out of memory", failure.Message, StringComparison.Ordinal);
        }
    }

    private static float[] Grey(int value, int count) => [.. Enumerable.Repeat((float)(value % 3), 4 * count)];
}
