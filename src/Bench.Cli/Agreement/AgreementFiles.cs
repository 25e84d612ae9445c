using Bench.Cli.Terminal;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Agreement;

/// <summary>The files of <c>agree --out</c>.</summary>
internal static class AgreementFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="document">The analysis.</param>
    /// <param name="folder">Where to; made if missing.</param>
    /// <param name="log">Told of each file; null to stay silent.</param>
    public static void Write(AgreementDocument document, string folder, ProgressLog? log)
    {
        var path = Path.Combine(folder, "agreement.json");
        ResultJson.Write(document, path);
        log?.Line(path);
    }
}
