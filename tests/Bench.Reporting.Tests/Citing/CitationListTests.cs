using Bench.Evaluation.Claims;
using Bench.Reporting.Citing;
using Bench.Reporting.Pages;
using Bench.Testing;

namespace Bench.Reporting.Tests.Citing;

/// <summary>What to cite, as BibTeX. Bibliographic facts are those of the publishers' pages.</summary>
public sealed class CitationListTests
{
    [Fact]
    public void A_reference_becomes_an_entry()
    {
        var entry = BibTeX.Of(
            "Bland and Altman 1986",
            "Bland JM, Altman DG. Statistical methods for assessing agreement between two methods of clinical measurement. Lancet 1986; "
                + "327: 307–310.",
            "10.1016/S0140-6736(86)90837-8");

        Assert.Equal(
            "@article{BlandAltman1986,\n  author = {Bland, J. M. and Altman, D. G.},\n"
                + "  title = {{Statistical methods for assessing agreement between two methods of clinical measurement}},\n"
                + "  journal = {Lancet},\n  year = {1986},\n  volume = {327},\n  pages = {307--310},\n"
                + "  doi = {10.1016/S0140-6736(86)90837-8},\n}\n",
            entry);
    }

    [Theory]
    [InlineData("A B. Title. ICASSP 2020: 1–2.", "inproceedings", "booktitle = {ICASSP}")]
    [InlineData("A B, et al. Title. arXiv:1809.04430, 2018.", "article", "journal = {arXiv preprint arXiv:1809.04430}")]
    [InlineData("A B. To be or not? Biometrika 1987; 74: 4–9.", "article", "title = {{To be or not?}}")]
    [InlineData("A B. To be? Or not. Lancet 1999; 1: 2–3.", "article", "title = {{To be? Or not}}")]
    [InlineData("A B, et al. Title. Lancet 1999; 1: 2–3.", "article", "author = {A, B. and others}")]
    [InlineData("A B. Fifty % & more_or less. Lancet 1999; 1: 2–3.", "article", @"title = {{Fifty \% \& more\_or less}}")]
    public void Meetings_preprints_further_authors_and_signs_of_LaTeX_are_known(string reference, string type, string field)
    {
        var entry = BibTeX.Of("A 1", reference, null);

        Assert.StartsWith($"@{type}{{", entry, StringComparison.Ordinal);
        Assert.Contains($"  {field},\n", entry, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_work_that_a_report_can_cite_has_an_entry_with_author_title_place_and_year()
    {
        var works = new Citations();
        works.Read(string.Join("; ", Citations.All));

        var entries = works.Entries().ToArray();

        Assert.Equal(Citations.All.Count, entries.Length);
        Assert.Equal(entries.Length, entries.Select(e => e.Split(',')[0]).Distinct().Count());
        foreach (var (entry, text) in entries.Zip(works.Listed))
        {
            Assert.All(["author", "title", "year"], field => Assert.Contains($"  {field} = {{", entry, StringComparison.Ordinal));
            Assert.Matches(@"  (journal|booktitle) = \{", entry);
            Assert.Equal(entry.Count(c => c == '{'), entry.Count(c => c == '}'));
            Assert.Contains(text.Split(' ')[0], entry, StringComparison.Ordinal);
            Assert.Matches(@"^@[a-z]+\{[A-Z][A-Za-z0-9-]+,", entry);
        }
    }

    [Fact]
    public void A_run_cites_Bench_with_its_commit_the_study_and_the_methods_that_it_used()
    {
        var study = PublishedStudy.Read(RepositoryFolder.Combine("baselines", "published", "jcmr-2026", "claims.json"));

        var text = CitationList.Of(SampleResult.Create(), study, "9.9.9", 2001);

        Assert.All(
            [
                "@software{bench,", "note = {commit ", "@misc{jcmr-2026,", "10.1016/j.jocmr.2026.102706", "@article{Dice1945,",
                "10.2307/1932409", "@inproceedings{Huang2020,", "@article{Holm1979,",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("9.9.9", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_run_Bench_alone_is_cited_with_its_version()
    {
        var text = CitationList.Of(null, null, "1.2.3", 2026);

        Assert.Contains("version = {1.2.3}", text, StringComparison.Ordinal);
        Assert.Single(text.Split('@', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_citation_file_has_what_its_format_requires_and_the_version_of_this_build()
    {
        // Citation File Format 1.2.0: cff-version, message, title and authors are required.
        var lines = File.ReadAllLines(RepositoryFolder.Combine("CITATION.cff"));
        var keys = lines.Where(l => l.Length > 0 && char.IsAsciiLetter(l[0])).Select(l => l.Split(':')[0]).ToArray();
        Assert.Equal(keys.Distinct(), keys);
        Assert.Contains("cff-version: 1.2.0", lines);
        Assert.All(["message", "title", "authors", "version", "license"], key => Assert.Contains(key, keys));
        var version = typeof(CitationList).Assembly.GetName().Version!.ToString(3);
        Assert.Contains($"version: {version}", lines);
    }
}
