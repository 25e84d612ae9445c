using Bench.Core;
using SkiaSharp;

namespace Bench.Reporting.Typography;

/// <summary>The faces that reports and figures are set in: Inter as carried with Bench, else a sans-serif family of the system.</summary>
public sealed class Typefaces
{
    /// <summary>Characters without which numbers of a report cannot be written.</summary>
    public const string RequiredCharacters = "0123456789µ±≤≥−×%²–";

    private static readonly string[] CarriedFiles = ["Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf"];

    private static readonly Lazy<Typefaces> Loaded = new(() => Load(carried: true));

    private Typefaces(string family, string origin, SKTypeface regular, SKTypeface medium, SKTypeface semiBold)
    {
        Family = family;
        Origin = origin;
        Regular = regular;
        Medium = medium;
        SemiBold = semiBold;
    }

    /// <summary>The faces of this process.</summary>
    /// <exception cref="InputException">No family at hand has <see cref="RequiredCharacters"/>.</exception>
    public static Typefaces Default => Loaded.Value;

    /// <summary>Families of the system that will do, best first.</summary>
    public static IReadOnlyList<string> SystemFamilies { get; } = ["Inter", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans"];

    /// <summary>Name of the family.</summary>
    public string Family { get; }

    /// <summary><c>carried</c> or <c>system</c>.</summary>
    public string Origin { get; }

    /// <summary>For text.</summary>
    public SKTypeface Regular { get; }

    /// <summary>For labels.</summary>
    public SKTypeface Medium { get; }

    /// <summary>For headings and emphasis.</summary>
    public SKTypeface SemiBold { get; }

    /// <summary>Finds the faces to use.</summary>
    /// <param name="carried">False to pass over the carried family, as a build without it would.</param>
    /// <exception cref="InputException">No family at hand has <see cref="RequiredCharacters"/>.</exception>
    public static Typefaces Load(bool carried)
    {
        if (carried && LoadCarried() is { } inter)
        {
            return inter;
        }

        foreach (var family in SystemFamilies)
        {
            var regular = SKTypeface.FromFamilyName(family, SKFontStyle.Normal);
            if (regular is not null && regular.FamilyName == family && regular.ContainsGlyphs(RequiredCharacters))
            {
                var bold = SKTypeface.FromFamilyName(family, SKFontStyle.Bold) ?? regular;
                return new Typefaces(family, "system", regular, regular, bold);
            }
        }

        throw new InputException(
            "fonts",
            $"none of the families {string.Join(", ", SystemFamilies)} is installed with the characters {RequiredCharacters}, and "
                + "this build carries no font.",
            "Install one of them (Debian: apt-get install fonts-liberation), or build Bench where NuGet can fetch Avalonia.Fonts.Inter.");
    }

    private static Typefaces? LoadCarried()
    {
        var faces = CarriedFiles.Select(InterFontFiles.Read).ToArray();
        if (faces.Any(f => f is null))
        {
            return null;
        }

        var typefaces = faces.Select(bytes => SKTypeface.FromData(SKData.CreateCopy(bytes!))).ToArray();
        return typefaces.All(t => t is not null && t.ContainsGlyphs(RequiredCharacters))
            ? new Typefaces(typefaces[0].FamilyName, "carried", typefaces[0], typefaces[1], typefaces[2])
            : null;
    }
}
