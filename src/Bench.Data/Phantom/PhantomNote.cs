using System.Text.Json;

namespace Bench.Data.Phantom;

/// <summary>The text of a phantom folder's <c>cohort.json</c>.</summary>
internal static class PhantomNote
{
    /// <summary>Raised whenever equal options no longer give equal files.</summary>
    public const int GeneratorVersion = 3;

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
}
