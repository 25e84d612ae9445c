using Bench.Core.Measures;

namespace Bench.Evaluation.Results;

/// <summary>
/// What every training of one method gave for every case: the matrix case × seed by which methods, not weights, are judged. A method is a
/// network with all options but the seed of its training.
/// </summary>
/// <param name="Method">Name of the network, as <see cref="ModelResult.Family"/>.</param>
/// <param name="Label">Name for readers, without a seed.</param>
/// <param name="Seeds">Seeds of the trainings, in the order of the columns; each once.</param>
/// <param name="Cases">The cases, in the order of the rows; each once.</param>
/// <param name="Measures">One matrix a measure.</param>
public sealed record MethodValues(
    string Method, string Label, IReadOnlyList<int> Seeds, IReadOnlyList<MethodCase> Cases, IReadOnlyList<MethodMeasure> Measures);

/// <summary>A row of the matrix.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Fold">
/// Fold whose trainings did not see the case, from 1; the same for every seed. 0 where one fixed split was used.
/// </param>
public sealed record MethodCase(string Case, int Fold);

/// <summary>One measure of every case by every training of a method.</summary>
/// <param name="Measure">
/// <c>dice.STRUCTURE.PHASE</c>, <c>abs_error.QUANTITY</c> (see <see cref="Baselines.MouseMeasure"/>) or <c>error.QUANTITY</c>, which is
/// predicted less reference.
/// </param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Values">
/// A row a case, in the order of <see cref="MethodValues.Cases"/>; in it a value a seed, in the order of <see cref="MethodValues.Seeds"/>.
/// NaN where a case has none.
/// </param>
public sealed record MethodMeasure(string Measure, string Unit, BetterWhen Better, IReadOnlyList<IReadOnlyList<double>> Values);
