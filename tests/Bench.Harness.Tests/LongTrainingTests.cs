using Bench.Harness.Stages;

namespace Bench.Harness.Tests;

/// <summary>Counts only: the rates are those of docs/performance.md.</summary>
public sealed class LongTrainingTests
{
    [Fact]
    public void Days_are_the_operations_over_the_fastest_and_the_slowest_known_rate()
    {
        // Two threads at 30 to 110 billion operations a second: 1e17 / 2.2e11 / 86400 = 5.26 to 1e17 / 6e10 / 86400 = 19.3 days.
        var warning = LongTraining.Warning(1e17, 2, 3, 200);

        Assert.StartsWith("this will take 5.3 to 19 days on this processor: 3 trainings of at most 200 epochs", warning, StringComparison.Ordinal);
        Assert.Contains("--libtorch auto --device cuda", warning, StringComparison.Ordinal);
        Assert.Contains("--profile quick", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_within_a_day_is_not_warned_of() => Assert.Null(LongTraining.Warning(86_000.0 * 2 * 30e9, 2, 1, 200));
}
