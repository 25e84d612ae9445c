using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Colours of reports: those of Okabe and Ito (2008), which people with any kind of colour vision tell apart, and greys.</summary>
internal static class Palette
{
    public static readonly SKColor Ink = new(0x1A, 0x1A, 0x1A);
    public static readonly SKColor Grey = new(0x5F, 0x63, 0x68);
    public static readonly SKColor LightGrey = new(0xBD, 0xC1, 0xC6);
    public static readonly SKColor Hairline = new(0xDA, 0xDC, 0xE0);
    public static readonly SKColor Wash = new(0xF4, 0xF6, 0xF8);
    public static readonly SKColor Blue = new(0x00, 0x72, 0xB2);
    public static readonly SKColor Vermillion = new(0xD5, 0x5E, 0x00);
    public static readonly SKColor Green = new(0x00, 0x9E, 0x73);
    public static readonly SKColor Purple = new(0xCC, 0x79, 0xA7);
    public static readonly SKColor Orange = new(0xE6, 0x9F, 0x00);
    public static readonly SKColor SkyBlue = new(0x56, 0xB4, 0xE9);

    private static readonly SKColor[] Models = [Blue, Vermillion, Green, Purple, Orange, SkyBlue];

    /// <summary>Colour of a model by its place in the result; the same in every figure.</summary>
    public static SKColor OfModel(int index) => Models[index % Models.Length];

    /// <summary>Colour of a verdict. Its symbol differs too, so that no verdict rests on colour.</summary>
    public static SKColor Of(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Reproduced => Green,
        ClaimOutcome.NotReproduced => Vermillion,
        _ => Grey,
    };

    public static ScottPlot.Color Plot(this SKColor color, float opacity = 1) =>
        new(color.Red, color.Green, color.Blue, (byte)(255 * opacity));
}
