using Bench.Evaluation.Results;
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

/// <summary>What a result would say otherwise. It is exploratory: nothing of it is written anywhere.</summary>
/// <param name="Verdicts">The verdicts, in the order of the run's.</param>
/// <param name="Kept">Models whose verdicts did not follow the question: they are those of the run.</param>
/// <param name="Numbers">The numbers, model by model.</param>
/// <param name="Notes">What could not be made again, in sentences; empty where all was.</param>
public sealed record WhatIfAnswer(
    IReadOnlyList<ClaimVerdict> Verdicts, IReadOnlyList<string> Kept, IReadOnlyList<WhatIfNumber> Numbers, IReadOnlyList<string> Notes);

/// <summary>One number of a <see cref="WhatIfAnswer"/>.</summary>
/// <param name="Key">What it is, the same in every answer on a run.</param>
/// <param name="Name">What it is, for a reader.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Value">The number, in the unit that the study prints; NaN where undefined.</param>
/// <param name="Unit">Its unit; empty for ratios.</param>
/// <param name="Count">Cases behind it.</param>
public sealed record WhatIfNumber(string Key, string Name, string Model, double Value, string Unit, int Count);
