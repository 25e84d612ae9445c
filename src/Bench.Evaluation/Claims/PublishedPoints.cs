using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>Single mice read off a figure, in a CSV file beside the claims.</summary>
/// <param name="File">Path below the study's folder.</param>
/// <param name="Quantity">What they are of.</param>
/// <param name="Reference">Column with the expert's values.</param>
/// <param name="Predicted">Column with the model's values.</param>
/// <param name="ReadingError">Largest error of reading a point, in the quantity's unit.</param>
/// <param name="Subject">Group of mice, as in the claims that speak of it; null where the study has one.</param>
public sealed record PublishedPoints(string File, Quantity Quantity, string Reference, string Predicted, double ReadingError, string? Subject = null);
