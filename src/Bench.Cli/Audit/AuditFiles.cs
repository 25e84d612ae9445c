using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Serialization;
using Bench.Reporting.Pages;

namespace Bench.Cli.Audit;

/// <summary>The files of <c>audit --out</c>.</summary>
internal static class AuditFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="folder">Where to; made if missing.</param>
    /// <param name="overwrite">Whether files of others are replaced.</param>
    /// <param name="log">Told of each file; null to stay silent.</param>
    public static void Write(AuditReport report, string folder, bool overwrite, ProgressLog? log)
    {
        string[] names = ["audit.json", "audit.pdf", "audit.txt"];
        using var output = OutputFolder.Open(folder, new OutputClaim("audit", names, overwrite));
        One("audit.json", path => ResultJson.Write(report, path));
        One("audit.pdf", path => AtomicFile.Write(path, stream => AuditPage.Write(report, stream)));
        One("audit.txt", path => AtomicFile.WriteText(path, AuditText.Of(report)));
        output.Finish(names);

        void One(string name, Action<string> write)
        {
            var path = Path.Combine(folder, name);
            write(path);
            log?.Line(path);
        }
    }
}
