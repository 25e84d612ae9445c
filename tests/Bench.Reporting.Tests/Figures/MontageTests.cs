using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Testing;
using SkiaSharp;

namespace Bench.Reporting.Tests.Figures;

public sealed class MontageTests
{
    [Fact]
    public void Dice_of_a_slice_counts_what_lies_outside_the_picture()
    {
        // Measured: 30 voxels by the expert, 50 by the model, 30 in both: 60/80. The picture shows two voxels on which they agree. Nothing
        // of the other structure is in either.
        SliceMeasures[] measured =
        [
            new(
                CardiacPhase.EndDiastole,
                4,
                0.5,
                Structure.BloodPool,
                30,
                50,
                30) { FrameIndex = 7 }, new(CardiacPhase.EndDiastole, 4, 0.5, Structure.Myocardium, 0, 0, 0) { FrameIndex = 7 },
            new(CardiacPhase.EndSystole, 4, 0.5, Structure.BloodPool, 30, 30, 30) { FrameIndex = 9 },
        ];
        var sample = SampleResult.Create(1, 12);
        var mouse = sample.Models[0].Cases[0] with { SliceErrors = measured };
        var result = sample with { Models = [sample.Models[0] with { Cases = [mouse] }] };
        var example = new MontageCase(
            "best",
            sample.Models[0].Name,
            mouse.Mouse,
            7,
            CardiacPhase.EndDiastole,
            0.75,
            [new MontageSlice(4, 1, 2, [], [2, 2], [[2, 2]])]);

        Assert.Equal("0.75  –", MontageSlices.Dice(result, example, 4, 0));
        Assert.Equal(string.Empty, MontageSlices.Dice(result, example, 5, 0));
        Assert.Equal(string.Empty, MontageSlices.Dice(result, example, 4, -1));
        var pool = ExampleFigureTables.Slices
            .Of(new(example, example.Slices, result.Models, result.Settings.Terms.Structures), "montage-best").Rows
            .ElementAt(0);
        Assert.Equal(["50", "30"], pool.TakeLast(2));
    }

    [Fact]
    public void Every_model_has_a_row_of_errors_in_two_colours_and_the_expert_has_none()
    {
        // Two models over five rows of tiles: expert, outlines and errors of the first, outlines and errors of the second.
        var figure = FigureSet.Of(SampleResult.Create(2, 12)).In(FigurePlace.Montage)[0];
        using var bitmap = Draw(figure);
        const float Top = MontageLegend.Height + 10;
        int[] Pixels(SKColor color) =>
        [
            .. Enumerable.Range(0, 5).Select(row => Enumerable
                .Range((int)(Top + ((figure.Height - Top) * row / 5)) + 1, (int)((figure.Height - Top) / 5) - 2)
                .Sum(y => Enumerable.Range(62, bitmap.Width - 62).Count(x => bitmap.GetPixel(x, y) == color))),
        ];

        // The sample's models draw too large a ring: many false positives, few false negatives.
        var (positive, negative) = (Pixels(Palette.FalsePositive), Pixels(Palette.FalseNegative));
        Assert.Equal([0, 0, 0], new[] { positive[0], positive[1], positive[3] });
        Assert.Equal([0, 0, 0], new[] { negative[0], negative[1], negative[3] });
        Assert.All(new[] { positive[2], positive[4] }, n => Assert.True(n > 50, $"{n} pixels of false positives"));
        Assert.True(negative[2] + negative[4] > 0);
    }

    [Fact]
    public void An_error_in_a_slice_that_the_expert_left_empty_is_shown()
    {
        // Slice 0 holds labels of the model alone, and the case has more slices than there is room for.
        MontageSlice[] slices =
        [
            new(0, 1, 2, [], [0, 0], [[1, 1]]),
            .. Enumerable.Range(1, 20).Select(s => new MontageSlice(s, 1, 2, [], [2, 2], [[2, 2]])),
        ];
        Assert.Equal(0, MontageSlices.Shown(slices, 12)[0].Slice);
        MontageSlice[] late =
        [
            .. slices.Select(s => s.Slice == 0 ? slices[1] with { Slice = 0 } : s.Slice == 7 ? slices[0] with { Slice = 7 } : s),
        ];
        var shown = MontageSlices.Shown(late, 12);
        Assert.Equal(12, shown.Length);
        Assert.Contains(7, shown.Select(s => s.Slice));
        Assert.Equal(21, MontageSlices.Labelled(late));
    }

    [Fact]
    public void A_montage_that_leaves_slices_out_says_how_many()
    {
        var result = SampleResult.Create(1, 3);
        var slice = result.Montages[0].Slices[4];
        var many = result.Montages[0] with { Slices = [.. Enumerable.Range(0, 15).Select(s => slice with { Slice = s })] };
        var figure = FigureSet.Of(result with { Montages = [many] }).In(FigurePlace.Montage)[0];
        Assert.Contains("12 of 15 shown", figure.Caption, StringComparison.Ordinal);
        Assert.Contains(FigureText.Svg(figure).Descendants(), e => e.Name.LocalName == "text" && e.Value.Contains("12 of 15",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(1, 2, 3)]
    public void A_voxel_is_right_or_wrong_in_one_of_three_ways(byte reference, byte predicted, byte kind) =>
        Assert.Equal(kind, ErrorTile.Kind(reference, predicted));

    [Theory]
    [InlineData(3.2, 2)]
    [InlineData(10, 10)]
    [InlineData(0.7, 0.5)]
    public void A_scale_bar_has_a_round_length(double room, double length) => Assert.Equal(length, ScaleBar.Length(room), 9);

    [Fact]
    public void Masks_can_be_told_apart_in_greyscale()
    {
        static double Luminance(SKColor c) => (0.2126 * c.Red) + (0.7152 * c.Green) + (0.0722 * c.Blue);
        Assert.True(Luminance(Palette.BloodPool) - Luminance(Palette.Myocardium) > 100);
    }

    private static SKBitmap Draw(Figure figure)
    {
        var bitmap = new SKBitmap((int)figure.Width, (int)MathF.Ceiling(figure.Height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        figure.Draw(canvas);
        return bitmap;
    }
}
