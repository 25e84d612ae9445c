namespace Bench.Testing;

/// <summary>Reads a hostile file with a bound on memory and a guard against hanging.</summary>
internal static class Bounded
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a read that must end, in a value or in a refusal.</summary>
    /// <typeparam name="TRefusal">The exception that refuses a file.</typeparam>
    /// <param name="mebibytes">The most that it may allocate in all, however much of it is let go again.</param>
    /// <param name="read">The read.</param>
    /// <returns>The refusal; null where there was none.</returns>
    public static async Task<TRefusal?> Run<TRefusal>(int mebibytes, Action read)
        where TRefusal : Exception
    {
        var allocated = 0L;
        var work = Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read();
                return null;
            }
            catch (TRefusal refusal)
            {
                return refusal;
            }
            finally
            {
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        });
        await Task.WhenAny(work, Task.Delay(HangLimit, TestContext.Current.CancellationToken));
        Assert.True(work.IsCompleted, "it does not end.");
        var refused = await work;
        Assert.True(allocated >> 20 <= mebibytes, $"it allocated {allocated >> 20} MiB: {refused?.Message}");
        return refused;
    }
}
