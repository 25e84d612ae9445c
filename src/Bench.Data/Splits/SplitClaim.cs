using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Formats;

namespace Bench.Data.Splits;

/// <summary>
/// What somebody states about a split: numbers for training, validation and test, in this order. What is null is not stated.
/// </summary>
/// <param name="Source">Who states it, and where.</param>
/// <param name="Mice">Mice.</param>
/// <param name="Stacks">Contoured frames.</param>
/// <param name="Images">Slices of contoured frames.</param>
/// <param name="InflowInTrainingOnly">True where all inflow frames are said to be in training.</param>
public sealed record SplitClaim(
    string Source,
    IReadOnlyList<int>? Mice = null,
    IReadOnlyList<int>? Stacks = null,
    IReadOnlyList<int>? Images = null,
    bool InflowInTrainingOnly = false)
{
    /// <summary>The file's name in a folder of published numbers.</summary>
    public const string FileName = "split-claims.json";

    private const string Example =
        """write it like {"claims":[{"source":"…","mice":[90,15,25],"stacks":[224,30,50],"images":[2087,"""
        + """286,460],"inflow_in_training_only":true}]}.""";

    private static readonly JsonSerializerOptions Options = JsonFile.Strict(
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });

    /// <summary>Reads the claims of a folder.</summary>
    /// <param name="folder">A folder with <see cref="FileName"/>, such as <c>baselines/published/draft-2025</c>.</param>
    /// <exception cref="InputException">There is no such file, or it is not of that form.</exception>
    public static IReadOnlyList<SplitClaim> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var claims = JsonFile.Read<Stored>(path, Options, "a list of claims about splits", Example).Claims;
        return claims.All(c => new[] { c.Mice, c.Stacks, c.Images }.All(n => n is null or { Count: 3 }))
            ? claims
            : throw new InputException(path, "a claim has not three numbers, for training, validation and test.", Example);
    }

    /// <summary>Reads counts of images such as <c>2087/286/460</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <exception cref="InputException">Not three whole numbers.</exception>
    public static SplitClaim OfImages(string text)
    {
        var parts = text.Split('/');
        var numbers = new int[3];
        return parts.Length == 3 && Enumerable.Range(0, 3).All(i => int.TryParse(parts[i], out numbers[i]) && numbers[i] >= 0)
            ? new SplitClaim($"{text} images", Images: numbers)
            : throw new InputException(
                "--claim",
                $"'{text}' is not three whole numbers.",
                "give images for training, validation and test, e.g. --claim 2087/286/460");
    }

    /// <summary>Says what of the claim a split contradicts.</summary>
    /// <param name="parts">What the split holds: training, validation, test.</param>
    /// <param name="counted">Whether stacks and images were counted; if not, only numbers of mice are judged.</param>
    /// <returns>One sentence a contradiction; nothing where all that can be judged agrees.</returns>
    public IReadOnlyList<string> Contradictions(IReadOnlyList<PartCounts> parts, bool counted)
    {
        var found = new List<string>();
        Compare("mice", Mice, p => p.Mice);
        if (counted)
        {
            Compare("stacks", Stacks, p => p.Stacks);
            Compare("images", Images, p => p.Images);
            if (InflowInTrainingOnly && parts.Skip(1).Sum(p => p.InflowStacks) is > 0 and var elsewhere)
                found.Add($"{elsewhere} inflow {(elsewhere == 1 ? "stack is" : "stacks are")} not in training.");
        }

        return found;

        void Compare(string what, IReadOnlyList<int>? claimed, Func<PartCounts, int> count)
        {
            if (claimed is not null && !claimed.SequenceEqual(parts.Select(count)))
                found.Add($"{what}: {string.Join("/", parts.Select(count))}, not {string.Join("/", claimed)}.");
        }
    }

    private sealed record Stored(IReadOnlyList<SplitClaim> Claims);
}

/// <summary>What one list of a split holds.</summary>
/// <param name="Mice">Mice.</param>
/// <param name="Stacks">Contoured frames.</param>
/// <param name="Images">Slices of contoured frames, labelled or not.</param>
/// <param name="InflowStacks">Contoured frames that are neither ED nor ES.</param>
public sealed record PartCounts(int Mice, int Stacks, int Images, int InflowStacks)
{
    /// <summary>Counts the lists of a split: training, validation, test.</summary>
    /// <param name="split">The split.</param>
    /// <param name="mice">What is known of its mice; those that are not among them are counted as mice alone.</param>
    public static IReadOnlyList<PartCounts> Of(Split split, IReadOnlyCollection<MouseRecord> mice)
    {
        var known = mice.ToDictionary(m => m.Mouse, StringComparer.Ordinal);
        return [.. split.Lists.Select(list =>
        {
            var records = list.Mice.Where(known.ContainsKey).Select(m => known[m]).ToArray();
            return new PartCounts(
                list.Mice.Count,
                records.Sum(r => r.Frames.Count),
                records.Sum(r => r.Shape.Count == 4 ? r.Shape[2] * r.Frames.Count : 0),
                records.Sum(r => r.Frames.Count(f => f.Phase == CardiacPhase.Inflow)));
        })];
    }
}
