using Bench.Core;
using Bench.Core.Training;

namespace Bench.Evaluation;

/// <summary>Where a model's masks come from: files, or a network. The harness knows nothing else of a model.</summary>
public interface IPredictionSource
{
    /// <summary>Name used in tables and file names; letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</summary>
    string Name { get; }

    /// <summary>Name for readers.</summary>
    string Label { get; }

    /// <summary>How the model was trained; null where that is not known.</summary>
    TrainingSummary? Training { get; }

    /// <summary>
    /// Name of the network that this is a training of; the model's own where that is not known. Models of one family differ in their seed
    /// alone.
    /// </summary>
    string Family => Name;

    /// <summary>Seed of training; null where that is not known.</summary>
    int? Seed => null;

    /// <summary>Why its numbers are not those of unseen mice, as a sentence; empty where nothing is known against it.</summary>
    string Leak => "";

    /// <summary>
    /// Whether the model has masks of a mouse; that it has none is said once for all of them (<see cref="EvaluationPlan.KnownIssues"/>).
    /// </summary>
    /// <param name="mouse">Name of the mouse.</param>
    bool Has(string mouse) => true;

    /// <summary>The model's masks of a mouse, before cleaning.</summary>
    /// <param name="mouse">The mouse with its contoured frames.</param>
    /// <returns>One label map a contoured frame, in the order of <see cref="MouseCase.Frames"/>, each of the reference's size.</returns>
    /// <exception cref="InputException">The model has no usable masks for this mouse.</exception>
    IReadOnlyList<LabelMap> Predict(MouseCase mouse);

    /// <summary>The model's masks of the whole cine, before cleaning.</summary>
    /// <param name="mouse">The mouse.</param>
    /// <returns>One label map a frame of the cine; null where the model has only the contoured frames.</returns>
    /// <exception cref="InputException">The masks cannot be used.</exception>
    IReadOnlyList<LabelMap>? PredictCine(MouseCase mouse) => null;
}

/// <summary>Another reading of the cases: by a second observer, or by one of the readers again.</summary>
public interface IObserverSource
{
    /// <summary>Name used in tables and file names; letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whose repeated reading it is: the name of another observer, or empty for the reader of the reference; null where it is the first
    /// reading of somebody else.
    /// </summary>
    string? Repeats { get; }

    /// <summary>The reading of a case. A reader may have drawn some cases or some frames only.</summary>
    /// <param name="mouse">The case with its contoured frames.</param>
    /// <returns>One map a contoured frame, in their order, null for a frame that was not drawn; null for a case that was not.</returns>
    /// <exception cref="InputException">The masks cannot be used.</exception>
    IReadOnlyList<LabelMap?>? Read(MouseCase mouse);
}
