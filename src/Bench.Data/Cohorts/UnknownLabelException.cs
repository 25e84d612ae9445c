using Bench.Core;

namespace Bench.Data.Cohorts;

/// <summary>The cause of an <see cref="InputException"/>: a mask holds numbers whose meaning nobody has said.</summary>
/// <param name="labels">All numbers of the frame, each once.</param>
internal sealed class UnknownLabelException(IReadOnlyList<double> labels) : Exception("a label has no meaning.")
{
    /// <summary>All numbers of the frame, each once.</summary>
    public IReadOnlyList<double> Labels { get; } = labels;

    /// <summary>The refusal of a mask.</summary>
    /// <param name="source">The file.</param>
    /// <param name="place">What stands where, a clause.</param>
    /// <param name="found">All numbers of the frame.</param>
    /// <param name="reading">How it was read.</param>
    public static InputException In(string source, string place, IReadOnlyList<double> found, ReadingOptions reading) => new(
        source,
        $"{place}. {LabelFit.Found(found)}",
        $"labels are {reading.Labels.Description}; say what others mean, e.g. {reading.Option("labels")} 1=background,2=myocardium,3=blood_pool, "
            + "and resample masks by nearest neighbour only.",
        new UnknownLabelException([.. found.Distinct()]));
}
