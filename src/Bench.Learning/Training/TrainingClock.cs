namespace Bench.Learning.Training;

/// <summary>How long training took. Apart from the outcome proper, since it differs from run to run.</summary>
/// <param name="Seconds">Wall-clock time of this call, s; epochs taken over from a checkpoint not included.</param>
/// <param name="ImagesPerSecond">Training images a second, validation included; 0 where no step was taken.</param>
/// <param name="WaitingShare">Share of the time spent waiting for data, 0 … 1.</param>
public sealed record TrainingClock(double Seconds, double ImagesPerSecond, double WaitingShare);
