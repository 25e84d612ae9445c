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

        Assert.Equal("0.75  –", MontageFigure.Dice(result, example, 4, 0));
        Assert.Equal(string.Empty, MontageFigure.Dice(result, example, 5, 0));
        Assert.Equal(string.Empty, MontageFigure.Dice(result, example, 4, -1));
        var pool = ExampleFigureTables.Slices
            .Of(new(example, example.Slices, result.Models, result.Settings.Terms.Structures), "montage-best").Rows
            .ElementAt(0);
        Assert.Equal(["50", "30"], pool.TakeLast(2));
    }

    [Fact]
    public void Expert_and_every_model_have_a_mask_and_every_model_outlines()
    {
        // Two models over five rows: the colours of blood pool and myocardium fill rows 1, 2 and 4, outlines only rows 3 and 5.
        var result = SampleResult.Create(2, 12);
        var figure = FigureSet.Of(result).In(FigurePlace.Montage)[0];
        using var bitmap = new SKBitmap((int)figure.Width, (int)MathF.Ceiling(figure.Height));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            figure.Draw(canvas);
        }

        var rows = Enumerable.Range(0, 5)
            .Select(row => Enumerable.Range((int)(26 + ((figure.Height - 26) * row / 5)), (int)((figure.Height - 26) / 5) - 1)
            .Sum(y => Enumerable.Range(62, bitmap.Width - 62).Count(x => bitmap.GetPixel(x, y) == MaskTile.BloodPool))).ToArray();
        Assert.All(new[] { rows[0], rows[1], rows[3] }, n => Assert.True(n > 200, $"{n} pixels of blood pool"));
        Assert.Equal([0, 0], new[] { rows[2], rows[4] });
    }

    [Fact]
    public void Masks_can_be_told_apart_in_greyscale()
    {
        static double Luminance(SKColor c) => (0.2126 * c.Red) + (0.7152 * c.Green) + (0.0722 * c.Blue);
        Assert.True(Luminance(MaskTile.BloodPool) - Luminance(MaskTile.Myocardium) > 100);
    }
}
