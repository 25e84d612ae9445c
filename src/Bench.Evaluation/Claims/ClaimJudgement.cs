namespace Bench.Evaluation.Claims;

/// <summary>How a claim is to be judged.</summary>
public enum ClaimJudgement
{
    /// <summary>A run must find the number inside the 95 % prediction interval for as many other mice as it has.</summary>
    PredictionInterval,

    /// <summary>The number is a bound, e.g. <c>≥0.91</c>: the 95 % interval of what a run finds must lie on its side.</summary>
    Bound,

    /// <summary>The number only bears on whether the study agrees with itself: see <c>bench audit</c>.</summary>
    SelfConsistency,

    /// <summary>The number describes the method; a reader compares it with the settings of a run.</summary>
    Setting,
}
