using Bench.Learning.Training;

namespace Bench.Learning.Tests.Training;

/// <summary>Hands on every report at once, on the thread that trains.</summary>
internal sealed class Listener(Action<TrainingProgress> told) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => told(value);
}
