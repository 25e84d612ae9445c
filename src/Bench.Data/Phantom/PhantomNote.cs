using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bench.Data.Phantom;

/// <summary>The text of a phantom folder's <c>cohort.json</c>.</summary>
internal static partial class PhantomNote
{
    /// <summary>Raised whenever equal options no longer give equal files.</summary>
    public const int GeneratorVersion = 4;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Describes a cohort.</summary>
    /// <param name="options">Which cohort.</param>
    public static string For(PhantomOptions options) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["kind"] = "phantom",
            ["description"] = $"phantom cohort of {options.Mice} {(options.Mice == 1 ? "mouse" : "mice")}, {options.Size} x {options.Size}, seed {options.Seed}",
            ["voxel_spacing_mm"] = new[] { options.PixelMm, options.PixelMm, 1.0 },
            ["generator_version"] = GeneratorVersion,
            ["mice"] = options.Mice,
            ["seed"] = options.Seed,
            ["size"] = options.Size,
            ["frames"] = options.Frames,
        },
        Indented) + "\n";

    /// <summary>Whether two notes are of the same cohort by different versions of the generator.</summary>
    /// <param name="one">A note.</param>
    /// <param name="other">Another.</param>
    public static bool IsOfAnotherVersion(string one, string other) => one != other && Version().Replace(one, "") == Version().Replace(other, "");

    [GeneratedRegex("\"generator_version\": *[0-9]+")]
    private static partial Regex Version();
}
