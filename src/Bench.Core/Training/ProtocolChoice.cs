namespace Bench.Core.Training;

/// <summary>One item of the training protocol: what is published, and what the run did.</summary>
/// <param name="Item">What it is about.</param>
/// <param name="Paper">What the paper says; empty where it says nothing.</param>
/// <param name="PublishedCode">What the published code does.</param>
/// <param name="Chosen">What the run did.</param>
/// <param name="Follows"><c>both</c>, <c>paper</c>, <c>code</c> or <c>neither</c>.</param>
/// <param name="Option">Option of the command line that changes it; empty where none does.</param>
public sealed record ProtocolChoice(string Item, string Paper, string PublishedCode, string Chosen, string Follows, string Option);
