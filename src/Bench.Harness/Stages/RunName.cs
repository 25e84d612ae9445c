using System.Security.Cryptography;
using System.Text;
using Bench.Harness.Options;

namespace Bench.Harness.Stages;

/// <summary>
/// Name of a run and of its folder. Whatever changes a weight or a mask is part of it, so another configuration never meets this one's
/// files.
/// </summary>
internal static class RunName
{
    private const int Digits = 8;

    /// <summary>Makes the name.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="identities">What each training is, as its identity puts it.</param>
    /// <param name="data">The cases and their roles.</param>
    /// <param name="folds">The folds; empty for the fixed split of <paramref name="data"/>.</param>
    public static string Of(
        RunOptions options, IEnumerable<string> identities, DataSelection data, IReadOnlyList<DataSelection> folds)
    {
        var splits = folds.Count == 0 ? [data.Split.Sha256()] : folds.Select(f => f.Split.Sha256());
        var key = string.Join('|', [.. identities, data.CohortSha256 + options.Reading.AsOptions, .. splits]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..Digits];
        var words = string.Concat(options.Study.CaseWords.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        var cases = data.Cohort.IsPhantom ? "phantom" : words;
        var seeds = SeedList.Text(options.Seeds).Replace("..", "to", StringComparison.Ordinal).Replace(',', '+');
        var of = folds.Count == 0 ? "" : FormattableString.Invariant($"-folds{folds.Count}");
        return $"{options.Profile}-{cases}-seed{seeds}{of}-{hash}";
    }
}
