using System.Globalization;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>How many published numbers have which verdict, and what that says in words. "Compatible" is never called proof.</summary>
/// <param name="claims">The verdicts.</param>
internal sealed class VerdictCounts(IReadOnlyList<ClaimVerdict> claims)
{
    private readonly int _equivalent = claims.Count(c => c.Finding == ClaimFinding.Equivalent);
    private readonly int _bounds = claims.Count(c => c.Finding == ClaimFinding.BoundShown);
    private readonly int _compatible = claims.Count(c => c.Finding == ClaimFinding.Compatible);
    private readonly int _better = claims.Count(c => c.Finding == ClaimFinding.Better);
    private readonly int _worse = claims.Count(c => c.Finding == ClaimFinding.Worse);
    private readonly int _chance = claims.Count(c => c.Finding == ClaimFinding.WithinChance);
    private readonly int _not = claims.Count(c => c.Outcome == ClaimOutcome.NotReproduced);
    private readonly int _open = claims.Count(c => c.Outcome == ClaimOutcome.CannotBeJudged);

    /// <summary>All verdicts.</summary>
    public int All => claims.Count;

    private int Shown => _equivalent + _bounds;

    /// <summary>Compatible numbers that could have been shown equivalent: those with a margin.</summary>
    private int Unproven => claims.Count(c => c.Finding == ClaimFinding.Compatible && !double.IsNaN(c.Margin));

    private bool IsShown => _not == 0 && Shown > Unproven;

    /// <summary>Counts verdicts.</summary>
    /// <param name="claims">The verdicts.</param>
    public static VerdictCounts Of(IReadOnlyList<ClaimVerdict> claims) => new(claims);

    /// <summary>The conclusion with these counts.</summary>
    /// <param name="verdict">Its few words.</param>
    /// <param name="sentences">Its sentences.</param>
    public Conclusion Conclude(string verdict, IReadOnlyList<ConclusionSentence> sentences) =>
        new(verdict, [.. sentences.Select(s => s.Text)], claims.Count(c => c.Outcome == ClaimOutcome.Reproduced), _not, _open)
        {
            SentenceTopics = [.. sentences.Select(s => s.Topic)],
            Shown = Shown,
            Better = _better,
            IsShown = IsShown,
        };

    /// <summary>The verdict in a few words.</summary>
    public string Verdict() => (Shown + _compatible, _not) switch
    {
        (0, 0) => "Published results cannot be judged from this evaluation",
        (_, 0) when IsShown => _open == 0 ? "Published results reproduced" : "Published results reproduced as far as they can be judged",
        (_, 0) when Shown == 0 => "What was found is compatible with the published results; none is shown equivalent",
        (_, 0) => "What was found is compatible with the published results; few are shown equivalent",
        (0, _) => $"Published results not reproduced{Direction()}",
        _ => $"Published results reproduced in part{Direction()}",
    };

    /// <summary>The counts in sentences.</summary>
    /// <param name="study">Version of the study; may be empty.</param>
    public IEnumerable<ConclusionSentence> Sentences(string study)
    {
        var of = study.Length > 0 ? $" of {study}" : "";
        string?[] parts =
        [
            Part(_equivalent, "shown equivalent"),
            Part(_bounds, $"on the printed side of {(_bounds == 1 ? "its" : "their")} bound"),
            Part(_compatible, "compatible, but not shown equivalent"),
            _not == 0 ? null : $"{_not} {(_not == 1 ? "is" : "are")} not reproduced ({string.Join(", ", Kinds())})",
            _open == 0
                ? null
                : $"{_open} cannot be judged"
                    + (_chance > 0 ? $" ({_chance} outside {(_chance == 1 ? "its" : "their")} range by no more than chance explains)" : ""),
        ];
        string[] said = [.. parts.OfType<string>()];
        yield return new(
            ConclusionTopic.Counts,
            $"Of {claims.Count} published numbers{of}, "
                + $"{(said.Length < 2 ? said[0] : $"{string.Join(", ", said[..^1])}{(said.Length > 2 ? "," : "")} and {said[^1]}")}.");

        if (_open == claims.Count && claims.GroupBy(c => c.Reason).MaxBy(g => g.Count()) is { } most)
        {
            yield return new(
                ConclusionTopic.Reason,
                $"{(most.Count() == claims.Count ? "The reason" : $"The reason for {most.Count()} of them")}: "
                    + $"{most.Key.TrimEnd('.')}.");
        }

        double[] powers = [.. claims.Where(c => c.Finding == ClaimFinding.Compatible && !double.IsNaN(c.Power)).Select(c => c.Power)];
        if (powers.Length > 0)
        {
            var mice = claims.Where(c => c.Finding == ClaimFinding.Compatible).Select(c => c.Count).Distinct().Order().ToArray();
            var n = mice.Length == 1 ? $"{mice[0]}" : $"{mice[0]} to {mice[^1]}";
            yield return new(ConclusionTopic.Compatible, string.Create(CultureInfo.InvariantCulture,
                $"Compatible is not the same as equal: on {n} mice a difference as large as the margin would be seen with probability "
                    + $"{powers.Min():0.00}{(powers.Length > 1 ? " to " : "")}{(powers.Length > 1 ? powers.Max() : null):0.00}."));
        }
    }

    private static string? Part(int count, string words) => count == 0 ? null : $"{count} {(count == 1 ? "is" : "are")} {words}";

    private IEnumerable<string> Kinds()
    {
        if (_better > 0)
        {
            yield return $"{_better} better";
        }

        if (_worse > 0)
        {
            yield return $"{_worse} worse";
        }

        if (_not > _better + _worse)
        {
            yield return $"{_not - _better - _worse} different";
        }
    }

    private string Direction() =>
        _better == _not
            ? ": whatever differs is better than published"
            : _worse == _not
            ? ": whatever differs is worse than published"
            : "";
}
