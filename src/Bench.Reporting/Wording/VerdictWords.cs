using Bench.Evaluation.Results;

namespace Bench.Reporting.Wording;

/// <summary>How verdicts are named and counted: what is shown, what is merely compatible, what differs, what cannot be judged.</summary>
internal static class VerdictWords
{
    /// <summary>The kinds of verdict, from proof to none.</summary>
    public static IReadOnlyList<VerdictKind> Kinds { get; } = Enum.GetValues<VerdictKind>();

    /// <summary>The kind of a verdict.</summary>
    public static VerdictKind KindOf(ClaimVerdict claim) => claim switch
    {
        { Outcome: ClaimOutcome.CannotBeJudged } => VerdictKind.NotJudged,
        { Outcome: ClaimOutcome.NotReproduced } => VerdictKind.Different,
        { Finding: ClaimFinding.Compatible } => VerdictKind.Compatible,
        _ => VerdictKind.Shown,
    };

    /// <summary>Its name.</summary>
    public static string Name(VerdictKind kind) => kind switch
    {
        VerdictKind.Shown => "shown equivalent",
        VerdictKind.Compatible => "compatible, not proven",
        VerdictKind.Different => "different",
        _ => "cannot be judged",
    };

    /// <summary>How many there are of each kind, in words; of those that differ, in which direction.</summary>
    public static string Counts(IReadOnlyList<ClaimVerdict> claims) => string.Join(
        ", ",
        Kinds.Select(k => (Kind: k, Count: claims.Count(c => KindOf(c) == k))).Where(k => k.Count > 0)
            .Select(k => $"{k.Count} {Name(k.Kind)}{(k.Kind == VerdictKind.Different ? Direction(claims) : string.Empty)}"));

    /// <summary>
    /// Of the numbers that differ, how many are better and worse, in brackets with a space before; empty where none is either.
    /// </summary>
    public static string Direction(IReadOnlyList<ClaimVerdict> claims)
    {
        var (better, worse) = (claims.Count(c => c.Finding == ClaimFinding.Better), claims.Count(c => c.Finding == ClaimFinding.Worse));
        string[] parts = [.. new[] { (better, "better"), (worse, "worse") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item1} {p.Item2}")];
        return parts.Length == 0 ? string.Empty : $" ({string.Join(", ", parts)})";
    }

    /// <summary>
    /// Mice behind the verdicts, and how probably a difference as large as the margin would have been seen; empty where nothing was judged.
    /// </summary>
    public static string Evidence(IReadOnlyList<ClaimVerdict> claims)
    {
        ClaimVerdict[] judged = [.. claims.Where(c => c.Outcome != ClaimOutcome.CannotBeJudged && c.Count > 0)];
        if (judged.Length == 0)
        {
            return string.Empty;
        }

        double[] powers = [.. judged.Where(c => !double.IsNaN(c.Power)).Select(c => c.Power)];
        var power = powers.Length == 0
            ? string.Empty
            : $"; a difference as large as the margin would be seen with probability {Range(powers.Min(), powers.Max())} (power)";
        var (fewest, most) = (judged.Min(c => c.Count), judged.Max(c => c.Count));
        return $"n = {(fewest == most ? $"{most}" : $"{fewest} to {most}")}{power}.";
    }

    private static string Range(double low, double high)
    {
        var (a, b) = (NumberText.Fixed(low, 2), NumberText.Fixed(high, 2));
        return a == b ? a : $"{a} to {b}";
    }
}

/// <summary>What can be said of a published number, for a reader.</summary>
internal enum VerdictKind
{
    /// <summary>Shown to differ by less than the margin, or on the printed side of a bound.</summary>
    Shown,

    /// <summary>Where a replication should fall; no more is shown.</summary>
    Compatible,

    /// <summary>Farther off than chance explains.</summary>
    Different,

    /// <summary>The evidence cannot decide.</summary>
    NotJudged,
}
