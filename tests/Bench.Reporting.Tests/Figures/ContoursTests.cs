using Bench.Reporting.Figures;
using SkiaSharp;

namespace Bench.Reporting.Tests.Figures;

public sealed class ContoursTests
{
    [Fact]
    public void One_pixel_is_outlined_by_a_diamond_around_its_centre()
    {
        using var outline = Contours.Outline([0, 0, 0, 0, 1, 0, 0, 0, 0], 3, 3, 1, 2);
        Assert.Equal(new SKRect(1, 1, 2, 2), outline.TightBounds);
        Assert.True(outline.Contains(1.5f, 1.5f));
        Assert.False(outline.Contains(1.1f, 1.1f));
    }

    [Fact]
    public void A_region_at_the_border_is_closed_along_it()
    {
        using var outline = Contours.Outline([1, 1, 1, 1], 2, 2, 1, 2);
        Assert.Equal(new SKRect(0, 0, 2, 2), outline.TightBounds);
    }

    [Fact]
    public void A_hole_stays_outside()
    {
        byte[] ring = [1, 1, 1, 1, 0, 1, 1, 1, 1];
        using var outline = Contours.Outline(ring, 3, 3, 1, 2);
        Assert.False(outline.Contains(1.5f, 1.5f));
        Assert.True(outline.Contains(0.6f, 1.5f));
    }

    [Fact]
    public void The_pool_is_inside_the_outline_of_the_heart_but_the_ring_is_outside_that_of_the_pool()
    {
        byte[] heart = [1, 1, 1, 1, 2, 1, 1, 1, 1];
        using var outer = Contours.Outline(heart, 3, 3, 1, 2);
        using var pool = Contours.Outline(heart, 3, 3, 2, 2);
        Assert.True(outer.Contains(1.5f, 1.5f));
        Assert.True(pool.Contains(1.5f, 1.5f));
        Assert.False(pool.Contains(0.5f, 0.5f));
    }

    [Fact]
    public void The_right_ventricle_has_an_outline_of_its_own()
    {
        byte[] heart = [2, 1, 3, 3];
        using var left = Contours.Outline(heart, 1, 4, 1, 2);
        using var right = Contours.Outline(heart, 1, 4, 3, 3);
        Assert.Equal(new SKRect(0, 0, 2, 1), left.TightBounds);
        Assert.Equal(new SKRect(2, 0, 4, 1), right.TightBounds);
    }

    [Fact]
    public void An_empty_slice_has_no_outline()
    {
        using var outline = Contours.Outline(new byte[9], 3, 3, 1, 2);
        Assert.True(outline.IsEmpty);
    }
}
