namespace Bench.Harness.Progress;

/// <summary>Does work on other threads ahead of whoever takes its results, in order.</summary>
internal static class ReadAhead
{
    /// <summary>Results of work, in the order of what it is done on.</summary>
    /// <param name="sources">What it is done on.</param>
    /// <param name="work">The work; called on other threads, several at a time.</param>
    /// <param name="ahead">How many results there are at most that nobody has taken yet.</param>
    /// <remarks>What a piece of work throws is thrown where its result is taken. Leaving the loop waits for the work under way.</remarks>
    public static IEnumerable<TResult> Of<TSource, TResult>(IEnumerable<TSource> sources, Func<TSource, TResult> work, int ahead)
    {
        var underWay = new Queue<Task<TResult>>();
        try
        {
            foreach (var source in sources)
            {
                underWay.Enqueue(Task.Run(() => work(source)));
                if (underWay.Count >= ahead)
                {
                    yield return underWay.Dequeue().GetAwaiter().GetResult();
                }
            }

            while (underWay.TryDequeue(out var next))
            {
                yield return next.GetAwaiter().GetResult();
            }
        }
        finally
        {
            foreach (var rest in underWay)
            {
                ((IAsyncResult)rest).AsyncWaitHandle.WaitOne();
            }
        }
    }
}
