using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bench.Core;
using Bench.Learning.Preprocessing;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Segmentation;

/// <summary>What has to be said of a model made elsewhere, since its file does not say it.</summary>
public sealed record ModelInput
{
    /// <summary>Most <see cref="Channels"/>.</summary>
    public const int MostChannels = 64;

    /// <summary>Order of the input's axes.</summary>
    public PixelLayout Layout { get; init; } = PixelLayout.Nchw;

    /// <summary>Order of the output's axes; null for that of the input.</summary>
    public PixelLayout? OutputLayout { get; init; }

    /// <summary>Channels of the input; the grey image fills each of them, as models with pretrained encoders want it.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>
    /// Rows and columns that the model takes; null for any multiple of <see cref="Multiple"/>. Smaller images are padded and cut back,
    /// larger ones averaged over whole squares of pixels first.
    /// </summary>
    public (int Height, int Width)? Size { get; init; }

    /// <summary>What rows and columns must be multiples of, where no size is fixed.</summary>
    public int Multiple { get; init; } = 16;

    /// <summary>
    /// Longest side, pixels, at which the model looks at images, to the nearest whole factor, where no size is fixed; 0 for native size.
    /// </summary>
    public int WorkingSize { get; init; }

    /// <summary>The grid that images are brought to first; null for their own.</summary>
    public StudyGrid? Grid { get; init; }

    /// <summary>Scaling of grey values.</summary>
    public GreyScaling Scaling { get; init; }

    /// <summary>Classes that the model scores: background and the study's structures.</summary>
    public int Classes { get; init; } = LabelMap.ClassCount;

    /// <summary>
    /// Which label each of the model's channels stands for: 0 background, 1 myocardium, 2 blood pool, 3 right ventricle where the study has
    /// it, each once.
    /// </summary>
    [AllowNull]
    public IReadOnlyList<int> LabelOrder { get => field ?? [.. Enumerable.Range(0, Classes)]; init; }

    /// <summary>The output with the class scores: its name (ONNX), or its place from 0 (TorchScript); null for the only one.</summary>
    public string? Output { get; init; }

    /// <summary>What the scores are; null where the first images are to show it.</summary>
    public ScoreKind? Scores { get; init; }

    /// <summary>Order of the output's axes, whether declared or the input's.</summary>
    internal PixelLayout LayoutOfOutput => OutputLayout ?? Layout;

    /// <summary>Everything declared, in one line; equal for equal declarations.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture,
        $"{Layout}, size {(Size is { } size ? $"{size.Height}x{size.Width}" : $"any multiple of {Multiple}")}, scale {Scaling}, "
            + $"labels {string.Join(',', LabelOrder)}, output "
            + $"{Output ?? "only"}{(LayoutOfOutput == Layout ? "" : $" {LayoutOfOutput}")}"
            + $"{(Channels == 1 ? "" : $", channels {Channels}")}{(Scores is { } scores ? $", scores {scores}" : "")}"
            + $"{(Grid is { } grid ? $", grid {grid.ToText()}" : "")}").ToLowerInvariant();

    /// <summary>Number of classes in words.</summary>
    internal string ClassesInWords =>
        Classes switch { 2 => "two", 3 => "three", 4 => "four", _ => string.Create(CultureInfo.InvariantCulture, $"{Classes}") };

    /// <summary>Names of all classes, background first.</summary>
    internal string StructuresInWords =>
        string.Join(", ", Enumerable.Range(1, Classes - 1).Select(label => Vocabulary.InSentence((Structure)label)).Prepend("background"));

    /// <summary>All labels, such as <c>0, 1 or 2</c>.</summary>
    internal string LabelsInWords => FormattableString.Invariant($"{string.Join(", ", Enumerable.Range(0, Classes - 1))} or {Classes - 1}");

    /// <summary>Reads an order of labels.</summary>
    /// <param name="text">E.g. <c>0,2,1</c>.</param>
    /// <param name="classes">Classes that the model scores.</param>
    /// <exception cref="InputException">Not each label once.</exception>
    public static IReadOnlyList<int> ParseLabelOrder(string text, int classes = LabelMap.ClassCount)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).Select(p => p is [>= '0' and <= '9'] ? p[0] - '0' : -1).ToArray();
        var labels = Enumerable.Range(0, classes).ToArray();
        return parts.Order().SequenceEqual(labels)
            ? parts
            : throw new InputException(
                "--label-order",
                $"'{text}' does not name the labels {string.Join(", ", labels.SkipLast(1))} and {labels[^1]} once each.",
                $"give the label of each channel in order, e.g. "
                    + $"{string.Join(',', labels.Take(1).Concat([2, 1]).Concat(labels.Skip(LabelMap.ClassCount)))} where the blood "
                    + "pool comes before the myocardium.");
    }

    /// <summary>Reads a size.</summary>
    /// <param name="text"><c>256</c>, or <c>192x256</c> for 192 rows and 256 columns.</param>
    /// <exception cref="InputException">Neither.</exception>
    public static (int Height, int Width) ParseSize(string text)
    {
        var parts = text.Split('x');
        return parts.Length is 1 or 2
            && int.TryParse(parts[0], out var height)
            && int.TryParse(parts[^1], out var width)
            && height is > 0 and <= 8192
            && width is > 0 and <= 8192
            ? (height, width)
            : throw new InputException("--input-size", $"'{text}' is not a size.", "give 256, or rows x columns, e.g. 192x256.");
    }
}
