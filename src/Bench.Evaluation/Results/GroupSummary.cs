namespace Bench.Evaluation.Results;

/// <summary>A model's numbers on one group of cases, such as a diagnosis.</summary>
/// <param name="Group">The group as the data name it; empty for cases that have none.</param>
/// <param name="Cases">Cases in it, measured or not.</param>
/// <param name="Dice">Mean of ED and ES of each structure.</param>
/// <param name="Agreement">Agreement of each quantity.</param>
public sealed record GroupSummary(string Group, int Cases, IReadOnlyList<DiceSummary> Dice, IReadOnlyList<AgreementSummary> Agreement)
{
    /// <summary>Name for readers.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public string Label => Group.Length == 0 ? "no group" : Group;
}
