using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Colours of reports. No colour means two things: models, verdicts, structures and errors have hues of their own. Where Okabe and Ito
/// (2008) have a colour for it, it is theirs, which people with any kind of colour vision tell apart; the fifth and sixth model have two
/// of Tol's (2021, “muted”).
/// </summary>
internal static class Palette
{
    public static readonly SKColor Ink = new(0x1A, 0x1A, 0x1A);
    public static readonly SKColor Grey = new(0x5F, 0x63, 0x68);
    public static readonly SKColor LightGrey = new(0xBD, 0xC1, 0xC6);
    public static readonly SKColor Hairline = new(0xDA, 0xDC, 0xE0);
    public static readonly SKColor Wash = new(0xF4, 0xF6, 0xF8);

    /// <summary>A published number that is shown equivalent, and nothing else.</summary>
    public static readonly SKColor Shown = new(0x00, 0x7A, 0x59);

    /// <summary>A number that differs, and what needs attention.</summary>
    public static readonly SKColor Different = new(0xC2, 0x4F, 0x00);

    /// <summary>Blood pool.</summary>
    public static readonly SKColor BloodPool = new(0xF0, 0xE4, 0x42);

    /// <summary>Myocardium.</summary>
    public static readonly SKColor Myocardium = new(0x7F, 0x5A, 0xD0);

    /// <summary>Right ventricle.</summary>
    public static readonly SKColor RightVentricle = new(0xA6, 0xD8, 0x54);

    /// <summary>Voxels that a model labels and the expert does not.</summary>
    public static readonly SKColor FalsePositive = new(0xFF, 0x3E, 0xA5);

    /// <summary>Voxels that the expert labels and a model does not.</summary>
    public static readonly SKColor FalseNegative = new(0x2E, 0xE6, 0xD6);

    /// <summary>Voxels that both label, but otherwise.</summary>
    public static readonly SKColor OtherStructure = new(0xF7, 0xF7, 0xF7);

    private static readonly SKColor[] Models =
    [
        new(0x00, 0x72, 0xB2), new(0xE6, 0x9F, 0x00), new(0xCC, 0x79, 0xA7), new(0x56, 0xB4, 0xE9), new(0x99, 0x99, 0x33),
        new(0x88, 0x22, 0x55),
    ];

    /// <summary>Colour of a model by its place in the result; the same in every figure.</summary>
    public static SKColor OfModel(int index) => Models[index % Models.Length];

    /// <summary>
    /// Colour of a verdict: only what is shown has the colour of proof. Its symbol differs too, so that no verdict rests on colour.
    /// </summary>
    public static SKColor Of(ClaimVerdict claim) => claim switch
    {
        { Finding: ClaimFinding.Compatible } => Grey,
        { Outcome: ClaimOutcome.Reproduced } => Shown,
        { Outcome: ClaimOutcome.NotReproduced } => Different,
        _ => Grey,
    };

    /// <summary>Every colour with a meaning, for a test that none has two.</summary>
    public static IReadOnlyList<(string Meaning, SKColor Color)> Meanings { get; } =
    [
        .. Models.Select((c, i) => ($"model {i + 1}", c)), ("shown", Shown), ("different", Different), ("blood pool", BloodPool),
        ("myocardium", Myocardium), ("right ventricle", RightVentricle), ("false positive", FalsePositive),
        ("false negative", FalseNegative), ("other structure", OtherStructure),
    ];

    public static ScottPlot.Color Plot(this SKColor color, float opacity = 1) =>
        new(color.Red, color.Green, color.Blue, (byte)(255 * opacity));
}
