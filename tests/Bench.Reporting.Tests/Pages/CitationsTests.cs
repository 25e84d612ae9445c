using Bench.Reporting.Pages;

namespace Bench.Reporting.Tests.Pages;

public sealed class CitationsTests
{
    [Fact]
    public void Works_are_listed_where_they_are_cited_and_only_then_by_author()
    {
        var works = new Citations();
        works.Read("Intervals are exact (Carkeet 2015); limits follow Bland and Altman (1986).");
        Assert.Equal(["Bland JM, Altman DG. Statistical", "Carkeet A. Exact parametric conf"], works.Listed.Select(w => w[..32]));
    }

    [Fact]
    public void A_year_alone_cites_nothing()
    {
        var works = new Citations();
        works.Read("The study of 1986 is not Bland and Altman.");
        Assert.Empty(works.Listed);
    }
}
