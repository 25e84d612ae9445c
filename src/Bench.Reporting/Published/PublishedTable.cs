namespace Bench.Reporting.Published;

/// <summary>Published numbers to print beside the ones found here.</summary>
/// <param name="Version">Version of the publication, e.g. <c>draft-2025</c>.</param>
/// <param name="Citation">Where the numbers are printed, for a reader.</param>
/// <param name="Mice">Mice in the published test set.</param>
/// <param name="Agreement">Rows of Table 1.</param>
/// <param name="Dice">Dice numbers.</param>
public sealed record PublishedTable(
    string Version, string Citation, int Mice, IReadOnlyList<PublishedAgreement> Agreement, IReadOnlyList<PublishedDice> Dice)
{
    /// <summary>Reads a table such as <c>baselines/published/draft-2025/table1.json</c>.</summary>
    /// <param name="path">Path of the JSON file.</param>
    /// <exception cref="Bench.Core.InputException">The file is missing, is not JSON, or lacks a number.</exception>
    public static PublishedTable Load(string path) => PublishedTableReader.Read(path);
}
