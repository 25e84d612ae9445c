using Bench.Core;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Published;

/// <summary>Published numbers to print beside the ones found here.</summary>
/// <param name="Version">Version of the publication, e.g. <c>draft-2025</c>.</param>
/// <param name="Citation">Where the numbers are printed, for a reader.</param>
/// <param name="Mice">Mice in the published test set.</param>
/// <param name="Agreement">One row a quantity that the study prints.</param>
/// <param name="Dice">Dice numbers.</param>
public sealed record PublishedTable(
    string Version, string Citation, int Mice, IReadOnlyList<AgreementSummary> Agreement, IReadOnlyList<PublishedDice> Dice)
{
    /// <summary>Whether its SDs and limits of agreement are by n, as it says or as its points show.</summary>
    public bool IsByPopulation { get; init; }

    /// <summary>Its single mice where they are at hand, by quantity, in the units that it prints.</summary>
    public IReadOnlyList<PublishedMice> Points { get; init; } = [];

    /// <summary>The volume curve that it prints of one case; null where none is at hand.</summary>
    public PublishedVolumes? Curve { get; init; }

    /// <summary>What an audit of the study's claims found; null where none was made.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>Draws the table from a study's claims: of a number that is printed in several places, the one listed first.</summary>
    /// <param name="path">Path of a file such as <c>baselines/published/draft-2025/claims.json</c>.</param>
    /// <exception cref="Bench.Core.InputException">
    /// The file is missing or is not a list of claims, or points that it names are missing.
    /// </exception>
    public static PublishedTable Load(string path) => PublishedTableReader.Read(path);
}

/// <summary>Single mice of a study, read off a figure.</summary>
/// <param name="Quantity">What was measured.</param>
/// <param name="Reference">By the expert.</param>
/// <param name="Predicted">By the study's model, mouse by mouse.</param>
public sealed record PublishedMice(Quantity Quantity, IReadOnlyList<double> Reference, IReadOnlyList<double> Predicted);

/// <summary>A volume curve read off a figure.</summary>
/// <param name="TimesMs">Times, ms.</param>
/// <param name="Microlitres">Blood-pool volumes, µL.</param>
/// <param name="Where">Where it is printed.</param>
public sealed record PublishedVolumes(IReadOnlyList<double> TimesMs, IReadOnlyList<double> Microlitres, string Where);

/// <summary>One published Dice number.</summary>
/// <param name="Structure">The structure, or null for the mean of both.</param>
/// <param name="Phase">The phase, or null for ED and ES together.</param>
/// <param name="Mean">Mean, 0 … 1.</param>
/// <param name="StandardDeviation">SD.</param>
public sealed record PublishedDice(Structure? Structure, CardiacPhase? Phase, double Mean, double StandardDeviation);
