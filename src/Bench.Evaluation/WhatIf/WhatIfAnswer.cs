using Bench.Evaluation.Results;

namespace Bench.Evaluation.WhatIf;

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
