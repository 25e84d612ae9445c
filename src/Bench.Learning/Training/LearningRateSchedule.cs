namespace Bench.Learning.Training;

/// <summary>How the learning rate goes over a run.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same throughout (published).</summary>
    Constant,

    /// <summary>A linear rise over the first tenth of all steps, then half a cosine down to nothing.</summary>
    Cosine,
}
