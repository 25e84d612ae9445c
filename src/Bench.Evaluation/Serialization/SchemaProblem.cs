namespace Bench.Evaluation.Serialization;

/// <summary>Where a document does not fit its schema.</summary>
/// <param name="Path">Keys and indices from the root.</param>
/// <param name="Message">What is wrong there.</param>
internal sealed record SchemaProblem(string[] Path, string Message);
