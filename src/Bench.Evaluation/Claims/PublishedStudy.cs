using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Statistics;

namespace Bench.Evaluation.Claims;

/// <summary>A study's published numbers, as data: the content of <c>baselines/published/VERSION/claims.json</c>.</summary>
/// <param name="Study">Title.</param>
/// <param name="Version">Which text the numbers are from, e.g. <c>draft-2025</c>.</param>
/// <param name="Source">Authors and place.</param>
/// <param name="TestMice">Mice behind the numbers.</param>
/// <param name="Claims">The numbers.</param>
/// <param name="Points">Single mice read off its figures; empty where there are none.</param>
/// <param name="Conventions">What the study says about how its numbers were made.</param>
public sealed record PublishedStudy(
    string Study,
    string Version,
    string Source,
    int TestMice,
    IReadOnlyList<PublishedClaim> Claims,
    IReadOnlyList<PublishedPoints> Points,
    StudyConventions Conventions)
{
    /// <summary>Its networks, wherever it describes one; empty where none is written down.</summary>
    public IReadOnlyList<PublishedNetwork> Networks { get; init; } = [];

    /// <summary>The volume curve that it prints of one case; null for none.</summary>
    public PublishedCurve? VolumeCurve { get; init; }

    /// <summary>The files beside its claims that it names, relative to its folder, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Files =>
        [.. Points.Select(p => p.File).Concat(VolumeCurve is { } curve ? [curve.File] : Array.Empty<string>()).Distinct()];

    /// <summary>Whose hearts it measured; null where it is not written down.</summary>
    public StudySpecies? Species { get; init; }

    /// <summary>Reads a claims file.</summary>
    /// <param name="path">The file <c>claims.json</c>.</param>
    /// <exception cref="InputException">
    /// The file is missing or is not of the form of <c>claims.schema.json</c>; claim and field are named.
    /// </exception>
    public static PublishedStudy Read(string path) => PublishedStudyReader.Read(path);

    /// <summary>Another statistic of what a claim speaks of, as first printed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="statistic">The statistic.</param>
    internal PublishedClaim? Sibling(PublishedClaim claim, ClaimStatistic statistic) =>
        Claims.FirstOrDefault(c => c.Key == claim.Key with { Statistic = statistic });
}

/// <summary>What a study says about how its numbers were made.</summary>
/// <param name="Deviation">Divisor of its standard deviations; null where it does not say.</param>
/// <param name="LimitsFactor">SDs of the differences between bias and a limit of agreement.</param>
/// <param name="Dice">Over what Dice is taken.</param>
/// <param name="Difference">Which less which.</param>
/// <param name="Split">How mice were divided, and whether the lists are known.</param>
/// <param name="CleaningRule">
/// Rule by which predicted masks were cleaned: <c>largest</c>, <c>published</c> or <c>none</c>; empty where the study does not say.
/// </param>
/// <param name="Cleaning">The same in words, with what is not certain of it.</param>
/// <param name="Cases">Which cases its numbers are of, where they have names that everybody uses, such as the test set of a
/// challenge.</param>
/// <param name="CasePattern">A regular expression for their names; numbers are judged on no others. Empty for any case.</param>
public sealed record StudyConventions(
    DeviationConvention? Deviation = null,
    double LimitsFactor = 1.96,
    string Dice = "",
    string Difference = "model less expert",
    string Split = "",
    string CleaningRule = "",
    string Cleaning = "",
    string Cases = "",
    string CasePattern = "");

/// <summary>A volume curve read off a figure, in a CSV file beside the claims.</summary>
/// <param name="File">Path below the study's folder.</param>
/// <param name="Time">Column with times, ms.</param>
/// <param name="Volume">Column with blood-pool volumes, µL.</param>
/// <param name="ReadingError">Largest error of reading a volume, µL.</param>
/// <param name="Where">Where it is printed.</param>
public sealed record PublishedCurve(string File, string Time, string Volume, double ReadingError, string Where);

/// <summary>Single mice read off a figure, in a CSV file beside the claims.</summary>
/// <param name="File">Path below the study's folder.</param>
/// <param name="Quantity">What they are of.</param>
/// <param name="Reference">Column with the expert's values.</param>
/// <param name="Predicted">Column with the model's values.</param>
/// <param name="ReadingError">Largest error of reading a point, in the quantity's unit.</param>
/// <param name="Subject">Group of mice, as in the claims that speak of it; null where the study has one.</param>
public sealed record PublishedPoints(
    string File, Quantity Quantity, string Reference, string Predicted, double ReadingError, string? Subject = null);
