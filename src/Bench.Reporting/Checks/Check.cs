namespace Bench.Reporting.Checks;

/// <summary>What came of one check.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be.</summary>
    Failed,

    /// <summary>Nothing wrong, but a reader should know.</summary>
    Warned,

    /// <summary>The same, of less weight.</summary>
    Noted,

    /// <summary>It could not be decided; the message says why.</summary>
    Undecided,
}

/// <summary>One thing that was checked, for continuous integration.</summary>
/// <param name="Group">What it belongs to: a model, or the study.</param>
/// <param name="Rule">Key of the rule.</param>
/// <param name="Name">What was checked, unique within its group.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">Why, for a reader; never empty.</param>
/// <param name="Claims">Identifiers of the printed numbers that it speaks of, the first being the one to look at.</param>
public sealed record Check(string Group, string Rule, string Name, CheckOutcome Outcome, string Message, IReadOnlyList<string> Claims);

/// <summary>A rule that checks follow.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Text">The rule in a sentence.</param>
public sealed record CheckRule(string Key, string Text);
