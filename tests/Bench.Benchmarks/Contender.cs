using System.Diagnostics;

namespace Bench.Benchmarks;

/// <summary>One way to do the work, timed once a round, so that whatever else the machine does falls on all alike.</summary>
/// <param name="name">What a reader is told.</param>
/// <param name="work">The work.</param>
internal sealed class Contender(string name, Action work)
{
    private readonly List<double> _seconds = [];

    public string Name => name;

    /// <summary>Median of the rounds, s.</summary>
    public double Median => Sorted[_seconds.Count / 2];

    /// <summary>Fastest round, s.</summary>
    public double Least => Sorted[0];

    /// <summary>Slowest round, s.</summary>
    public double Most => Sorted[^1];

    private double[] Sorted => [.. _seconds.Order()];

    /// <summary>Does the work without timing it.</summary>
    public void WarmUp() => work();

    /// <summary>Does the work and keeps the time.</summary>
    public void Round()
    {
        var clock = Stopwatch.StartNew();
        work();
        _seconds.Add(clock.Elapsed.TotalSeconds);
    }
}
