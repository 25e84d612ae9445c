namespace Bench.Learning.Checks;

/// <summary>How fast something ran.</summary>
/// <param name="Precision">What was computed with.</param>
/// <param name="Images">Images a step or pass.</param>
/// <param name="Milliseconds">Median time of a step or pass, waited for to its end.</param>
/// <param name="ImagesPerSecond">Images over the whole time of all steps or passes.</param>
/// <param name="MemoryMib">Memory of the device in use at the end, of all processes, MiB: libtorch keeps what it once had, so it is the most so far; null on a CPU.</param>
public sealed record RateFound(string Precision, int Images, double Milliseconds, double ImagesPerSecond, double? MemoryMib);
