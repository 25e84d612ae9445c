namespace Bench.Evaluation.Baselines;

/// <summary>How a run stands to a baseline.</summary>
public enum RegressionOutcome
{
    /// <summary>Not worse than the tolerance allows.</summary>
    Met,

    /// <summary>Better by more than the tolerance.</summary>
    Better,

    /// <summary>Worse by more than the tolerance, or a mouse or model has no value any more.</summary>
    Worse,

    /// <summary>Data, split, cleaning or definitions differ.</summary>
    NotComparable,
}
