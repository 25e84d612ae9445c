using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bench.Data.Phantom;

/// <summary>Which phantom cohort to make. Equal options give equal files, byte for byte, on every machine.</summary>
public sealed record PhantomOptions
{
    /// <summary>Number of mice, 1 to <see cref="MostMice"/>. Default 60.</summary>
    public int Mice { get; init; } = 60;

    /// <summary>Seed of everything random. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Rows and columns of an image: 64, 128 or 256, over 25.6 mm. Default 128, the matrix that was acquired; published files have 256.
    /// </summary>
    public int Size { get; init; } = 128;

    /// <summary>The kind of phantom; null for the published mice's likeness.</summary>
    public PhantomFamily? Family { get; init; }

    /// <summary>
    /// Time frames of every cine, 8 to 64, of a family from 2; null draws 17 to 36 a mouse, as in the published cohort. Default null.
    /// </summary>
    public int? Frames { get; init; }

    /// <summary>Fewest frames of a cine; of a family end-diastole and end-systole will do.</summary>
    public int FewestFrames => Family is null ? 8 : 2;

    /// <summary>Most frames of a cine.</summary>
    public const int MostFrames = 64;

    /// <summary>Distance between rows and between columns, mm.</summary>
    public double PixelMm => FieldOfViewMm / Size;

    /// <summary>Edge of the image, mm.</summary>
    public const double FieldOfViewMm = 25.6;

    /// <summary>Largest cohort: at full size some 4 TB.</summary>
    public const int MostMice = 100_000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Mice, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Mice, MostMice);
        if (Size is not (64 or 128 or 256))
            throw new ArgumentOutOfRangeException(nameof(Size), Size, "the size is 64, 128 or 256.");
        if (Frames < FewestFrames || Frames > MostFrames)
            throw new ArgumentOutOfRangeException(nameof(Frames), Frames, $"a cine has {FewestFrames} to {MostFrames} frames.");
    }
}

/// <summary>The text of a phantom folder's <c>cohort.json</c>.</summary>
internal static partial class PhantomNote
{
    /// <summary>Raised whenever equal options no longer give equal files.</summary>
    public const int GeneratorVersion = 4;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Describes a cohort.</summary>
    /// <param name="options">Which cohort.</param>
    public static string For(PhantomOptions options)
    {
        var entries = new Dictionary<string, object?>
        {
            ["kind"] = "phantom",
            ["description"] =
                $"phantom cohort of {options.Mice} {(options.Mice == 1 ? "mouse" : "mice")}, {options.Size} x {options.Size}, seed "
                    + $"{options.Seed}",
            ["voxel_spacing_mm"] = new[] { options.PixelMm, options.PixelMm, 1.0 },
            ["generator_version"] = GeneratorVersion,
            ["mice"] = options.Mice,
            ["seed"] = options.Seed,
            ["size"] = options.Size,
            ["frames"] = options.Frames,
        };
        if (options.Family is { } family)
            entries["family"] = family.Name;
        return JsonSerializer.Serialize(entries, Indented) + "\n";
    }

    /// <summary>Whether two notes are of the same cohort by different versions of the generator.</summary>
    /// <param name="one">A note.</param>
    /// <param name="other">Another.</param>
    public static bool IsOfAnotherVersion(string one, string other) =>
        one != other && Version().Replace(one, "") == Version().Replace(other, "");

    [GeneratedRegex("\"generator_version\": *[0-9]+")]
    private static partial Regex Version();
}
