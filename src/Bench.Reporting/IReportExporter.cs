using Bench.Evaluation.Results;
using Bench.Reporting.Published;

namespace Bench.Reporting;

/// <summary>Turns a result into one document. A new kind of document is a new implementation, and nothing else.</summary>
public interface IReportExporter
{
    /// <summary>File name of the document, e.g. <c>report.pdf</c>.</summary>
    string FileName { get; }

    /// <summary>Writes the document. The same result gives the same bytes.</summary>
    /// <param name="result">What to report.</param>
    /// <param name="published">Published numbers to print beside it; null for none.</param>
    /// <param name="output">Where to write; left open.</param>
    void Export(EvaluationResult result, PublishedTable? published, Stream output);
}
