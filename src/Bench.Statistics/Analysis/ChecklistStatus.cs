namespace Bench.Statistics.Analysis;

/// <summary>How far an item of the checklist is met.</summary>
public enum ChecklistStatus
{
    /// <summary>Answered from the data.</summary>
    Met,

    /// <summary>Answered from the data, and the answer asks for care: an assumption fails or a conclusion is fragile.</summary>
    Caution,

    /// <summary>Answered by the person who made the comparison.</summary>
    Stated,

    /// <summary>Only the person who made the comparison can answer, and has not.</summary>
    Open,
}
