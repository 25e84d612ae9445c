namespace Bench.Core.Measures;

/// <summary>Which values of a measure are better.</summary>
public enum BetterWhen
{
    /// <summary>It describes, and is neither good nor bad.</summary>
    Neither,

    /// <summary>Larger values are better.</summary>
    Larger,

    /// <summary>Smaller values are better.</summary>
    Smaller,

    /// <summary>Values nearer zero are better; the sign tells too little from too much.</summary>
    NearerZero,
}
