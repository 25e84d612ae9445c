namespace Bench.Reporting.Tables;

/// <summary>A column of a CSV table, declared once: files, documentation and tests are made from it.</summary>
/// <typeparam name="TRow">What one row is about.</typeparam>
/// <param name="Name">The name in the header.</param>
/// <param name="Meaning">What the value is, with unit and range, as docs/outputs.md says it.</param>
/// <param name="Value">The value of a row.</param>
public sealed record Column<TRow>(string Name, string Meaning, Func<TRow, Cell> Value);
