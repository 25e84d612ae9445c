using System.Collections;

namespace Bench.Reporting.Tables;

/// <summary>A CSV table as its readers know it: a name, what a row is, and its columns.</summary>
/// <param name="name">File name without extension.</param>
/// <param name="oneRow">What there is one row of, e.g. <c>model and quantity</c>.</param>
public abstract class TableDefinition(string name, string oneRow)
{
    /// <summary>File name without extension.</summary>
    public string Name { get; } = name;

    /// <summary>What there is one row of.</summary>
    public string OneRow { get; } = oneRow;

    /// <summary>
    /// Names and meanings of the columns, in order. A name in angle brackets stands for as many columns as a result needs.
    /// </summary>
    public abstract IReadOnlyList<(string Name, string Meaning)> Documented { get; }

    /// <summary>The columns as a section of docs/outputs.md.</summary>
    public string ToMarkdown() =>
        $"### {Name}.csv\n\nOne row for each {OneRow}.\n\n| column | meaning |\n| --- | --- |\n"
            + string.Concat(Documented.Select(c => $"| `{c.Name}` | {c.Meaning} |\n"));
}

/// <summary>A CSV table declared by its columns. To add a column is to add one line to its definition.</summary>
/// <typeparam name="TSource">What the table is made from.</typeparam>
/// <typeparam name="TRow">What one row is about.</typeparam>
/// <param name="name">File name without extension.</param>
/// <param name="oneRow">What there is one row of.</param>
/// <param name="rows">The rows of a source, in order.</param>
public sealed class TableDefinition<TSource, TRow>(string name, string oneRow, Func<TSource, IEnumerable<TRow>> rows)
    : TableDefinition(name, oneRow), IEnumerable<string>
{
    private readonly List<(string Name, string Meaning, Func<TSource, IEnumerable<Column<TRow>>> Columns)> _columns = [];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, string Meaning)> Documented => [.. _columns.Select(c => (c.Name, c.Meaning))];

    /// <summary>Adds a column.</summary>
    /// <param name="name">The name in the header.</param>
    /// <param name="meaning">What the value is.</param>
    /// <param name="value">The value of a row.</param>
    public void Add(string name, string meaning, Func<TRow, Cell> value)
    {
        var column = new Column<TRow>(name, meaning, value);
        _columns.Add((name, meaning, _ => [column]));
    }

    /// <summary>Adds as many columns as a source needs, such as one for each tolerance.</summary>
    /// <param name="name">The pattern of their names, for the documentation.</param>
    /// <param name="meaning">What their values are.</param>
    /// <param name="columns">The columns for a source; they may also need the source itself for their values.</param>
    public void Add(string name, string meaning, Func<TSource, IEnumerable<Column<TRow>>> columns) =>
        _columns.Add((name, meaning, columns));

    /// <summary>Adds columns that several tables share.</summary>
    /// <param name="columns">The columns.</param>
    public void Add(IEnumerable<Column<TRow>> columns)
    {
        foreach (var column in columns)
        {
            _columns.Add((column.Name, column.Meaning, _ => [column]));
        }
    }

    /// <summary>The table of a source.</summary>
    /// <param name="source">What to tabulate.</param>
    /// <param name="fileName">Another name, for tables named after a figure; null for <see cref="TableDefinition.Name"/>.</param>
    public ResultTable Of(TSource source, string? fileName = null)
    {
        Column<TRow>[] columns = [.. _columns.SelectMany(c => c.Columns(source))];
        return new ResultTable(
            fileName ?? Name,
            [.. columns.Select(c => c.Name)],
            rows(source).Select(row => (Cell[])[.. columns.Select(c => c.Value(row))]));
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _columns.Select(c => c.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A column of a CSV table, declared once: files, documentation and tests are made from it.</summary>
/// <typeparam name="TRow">What one row is about.</typeparam>
/// <param name="Name">The name in the header.</param>
/// <param name="Meaning">What the value is, with unit and range, as docs/outputs.md says it.</param>
/// <param name="Value">The value of a row.</param>
public sealed record Column<TRow>(string Name, string Meaning, Func<TRow, Cell> Value);
