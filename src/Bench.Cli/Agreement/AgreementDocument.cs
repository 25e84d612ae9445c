using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;
using Bench.Statistics.Coverage;

namespace Bench.Cli.Agreement;

/// <summary>What <c>agree --json</c> writes; docs/agree.md explains the keys.</summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="File">The file, as given.</param>
/// <param name="ReferenceColumn">Name of the reference column.</param>
/// <param name="PredictedColumn">Name of the column under test.</param>
/// <param name="Unit">Unit of both; empty for none.</param>
/// <param name="RowCount">Rows below the header.</param>
/// <param name="MissingCount">Rows left out since a value is missing.</param>
/// <param name="MissingLines">Their lines in the file, from 1.</param>
/// <param name="Lines">Line in the file of every row, in order: <c>index</c> of a point or case counts from 0 in this list.</param>
/// <param name="CaseColumn">Name of the column of cases; null where every row is taken as a case of its own.</param>
/// <param name="Repeated">Limits of agreement of repeated measurements; null without a column of cases.</param>
/// <param name="AxesDisagree">Whether mean and reference as axis give different verdicts on proportional bias.</param>
/// <param name="Analysis">All numbers.</param>
internal sealed record AgreementDocument(
    int SchemaVersion,
    string File,
    string ReferenceColumn,
    string PredictedColumn,
    string Unit,
    int RowCount,
    int MissingCount,
    IReadOnlyList<int> MissingLines,
    IReadOnlyList<int> Lines,
    string? CaseColumn,
    RepeatedBlandAltman? Repeated,
    bool AxesDisagree,
    AgreementAnalysis Analysis)
{
    /// <summary>
    /// Simulated coverage of the intervals at this number and skewness of rows; null where rows are not cases of their own.
    /// </summary>
    public PairCoverage? Coverage { get; init; }

    public static AgreementDocument Of(
        string file,
        string reference,
        string predicted,
        PairedColumns columns,
        AgreementAnalysis analysis,
        string? caseColumn,
        RepeatedBlandAltman? repeated) => new(
        1,
        file,
        reference,
        predicted,
        analysis.Options.Unit,
        columns.Lines.Count,
        columns.MissingCount,
        columns.MissingLines,
        columns.Lines,
        caseColumn,
        repeated,
        analysis.AxesDisagree,
        analysis)
        {
            Coverage = repeated is null ? CoverageSimulation.OfPairs(columns.Reference, columns.Predicted) : null,
        };
}
