using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bench.Data.Tables;

/// <summary>A table in a text file with a header row: comma, semicolon or tab between cells, quotes as in RFC 4180.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">The rows below; blank lines are passed over.</param>
public sealed record DelimitedText(string Path, IReadOnlyList<string> Header, IReadOnlyList<DelimitedRow> Rows)
{
    private static readonly string[] Separators = [",", ";", "\t"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">
    /// The file cannot be read, is empty, has a row of another length than the header, or a quote that does not close.
    /// </exception>
    public static DelimitedText Read(string path)
    {
        try
        {
            return Parse(OrdinaryFile.ReadText(path), path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "no such file.", "check the path; the command reads a text file with a header row.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path and its permissions.", error);
        }
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InputException">As for <see cref="Read"/>.</exception>
    public static DelimitedText Parse(string text, string path)
    {
        var rows = new List<DelimitedRow>();
        var line = 1; // A quoted cell may go over several, of which the parser counts the last.
        using var lines = new StringReader(text.TrimStart('\uFEFF'));
        using var parser = new CsvParser(lines, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = Separators,
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim | TrimOptions.InsideQuotes,
            BadDataFound = _ => throw new InputException(
                path,
                $"line {line} holds a quote that does not close, or that stands within a cell.",
                "put quotes around the whole cell, and double a quote that is meant as a character."),
        });
        while (parser.Read())
        {
            if (!string.IsNullOrWhiteSpace(parser.RawRecord))
                rows.Add(new DelimitedRow(line, parser.Record!));
            line = parser.RawRow + 1;
        }

        if (rows.Count == 0)
        {
            throw new InputException(path, "the file is empty.", "give a header row with the names of the columns, then one row per case.");
        }

        var header = rows[0].Cells;
        return rows.FirstOrDefault(r => r.Cells.Count != header.Count) is not { } odd
            ? new DelimitedText(path, header, [.. rows.Skip(1)])
            : throw new InputException(
                path,
                $"line {odd.Line} has {odd.Cells.Count} cells, the header {header.Count}.",
                "give every row as many cells as the header; put quotes around text that holds the separator.");
    }

    /// <summary>Finds a column by its name, in any case of letters.</summary>
    /// <param name="remedy">What to do where there is none.</param>
    /// <param name="names">Its name, or several in order of preference.</param>
    /// <returns>Its index.</returns>
    /// <exception cref="InputException">There is none.</exception>
    public int Column(string remedy, params IReadOnlyList<string> names)
    {
        var header = Header.ToList();
        var found = names.Select(name => header.FindIndex(h => h.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return found.FirstOrDefault(at => at >= 0, -1) is >= 0 and var column
            ? column
            : throw new InputException(
                Path, $"there is no column {string.Join(" or ", names)}; there are {string.Join(", ", Header)}.", remedy);
    }

    /// <summary>The rows by the name of their case.</summary>
    /// <param name="column">Column with the names.</param>
    /// <param name="remedy">What to do where a case has two rows.</param>
    /// <exception cref="InputException">A case has two rows.</exception>
    public IReadOnlyDictionary<string, DelimitedRow> ByCase(int column, string remedy = "give every mouse one row.")
    {
        var rows = new Dictionary<string, DelimitedRow>(StringComparer.Ordinal);
        return Rows.FirstOrDefault(row => !rows.TryAdd(row.Cells[column], row)) is not { } again
            ? rows
            : throw new InputException(Path, $"line {again.Line} names {Printable.Line(again.Cells[column])} again.", remedy);
    }
}

/// <summary>A row of a text table.</summary>
/// <param name="Line">Number of its first line in the file, from 1.</param>
/// <param name="Cells">Its cells without quotes and surrounding blanks.</param>
public sealed record DelimitedRow(int Line, IReadOnlyList<string> Cells);
