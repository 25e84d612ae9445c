namespace Bench.Core.Studies;

/// <summary>Where the group of a case, such as its diagnosis, is known from.</summary>
/// <param name="File">Name of a file in each case's folder, such as <c>Info.cfg</c>, or the path of a table (<c>*.csv</c>).</param>
/// <param name="Column">Key in that file, or column of the table.</param>
/// <param name="CaseColumn">Column of a table with the names of cases; empty for <c>case</c>, <c>mouse</c> or <c>patient</c>.</param>
public sealed record GroupSource(string File, string Column, string CaseColumn = "")
{
    /// <summary>Whether it is a table of all cases; else a file in each case's folder.</summary>
    public bool IsTable => File.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
