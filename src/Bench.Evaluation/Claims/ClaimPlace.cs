using System.Text.Json.Serialization;

namespace Bench.Evaluation.Claims;

/// <summary>Where a number is printed.</summary>
/// <param name="Table">Number of the table, if it is in one.</param>
/// <param name="Figure">Number of the figure, if it is in one.</param>
/// <param name="Section">Name of the section or file.</param>
/// <param name="Page">Page, from 1, if known.</param>
/// <param name="Origin">Publication or published code.</param>
public sealed record ClaimPlace(
    string? Table = null, string? Figure = null, string? Section = null, int? Page = null, ClaimOrigin Origin = ClaimOrigin.Paper)
{
    /// <summary>The place for a reader, e.g. <c>Table 1, p. 7</c> or <c>published code, training notebook</c>.</summary>
    [JsonIgnore]
    public string Text => string.Join(", ", Words());

    private IEnumerable<string> Words()
    {
        if (Origin == ClaimOrigin.Code)
        {
            yield return "published code";
        }

        if (Table is not null)
        {
            yield return $"Table {Table}";
        }

        if (Figure is not null)
        {
            yield return $"Figure {Figure}";
        }

        if (Section is not null)
        {
            yield return Section;
        }

        if (Page is not null)
        {
            yield return $"p. {Page}";
        }
    }
}

/// <summary>What a number was taken from.</summary>
public enum ClaimOrigin
{
    /// <summary>The text, tables and figures of the publication.</summary>
    Paper,

    /// <summary>The program published with it. It may do otherwise than the text says.</summary>
    Code,
}
