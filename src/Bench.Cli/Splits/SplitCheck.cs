using Bench.Core;
using Bench.Data.Formats;
using Bench.Data.Splits;
using Bench.Data.Verification;

namespace Bench.Cli.Splits;

/// <summary>What <c>bench split check</c> finds, in lines for people.</summary>
/// <param name="splits">The splits, at least one.</param>
/// <param name="known">The mice there are; null where no data were given.</param>
/// <param name="claims">What is stated about the splits.</param>
internal sealed class SplitCheck(IReadOnlyList<Split> splits, IReadOnlyList<MouseRecord>? known, IReadOnlyList<SplitClaim> claims)
{
    private readonly IReadOnlyList<DuplicatePair> _duplicates = Duplicates.Find(known ?? []);

    /// <summary>Leaks, misfits and contradicted claims; complete once <see cref="Lines"/> was read to its end.</summary>
    public int Findings { get; private set; }

    /// <summary>Everything found, split by split, then pair by pair.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var line in splits.SelectMany(Alone))
        {
            yield return line;
        }

        foreach (var (trained, tested) in splits.SelectMany(a => splits.Where(b => !ReferenceEquals(a, b)).Select(b => (a, b))))
        {
            foreach (var line in Between(trained, tested))
            {
                yield return line;
            }
        }

        yield return Findings == 0 ? "Nothing found." : $"{Findings} {(Findings == 1 ? "finding" : "findings")}.";
    }

    private IEnumerable<string> Alone(Split split)
    {
        yield return $"{split.Name}: {string.Join(", ", split.Lists.Select(l => $"{l.Mice.Count} {l.Name}"))}";
        foreach (var leak in SplitLeakage.Within(split))
        {
            yield return Finding($"leak: {leak}");
        }

        if (split.Test.Count == 0)
        {
            yield return Finding("it has no test mouse.");
        }

        var parts = PartCounts.Of(split, known ?? []);
        if (known is not null)
        {
            foreach (var line in Data(split, parts))
            {
                yield return line;
            }
        }

        foreach (var claim in claims)
        {
            var contradictions = claim.Contradictions(parts, known is not null);
            var judged = known is null && (claim.Stacks ?? claim.Images) is not null
                ? " (mice alone; images can be counted with --data or --manifest)"
                : "";
            yield return contradictions.Count == 0
                ? $"  agrees with the claim: {claim.Source}{judged}"
                : Finding($"contradicts the claim: {claim.Source}{judged}");
            foreach (var contradiction in contradictions)
            {
                yield return $"    {contradiction}";
            }
        }
    }

    private IEnumerable<string> Data(Split split, IReadOnlyList<PartCounts> parts)
    {
        yield return $"  stacks {Row(parts, p => p.Stacks)}, images {Row(parts, p => p.Images)}, inflow stacks "
            + $"{Row(parts, p => p.InflowStacks)} (training/validation/test)";
        var there = known!.Select(m => m.Mouse).ToHashSet(StringComparer.Ordinal);
        var named = split.Lists.SelectMany(l => l.Mice).Distinct(StringComparer.Ordinal).ToArray();
        if (named.Where(m => !there.Contains(m)).ToArray() is { Length: > 0 } missing)
        {
            yield return Finding($"{missing.Length} of its mice are not in the data: {Some(missing)}.");
        }

        if (there.Except(named, StringComparer.Ordinal).ToArray() is { Length: > 0 } unused)
        {
            yield return $"  {unused.Length} mice of the data are in no list: {Some(unused)}.";
        }

        foreach (var pair in _duplicates)
        {
            var lists = (First: ListOf(split, pair.First), Second: ListOf(split, pair.Second));
            if (lists is { First: { } first, Second: { } second })
            {
                yield return first == second
                    ? $"  counted twice: {pair} Both are in {first}."
                    : Finding($"leak: {pair} One is in {first}, the other in {second}.");
            }
        }
    }

    private static string? ListOf(Split split, string mouse) =>
        split.Lists.Where(l => l.Mice.Contains(mouse, StringComparer.Ordinal)).Select(l => l.Name).FirstOrDefault();

    private IEnumerable<string> Between(Split trained, Split tested)
    {
        var (seen, chosen) = SplitLeakage.Between(trained, tested);
        if (seen.Count > 0)
        {
            yield return Finding(
                $"leak: {seen.Count} of {tested.Test.Count} test mice of {tested.Name} are in training of {trained.Name}: "
                    + $"{string.Join(", ", seen)}.");
        }

        if (chosen.Count > 0)
        {
            yield return Finding(
                $"leak: {chosen.Count} of {tested.Test.Count} test mice of {tested.Name} are in validation of {trained.Name}: "
                    + $"{string.Join(", ", chosen)}.");
        }

        foreach (var (pair, seenMouse, testMouse) in _duplicates.SelectMany(d => new[] { (d, d.First, d.Second), (d, d.Second, d.First) }))
        {
            if (trained.Train.Concat(trained.Validation).Contains(seenMouse) && tested.Test.Contains(testMouse) && seenMouse != testMouse)
            {
                yield return Finding(
                    $"leak: {pair} {testMouse} is a test mouse of {tested.Name}, and {seenMouse} is in training or validation of "
                        + $"{trained.Name}.");
            }
        }
    }

    private static string Some(string[] mice)
    {
        const int Most = 12;
        return string.Join(", ", mice.Order(NaturalOrder.Instance).Take(Most)) + (
            mice.Length > Most ? $" and {mice.Length - Most} more" : "");
    }

    private string Finding(string text)
    {
        Findings++;
        return $"  {text}";
    }

    private static string Row(IReadOnlyList<PartCounts> parts, Func<PartCounts, int> count) => string.Join("/", parts.Select(count));
}
