namespace Bench.Core.Overlap;

/// <summary>What an overlap coefficient is where a mask is empty.</summary>
public enum EmptyMaskValue
{
    /// <summary>What the formula gives; undefined where that is 0 / 0.</summary>
    ByFormula,

    /// <summary>0: as bad as no overlap.</summary>
    Zero,

    /// <summary>1: agreement that nothing is there.</summary>
    One,

    /// <summary>Undefined: counted, and left out of means.</summary>
    Undefined,
}
