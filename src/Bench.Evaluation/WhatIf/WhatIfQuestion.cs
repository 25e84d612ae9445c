using Bench.Statistics;

namespace Bench.Evaluation.WhatIf;

/// <summary>What a reader wants to see otherwise. What is null stays as in the run.</summary>
public sealed record WhatIfQuestion
{
    /// <summary>The largest factor of margins that is taken.</summary>
    public const double LargestMarginFactor = 100;

    /// <summary>Name of the rule by which predicted masks are cleaned: <c>none</c>, <c>largest</c>, <c>published</c>.</summary>
    public string? Cleaning { get; init; }

    /// <summary>Name of the convention of Dice for empty masks (<see cref="Core.Overlap.OverlapPolicy"/>).</summary>
    public string? EmptyMasks { get; init; }

    /// <summary>What SDs and limits of agreement are divided by, the study's own too.</summary>
    public DeviationConvention? Deviation { get; init; }

    /// <summary>Factor of the stated margins of equivalence, above 0.</summary>
    public double? MarginFactor { get; init; }

    /// <summary>Names of cases to leave out.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];
}
