namespace Bench.Learning.Training;

/// <summary>One item of the training protocol: what is published, and what a run does.</summary>
/// <param name="Item">What it is about.</param>
/// <param name="Paper">What the paper says (draft, 2025); empty where it says nothing.</param>
/// <param name="PublishedCode">What the published code does.</param>
/// <param name="Chosen">What the run does.</param>
/// <param name="Follows"><c>both</c>, <c>paper</c>, <c>code</c> or <c>neither</c>.</param>
/// <param name="Option">Option of the command line that changes it; empty where none does.</param>
public sealed record ProtocolRow(string Item, string Paper, string PublishedCode, string Chosen, string Follows, string Option);
