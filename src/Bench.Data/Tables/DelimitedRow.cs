
namespace Bench.Data.Tables;

/// <summary>A row of a text table.</summary>
/// <param name="Line">Number of its first line in the file, from 1.</param>
/// <param name="Cells">Its cells as they stand, quotes removed.</param>
public sealed record DelimitedRow(int Line, IReadOnlyList<string> Cells);
