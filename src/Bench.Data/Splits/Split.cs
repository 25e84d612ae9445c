using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Splits;

/// <summary>Which mice a model learns from, is chosen on, and is measured on. Mice, never images or frames, are divided.</summary>
/// <param name="Name">Short name, such as <c>notebook-seed42</c>.</param>
/// <param name="Rule">How the lists came about, a sentence.</param>
/// <param name="Train">Mice for training, such as <c>Mouse12</c>; may be empty.</param>
/// <param name="Validation">Mice for early stopping; may be empty.</param>
/// <param name="Test">Mice for the measures that are reported; at least one.</param>
public sealed record Split(
    string Name, string Rule, IReadOnlyList<string> Train, IReadOnlyList<string> Validation, IReadOnlyList<string> Test)
{
    private const int NamesALine = 10;
    private const int NamesInMessage = 8;
    private const string Example =
        """write it like {"name":"…","rule":"…","train":["Mouse1"],"validation":["Mouse2"],"test":["Mouse3"]}.""";

    private static readonly JsonSerializerOptions Options = JsonFile.Strict(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    });

    /// <summary>Reads a split.</summary>
    /// <param name="path">A JSON file with the keys train, validation, test, and perhaps name (else the file's) and rule.</param>
    /// <exception cref="InputException">Missing, not of that form, without a test mouse, or with a mouse in it twice.</exception>
    public static Split Read(string path)
    {
        var split = ReadUnchecked(path);
        split.RequireSound(path);
        return split;
    }

    /// <summary>Reads a split that may name a mouse twice or have no test mouse.</summary>
    /// <param name="path">As for <see cref="Read"/>.</param>
    /// <exception cref="InputException">Missing, or not of that form.</exception>
    public static Split ReadUnchecked(string path)
    {
        var stored = JsonFile.Read<Stored>(path, Options, "a split", Example);
        var split = new Split(
            stored.Name ?? Path.GetFileNameWithoutExtension(path),
            stored.Rule ?? "not stated",
            stored.Train,
            stored.Validation,
            stored.Test);
        return split.All.Any(string.IsNullOrWhiteSpace) ? throw new InputException(path, "a mouse has no name.", Example) : split;
    }

    /// <summary>The three lists with their names.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Mice)> Lists => [("train", Train), ("validation", Validation), ("test", Test)];

    /// <summary>Writes the split, ten names a line.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(
        path,
        $"{{\n  \"name\": {Quote(Name)},\n  \"rule\": {Quote(Rule)},\n  \"train\": {Lines(Train)},\n  \"validation\": "
            + $"{Lines(Validation)},\n  \"test\": {Lines(Test)}\n}}\n");

    /// <summary>
    /// Makes sure that the split can be used on a cohort: no mouse in it twice, and none that the cohort lacks. The cohort may have more.
    /// </summary>
    /// <param name="mice">The mice there are.</param>
    /// <param name="cohort">Folder or name of the cohort, for the message.</param>
    /// <exception cref="InputException">It does not fit; the message names the mice.</exception>
    public void RequireFits(IReadOnlyCollection<string> mice, string cohort)
    {
        RequireSound($"split {Name}");
        var unknown = All.Except(mice, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            throw new InputException(
                $"split {Name}",
                $"{unknown.Length} of its {All.Count()} mice are not in {cohort}: {Some(unknown)}.",
                "add their files to the cohort, or choose a split made for it.");
        }
    }

    /// <summary>
    /// SHA-256 of who is in which list, whatever the order of names and the name of the split: 64 lower-case hexadecimal digits.
    /// </summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        new[] { Train, Validation, Test }.Select(list => string.Join(',', list.Order(StringComparer.Ordinal)) + "\n")))));

    private IEnumerable<string> All => Train.Concat(Validation).Concat(Test);

    private void RequireSound(string source)
    {
        var twice = All.GroupBy(m => m, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        if (twice.Length > 0)
        {
            var places = string.Join(" and ", Lists.SelectMany(l => l.Mice.Where(m => m == twice[0]).Select(_ => l.Name)));
            throw new InputException(
                source,
                $"{Some(twice)} {(twice.Length == 1 ? "is" : "are")} named more than once ({twice[0]} in {places}).",
                "name every mouse in one list, once.");
        }

        if (Test.Count == 0)
            throw new InputException(source, "it has no test mouse.", "name at least one mouse under \"test\".");
    }

    private static string Some(string[] mice) =>
        string.Join(", ", mice.Take(NamesInMessage)) + (mice.Length > NamesInMessage ? $" and {mice.Length - NamesInMessage} more" : "");

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static string Lines(IReadOnlyList<string> mice) => mice.Count == 0
        ? "[]"
        : $"[\n    {string.Join(",\n    ", mice.Chunk(NamesALine).Select(line => string.Join(", ", line.Select(Quote))))}\n  ]";

    /// <summary>The file's form: only the three lists must be there.</summary>
    private sealed record Stored(
        IReadOnlyList<string> Train,
        IReadOnlyList<string> Validation,
        IReadOnlyList<string> Test,
        string? Name = null,
        string? Rule = null);
}

/// <summary>Mice that a model has seen before it is measured on them.</summary>
public static class SplitLeakage
{
    /// <summary>Mice that stand in more than one list of a split, or twice in one, with the lists.</summary>
    /// <param name="split">The split.</param>
    /// <returns>Sentences such as <c>Mouse3 is in train and test.</c></returns>
    public static IReadOnlyList<string> Within(Split split) =>
    [
        .. split.Lists.SelectMany(list => list.Mice.Select(mouse => (mouse, list.Name)))
            .GroupBy(entry => entry.mouse, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key} is in {string.Join(" and ", group.Select(entry => entry.Name))}."),
    ];

    /// <summary>Test mice of one split on which a model trained by another was trained or chosen.</summary>
    /// <param name="trained">The split that the model was trained by.</param>
    /// <param name="tested">The split that it is measured on.</param>
    /// <returns>Those of its training list, and those of its validation list, in the order of the test list.</returns>
    public static (IReadOnlyList<string> Trained, IReadOnlyList<string> Validated) Between(Split trained, Split tested) =>
        (
            [.. tested.Test.Intersect(trained.Train, StringComparer.Ordinal)],
            [.. tested.Test.Intersect(trained.Validation, StringComparer.Ordinal)]);
}
