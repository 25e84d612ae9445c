using Bench.Harness.Progress;

namespace Bench.Harness.Tests;

/// <summary>Work ahead and behind: in order, bounded, and nothing that goes wrong is lost.</summary>
public sealed class OverlappedWorkTests
{
    [Fact]
    public void Results_come_in_order_and_never_more_are_begun_than_may_wait()
    {
        var (begun, taken) = (0, 0);
        var most = 0;
        foreach (var result in ReadAhead.Of(Enumerable.Range(0, 50), i => { Interlocked.Increment(ref begun); return i * i; }, 3))
        {
            most = Math.Max(most, Volatile.Read(ref begun) - taken);
            Assert.Equal(taken * taken, result);
            taken++;
        }

        Assert.Equal(50, taken);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void What_reading_throws_is_thrown_in_its_turn_and_leaving_waits_for_the_rest()
    {
        var running = 0;
        var seen = new List<int>();
        int Read(int i)
        {
            Interlocked.Increment(ref running);
            Thread.Sleep(5);
            Interlocked.Decrement(ref running);
            return i == 2 ? throw new InvalidDataException("third") : i;
        }

        Assert.Throws<InvalidDataException>(() => { foreach (var i in ReadAhead.Of(Enumerable.Range(0, 9), Read, 4)) { seen.Add(i); } });

        Assert.Equal([0, 1], seen);
        Assert.Equal(0, running);
    }

    [Fact]
    public void Work_behind_is_done_in_order_and_all_of_it_before_the_end()
    {
        var done = new List<int>();
        using (var writer = new WriteBehind<int>(i => { Thread.Sleep(1); done.Add(i); }, 2))
        {
            foreach (var i in Enumerable.Range(0, 20))
            {
                writer.Add(i);
            }
        }

        Assert.Equal(Enumerable.Range(0, 20), done);
    }

    [Fact]
    public void What_writing_throws_reaches_whoever_orders()
    {
        using var writer = new WriteBehind<int>(i => throw new IOException($"no space for {i}"), 2);
        var failure = Assert.Throws<IOException>(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                writer.Add(i);
            }

            writer.Complete();
        });

        Assert.Equal("no space for 0", failure.Message);
    }
}
