namespace Bench.Statistics.Analysis;

/// <summary>One item of a reporting checklist.</summary>
/// <param name="Number">Number in the list, from 1.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Status">How far it is met.</param>
/// <param name="Finding">The answer, or what must still be supplied. Numbers are printed to four significant digits.</param>
public sealed record ChecklistItem(int Number, string Title, ChecklistStatus Status, string Finding);
