using Bench.Core;

namespace Bench.Learning.Runtime;

/// <summary>Words for <see cref="ComputePrecision"/>.</summary>
public static class ComputePrecisions
{
    /// <summary>The words, in the order of the values.</summary>
    public static IReadOnlyList<string> Words { get; } = ["f32", "tf32", "bf16"];

    /// <summary>The word of a value.</summary>
    /// <param name="precision">The value.</param>
    public static string Word(this ComputePrecision precision) => Words[(int)precision];

    /// <summary>Reads an option's value.</summary>
    /// <param name="word">One of <see cref="Words"/>; null or <c>auto</c> for the device's own.</param>
    /// <exception cref="InputException">It is another word.</exception>
    public static ComputePrecision? Parse(string? word) => word is null or "auto" ? null
        : Words.Index().Where(w => w.Item == word).Select(w => (ComputePrecision?)w.Index).FirstOrDefault()
            ?? throw new InputException("--precision", $"'{word}' is not a precision.", $"use {string.Join(", ", Words)} or auto.");
}
