using Bench.Core;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Tests.Typography;

public sealed class TypefacesTests
{
    [Fact]
    public void The_carried_family_is_Inter_with_all_characters_that_numbers_need()
    {
        var faces = Typefaces.Load(carried: true);
        Assert.Equal("carried", faces.Origin);
        Assert.Equal("Inter", faces.Family);
        Assert.All(
            [faces.Regular, faces.Medium, faces.SemiBold],
            face => Assert.True(face.ContainsGlyphs(Typefaces.RequiredCharacters + "●▲○◆√×·–’“”…□")));
    }

    [Fact]
    public void Without_the_carried_family_a_system_family_is_used_or_the_error_says_what_to_install()
    {
        try
        {
            var faces = Typefaces.Load(carried: false);
            Assert.Equal("system", faces.Origin);
            Assert.Contains(faces.Family, Typefaces.SystemFamilies);
        }
        catch (InputException e)
        {
            Assert.Contains("apt-get install fonts-liberation", e.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_font_file_is_null() => Assert.Null(InterFontFiles.Read("Inter-Wrong.ttf"));

    [Fact]
    public void Tabular_figures_signs_and_figure_spaces_are_equally_wide()
    {
        var style = new TextStyle(Typefaces.Default.Regular, 10, SKColors.Black, TabularFigures: true);
        Assert.Equal(TextLine.Measure("8888", style), TextLine.Measure("1−+\u2007", style), 3);
        Assert.NotEqual(
            TextLine.Measure("8888", style with { TabularFigures = false }),
            TextLine.Measure("1111", style with { TabularFigures = false }),
            1);
    }

    [Fact]
    public void Text_is_kerned()
    {
        var style = new TextStyle(Typefaces.Default.Regular, 10, SKColors.Black);
        Assert.True(TextLine.Measure("AV", style) < TextLine.Measure("A", style) + TextLine.Measure("V", style));
    }

    [Fact]
    public void A_character_that_the_font_lacks_is_spelled_out()
    {
        var style = new TextStyle(Typefaces.Default.Regular, 10, SKColors.Black);
        Assert.Equal(TextLine.Measure("A and B", style), TextLine.Measure("A∩B", style), 3);
        Assert.Equal(TextLine.Measure("□", style), TextLine.Measure("鼠", style), 3);
    }
}
