using Bench.Cli.Machine;
using Bench.Reporting.Published;

namespace Bench.Cli.Stages;

/// <summary>The published numbers that reports print beside the ones found.</summary>
internal static class StudyTable
{
    /// <summary>Reads them from the baselines that travel with the program.</summary>
    public static PublishedTable Read() => PublishedTable.Load(BaselinesFolder.Combine("published", "draft-2025", "claims.json"));
}
