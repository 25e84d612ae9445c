using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;
using Bench.Reporting.Figures;
using Bench.Reporting.Pages;

namespace Bench.Cli.Agreement;

/// <summary>The files of <c>agree --out</c>.</summary>
internal static class AgreementFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="document">The analysis.</param>
    /// <param name="folder">Where to; made if missing.</param>
    /// <param name="overwrite">Whether files of others are replaced.</param>
    /// <param name="log">Told of each file; null to stay silent.</param>
    public static void Write(AgreementDocument document, string folder, bool overwrite, ProgressLog? log)
    {
        var figure = AgreementFigure.Of(document.Analysis, document.ReferenceColumn, document.PredictedColumn);
        string[] names = ["agreement.json", figure.Name + ".svg", figure.Name + ".png", "agreement.pdf"];
        using var output = OutputFolder.Open(folder, new PlannedOutput("agree", names, overwrite));
        One("agreement.json", path => ResultJson.Write(document, path));
        One(figure.Name + ".svg", path => AtomicFile.Write(path, stream => FigureFiles.WriteSvg(figure, stream)));
        One(figure.Name + ".png", path => AtomicFile.Write(path, stream => FigureFiles.WritePng(figure, stream)));
        One(
            "agreement.pdf",
            path =>
                AtomicFile.Write(path, stream => AgreementPage.Write(document.Analysis, figure, Path.GetFileName(document.File), stream)));
        output.Finish(names);

        void One(string name, Action<string> write)
        {
            var path = Path.Combine(folder, name);
            write(path);
            log?.Line(path);
        }
    }
}
