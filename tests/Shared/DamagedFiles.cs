using System.Diagnostics;

namespace Bench.Testing;

/// <summary>Reads many damaged copies of a file.</summary>
internal static class DamagedFiles
{
    /// <summary>What a case may allocate unless it is told otherwise, bytes.</summary>
    public const long AllocatedBytes = 64L << 20;

    private const int CasesAMinute = 500;

    private static readonly TimeSpan CaseLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Damages a file again and again; each time it must end in a value or a refusal, within a second, and in bounded memory.
    /// </summary>
    /// <typeparam name="TRefusal">The exception that refuses a file.</typeparam>
    /// <param name="sound">The file.</param>
    /// <param name="cases">How often.</param>
    /// <param name="seed">Decides the damage.</param>
    /// <param name="path">Where damaged copies are put.</param>
    /// <param name="read">Told the number of the case; reads the copy, and returns what it said of it.</param>
    /// <param name="most">The most that a case may allocate, bytes.</param>
    public static async Task RequireBounded<TRefusal>(
        byte[] sound, int cases, int seed, string path, Func<int, IEnumerable<string>> read, long most = AllocatedBytes)
        where TRefusal : Exception
    {
        var current = -1;
        var refused = 0;
        var work = Task.Run(() =>
        {
            var random = new Random(seed);
            for (current = 0; current < cases; current++)
            {
                File.WriteAllBytes(path, FileDamage.Of(sound, random, current));
                var (elapsed, allocated, refusal) = Try<TRefusal>(() => read(current));
                refused += refusal.Length > 0 ? 1 : 0;
                // A busy machine may hold one try up; a case that is slow by itself is slow again.
                for (var again = 0; again < 3 && elapsed > CaseLimit; again++)
                    elapsed = Try<TRefusal>(() => read(current)).Elapsed;
                Assert.True(elapsed <= CaseLimit, $"case {current} took {elapsed}.");
                Assert.True(allocated <= most, $"case {current} allocated {allocated >> 20} MiB: {refusal}");
            }
        });
        await Task.WhenAny(work, Task.Delay(HangLimit * (1 + (cases / CasesAMinute)), TestContext.Current.CancellationToken));
        Assert.True(work.IsCompleted, $"case {current} does not end.");
        await work;
        Assert.InRange(refused, cases / 10, cases);
    }

    private static (TimeSpan Elapsed, long Allocated, string Refusal) Try<TRefusal>(Func<IEnumerable<string>> read)
        where TRefusal : Exception
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        string refusal;
        try
        {
            refusal = string.Join(' ', read());
        }
        catch (TRefusal error)
        {
            refusal = error.Message;
        }

        return (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before, refusal);
    }
}
