namespace Bench.Evaluation.Claims;

/// <summary>One quantity of the study's own mice, by expert, by the model judged and by the study's model.</summary>
/// <param name="Reference">By the expert.</param>
/// <param name="Found">By the model judged, the mean over its trainings.</param>
/// <param name="Published">By the study's model, as read off its figure.</param>
/// <param name="PublishedErrors">The study's model less its expert, both as read.</param>
public sealed record SameMouseValues(
    IReadOnlyList<double> Reference, IReadOnlyList<double> Found, IReadOnlyList<double> Published, IReadOnlyList<double> PublishedErrors)
{
    /// <summary>The model judged less the expert.</summary>
    public IReadOnlyList<double> FoundErrors => [.. Found.Zip(Reference, (f, r) => f - r)];
}
