using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Splits;

/// <summary>Which mice are trained on, watched while training, and measured. By mouse: no mouse is in two parts.</summary>
/// <param name="Name">Name, e.g. <c>notebook-seed42</c>.</param>
/// <param name="Rule">How it was made, in a sentence.</param>
/// <param name="Train">Mice to train on.</param>
/// <param name="Validation">Mice that decide when training stops.</param>
/// <param name="Test">Mice to measure.</param>
public sealed record Split(string Name, string Rule, IReadOnlyList<string> Train, IReadOnlyList<string> Validation, IReadOnlyList<string> Test)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads a JSON file with the keys <c>train</c>, <c>validation</c>, <c>test</c>, and perhaps <c>name</c> and <c>rule</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, lacks a key, or has a mouse in two parts.</exception>
    public static Split Read(string path)
    {
        Split? split;
        try
        {
            using var stream = File.OpenRead(path);
            split = JsonSerializer.Deserialize<Split>(stream, Json);
        }
        catch (JsonException error)
        {
            throw new InputException(path, $"not a split: {error.Message}", "it must be JSON with the keys train, validation, test.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }

        if (split?.Train is null || split.Validation is null || split.Test is null)
        {
            throw new InputException(path, "it lacks one of the keys train, validation, test.", "give all three, as lists of names such as \"Mouse12\".");
        }

        var twice = split.Train.Concat(split.Validation).Concat(split.Test).GroupBy(m => m).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InputException(path, $"{twice.Key} is named {twice.Count()} times.", "name each mouse once, in one part.");
        }

        return split with { Name = split.Name ?? Path.GetFileNameWithoutExtension(path), Rule = split.Rule ?? "" };
    }

    /// <summary>Writes it, atomically.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Makes sure that every named mouse exists.</summary>
    /// <param name="mice">Mice of the data set.</param>
    /// <param name="source">The data set, for the message.</param>
    /// <exception cref="InputException">A mouse of the split is not there, or a part is empty.</exception>
    public void RequireFits(IReadOnlyCollection<string> mice, string source)
    {
        var missing = Train.Concat(Validation).Concat(Test).Except(mice).ToArray();
        if (missing.Length > 0)
        {
            throw new InputException(
                source,
                $"the split {Name} names {missing.Length} {(missing.Length == 1 ? "mouse that is" : "mice that are")} not there: {string.Join(", ", missing.Take(8))}{(missing.Length > 8 ? ", …" : "")}.",
                "give the whole data set, or a split of the mice at hand (--split FILE).");
        }

        if (Train.Count == 0 || Validation.Count == 0 || Test.Count == 0)
        {
            throw new InputException($"split {Name}", $"it has {Train.Count} training, {Validation.Count} validation and {Test.Count} test mice.", "each part needs at least one.");
        }
    }

    /// <summary>SHA-256 of who is in which part, whatever the order and the name.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', new[] { Train, Validation, Test }.Select(part => string.Join(',', part.Order(StringComparer.Ordinal)))))));
}
