using System.Text;
using Bench.Core.IO;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Html;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;
using Bench.Reporting.Tables;

namespace Bench.Reporting;

/// <summary>Writes everything that readers and other programs get from a result.</summary>
public static class ReportWriter
{
    private static readonly IReportExporter[] Exporters = [new PdfReport(), new HtmlReport()];

    /// <summary>
    /// Writes <c>tables/*.csv</c>, <c>tables/*.md</c>, <c>tables/*.tex</c>, <c>figures/*.svg</c>, <c>figures/*.png</c>,
    /// <c>figures/*.csv</c>, <c>figures/*.py</c>, <c>report.pdf</c> and <c>report.html</c> below a folder. Each file appears complete or not at all; files of an
    /// earlier report with the same names are replaced.
    /// </summary>
    /// <param name="result">What to report; at least one model.</param>
    /// <param name="published">Published numbers to print beside it; null for none.</param>
    /// <param name="outputFolder">Where to write; made if need be.</param>
    /// <param name="cancellation">Looked at before each file.</param>
    /// <returns>The files written, relative to <paramref name="outputFolder"/>, with <c>/</c> between folders.</returns>
    /// <exception cref="Bench.Core.InputException">No typeface here can write a report.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the files written so far stay.</exception>
    public static IReadOnlyList<string> WriteAll(
        EvaluationResult result, PublishedTable? published, string outputFolder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(outputFolder);
        result = PrintedResult.Of(result);
        var written = new List<string>();
        foreach (var table in ResultTables.Of(result))
        {
            Write($"tables/{table.Name}.csv", s => s.Write(Encoding.UTF8.GetBytes(table.ToCsv())));
        }

        foreach (var table in PaperTables.Of(result, published))
        {
            Write($"tables/{table.Name}.md", s => s.Write(Encoding.UTF8.GetBytes(Printable.Of(table.ToMarkdown()))));
            Write($"tables/{table.Name}.tex", s => s.Write(Encoding.UTF8.GetBytes(Printable.Of(table.ToLatex()))));
        }

        foreach (var figure in FigureSet.Of(result, published).All)
        {
            Write($"figures/{figure.Name}.svg", s => FigureFiles.WriteSvg(figure, s));
            Write($"figures/{figure.Name}.png", s => FigureFiles.WritePng(figure, s));
            foreach (var table in figure.Numbers())
            {
                Write($"figures/{table.Name}.csv", s => s.Write(Encoding.UTF8.GetBytes(table.ToCsv())));
            }

            if (FigureScripts.Of(figure, result) is { } script)
            {
                Write($"figures/{figure.Name}.py", s => s.Write(Encoding.UTF8.GetBytes(script)));
            }
        }

        foreach (var exporter in Exporters)
        {
            Write(exporter.FileName, s => exporter.Export(result, published, s));
        }

        return written;

        void Write(string file, Action<Stream> write)
        {
            cancellation.ThrowIfCancellationRequested();
            AtomicFile.Write(Path.Combine(outputFolder, file.Replace('/', Path.DirectorySeparatorChar)), write);
            written.Add(file);
        }
    }
}
