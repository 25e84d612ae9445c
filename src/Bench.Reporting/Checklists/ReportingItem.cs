namespace Bench.Reporting.Checklists;

/// <summary>How far a run answers an item of a reporting guideline.</summary>
public enum ItemStatus
{
    /// <summary>The run answers it.</summary>
    Filled,

    /// <summary>The run answers a part; the authors must add the rest.</summary>
    Partly,

    /// <summary>Only the authors can answer it.</summary>
    YouMustWrite,

    /// <summary>It does not concern a run of this kind.</summary>
    NotApplicable,
}

/// <summary>One item of a reporting guideline with its answer.</summary>
/// <param name="Number">Its number in the guideline, e.g. <c>8b</c>.</param>
/// <param name="Section">Part of a paper that it concerns.</param>
/// <param name="Asks">What it asks for, in our words.</param>
/// <param name="Status">How far the run answers it.</param>
/// <param name="Answer">The answer, what must be written, or why it does not apply.</param>
public sealed record ReportingItem(string Number, string Section, string Asks, ItemStatus Status, string Answer);

/// <summary>A reporting guideline, answered for one run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reference">Where its own words are.</param>
/// <param name="RunId">The run.</param>
/// <param name="Items">Every item, in its order.</param>
public sealed record ReportingChecklist(string Name, string Reference, string RunId, IReadOnlyList<ReportingItem> Items);
