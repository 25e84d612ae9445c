namespace Bench.Core.Measures;

/// <summary>What a measure is: one line of the codebook that goes with <c>tables/measures.csv</c>.</summary>
/// <param name="Name">Name in tables, e.g. <c>hd95</c>. Of the 3-D stack unless it says <c>slice</c>.</param>
/// <param name="Unit"><c>ratio</c>, <c>mm</c>, <c>µL</c>, <c>mg</c> or <c>slices</c>.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Description">Formula and edge cases, for a reader.</param>
public sealed record MeasureDefinition(string Name, string Unit, BetterWhen Better, string Description);

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
