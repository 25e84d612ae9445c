
namespace Bench.Harness.Progress;

/// <summary>What came of a job over many files.</summary>
/// <param name="Done">How many were done, now or before.</param>
/// <param name="All">How many there are.</param>
public sealed record FilesOutcome(int Done, int All)
{
    /// <summary>Whether none was left out.</summary>
    public bool IsComplete => Done == All;
}
