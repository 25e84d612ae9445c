using Bench.Core;

namespace Bench.Data.Cohorts;

/// <summary>A mask holds numbers whose meaning nobody has said.</summary>
/// <param name="source">The file.</param>
/// <param name="place">What stands where, a clause.</param>
/// <param name="found">All numbers of the frame.</param>
/// <param name="reading">How it was read.</param>
internal sealed class UnknownLabelException(string source, string place, IEnumerable<double> found, ReadingOptions reading) : InputException(
    source,
    $"{place}. {LabelFit.Found(found)}",
    $"labels are {reading.Labels.Description}; say what others mean, e.g. {reading.Option("labels")} 1=background,2=myocardium,3=blood_pool, "
        + "and resample masks by nearest neighbour only.")
{
    /// <summary>The numbers, each once.</summary>
    public IReadOnlyList<double> Labels { get; } = [.. found.Distinct()];
}
