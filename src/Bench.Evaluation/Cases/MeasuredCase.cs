using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>A case in the moment it is measured: all that numbers and pictures are made of, read once.</summary>
/// <param name="Mouse">The case with the expert's masks and, where there are any, images.</param>
/// <param name="First">What was found for the first model.</param>
/// <param name="Predicted">
/// For each model that is shown case by case, its cleaned masks, one a contoured frame; null for a model without usable ones.
/// </param>
internal sealed record MeasuredCase(MouseCase Mouse, CaseResult First, IReadOnlyList<IReadOnlyList<LabelMap>?> Predicted);
