using Bench.Core;

namespace Bench.Evaluation;

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
