using System.Text.RegularExpressions;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Reporting.Citing;

namespace Bench.Reporting.Pages;

/// <summary>What to cite: Bench, the study, and the methods that a run used, as BibTeX.</summary>
public static partial class CitationList
{
    private const string Title = "Bench: a reproducibility benchmark and evaluation harness for cardiac MRI segmentation";

    /// <summary>The entries for a run, or for Bench alone.</summary>
    /// <param name="result">The run; null for none.</param>
    /// <param name="study">The published study that it was judged against; null for none.</param>
    /// <param name="version">Version of Bench where there is no run.</param>
    /// <param name="year">Year of it.</param>
    public static string Of(EvaluationResult? result, PublishedStudy? study, string version, int year)
    {
        var entries = new List<string>
        {
            BibTeX.Entry(
                "software",
                "bench",
                ("author", "{The Bench authors}"),
                ("title", $"{{{Title}}}"),
                ("version", result?.Provenance.BenchVersion ?? version),
                ("year", result is null ? $"{year}" : result.Provenance.Created[..4]),
                ("note", result is null ? "" : $"commit {BibTeX.Escape(result.Provenance.Commit)}")),
        };
        if (study is not null)
        {
            entries.Add(BibTeX.Entry(
                "misc",
                study.Version,
                ("title", $"{{{BibTeX.Escape(study.Study)}}}"),
                ("howpublished", BibTeX.Escape(study.Source)),
                ("year", Year().Match(study.Source).Value),
                ("doi", Doi().Match(study.Source).Groups[1].Value)));
        }

        if (result is { Settings: { IsPhantom: false, Terms: { Citation.Length: > 0 } terms } } && terms.Citation != study?.Source)
        {
            entries.Add(BibTeX.Entry(
                "misc",
                $"data-{BibTeX.KeyOf(terms.Name)}",
                ("title", $"{{Data of the study {BibTeX.Escape(terms.Title)}}}"),
                ("howpublished", BibTeX.Escape(terms.Citation)),
                ("year", Year().Match(terms.Citation).Value)));
        }

        if (result is not null)
        {
            entries.AddRange(MethodsSection.Cited(new ReportContext(result, null)).Entries());
        }

        return string.Join('\n', entries);
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"doi:\s*(10\.[^\s;,]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Doi();
}
