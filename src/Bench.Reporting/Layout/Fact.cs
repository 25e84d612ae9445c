using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;

namespace Bench.Reporting.Layout;

/// <summary>A term at the left and what it is at the right.</summary>
internal sealed class Fact : Block
{
    private const float TermWidth = 104;
    private readonly RichText _term;
    private readonly RichText _value;

    public Fact(string term, RichText value)
    {
        _term = RichText.Colored(term, Palette.Grey);
        _value = value;
        SpaceAfter = 2.5f;
    }

    /// <summary>Only the term: the value is what was given, such as a path or a command line.</summary>
    public override Block Said(Func<string, string> say) => new Fact(say(_term.ToString()), _value)
    {
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        LeavesFirstPage = LeavesFirstPage,
    };

    public override float Height(float width) =>
        Math.Max(new BrokenText(_term, Fonts.Body, TermWidth - 8).Height, new BrokenText(_value, Fonts.Body, width - TermWidth).Height);

    public override void Draw(PageContext page, float x, float y, float width)
    {
        // Facts that follow each other are one list.
        using var list = page.Tag(Roles.List, typeof(Fact));
        using var item = page.Tag(Roles.ListItem);
        using (page.Tag(Roles.Label))
        {
            new BrokenText(_term, Fonts.Body, TermWidth - 8).Draw(page, x, y, TermWidth - 8);
        }

        using (page.Tag(Roles.ListBody))
        {
            new BrokenText(_value, Fonts.Body, width - TermWidth).Draw(page, x + TermWidth, y, width - TermWidth);
        }
    }

    public override void Write(HtmlPage page) =>
        page.Open("div", ("class", "fact")).Element("span", _term).Element("span", _value).Close("div");
}
