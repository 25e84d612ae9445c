using Bench.Reporting.Figures;
using Bench.Testing;
using SkiaSharp;

namespace Bench.Reporting.Tests.Figures;

public sealed class MontageTests
{
    [Fact]
    public void Dice_of_a_slice_is_of_one_label()
    {
        // Label 2: three and two voxels, two shared: 4/5. Label 1: one and two, one shared: 2/3. Label 3 is in neither.
        byte[] expert = [2, 2, 2, 1, 0, 0];
        byte[] model = [2, 2, 1, 1, 0, 0];
        Assert.Equal(0.8, MaskTile.Dice(expert, model, 2), 12);
        Assert.Equal(2.0 / 3, MaskTile.Dice(expert, model, 1), 12);
        Assert.True(double.IsNaN(MaskTile.Dice(expert, model, 3)));
    }

    [Fact]
    public void Expert_and_every_model_have_a_mask_and_every_model_outlines()
    {
        // Two models over five rows: the colours of blood pool and myocardium fill rows 1, 2 and 4, outlines only rows 3 and 5.
        var result = SampleResult.Create(2, 12);
        var figure = FigureSet.Of(result).Montages[0];
        using var bitmap = new SKBitmap((int)figure.Width, (int)MathF.Ceiling(figure.Height));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            figure.Draw(canvas);
        }

        var rows = Enumerable.Range(0, 5).Select(row => Enumerable.Range((int)(26 + ((figure.Height - 26) * row / 5)), (int)((figure.Height - 26) / 5) - 1)
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
