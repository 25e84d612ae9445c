using System.Text;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Tables;

/// <summary>A table in a text file with a header row: comma, semicolon or tab between cells, quotes as in RFC 4180.</summary>
/// <param name="Path">The file.</param>
/// <param name="Separator">The separator, as the header row shows it.</param>
/// <param name="Header">Names of the columns, without surrounding blanks.</param>
/// <param name="Rows">The rows below; blank lines are passed over.</param>
public sealed record DelimitedText(string Path, char Separator, IReadOnlyList<string> Header, IReadOnlyList<DelimitedRow> Rows)
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">
    /// The file cannot be read, is empty, has a row of another length than the header, or a quote that does not close.
    /// </exception>
    public static DelimitedText Read(string path)
    {
        string text;
        try
        {
            text = OrdinaryFile.ReadText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "no such file.", "check the path; the command reads a text file with a header row.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path and its permissions.", error);
        }

        return Parse(text, path);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InputException">As for <see cref="Read"/>.</exception>
    public static DelimitedText Parse(string text, string path)
    {
        var lines = text.TrimStart('\uFEFF');
        var separator = SeparatorOf(lines);
        var rows = Records(lines, separator, path);
        if (rows.Count == 0)
        {
            throw new InputException(path, "the file is empty.", "give a header row with the names of the columns, then one row per case.");
        }

        var header = rows[0].Cells.Select(c => c.Trim()).ToArray();
        if (rows.Skip(1).FirstOrDefault(r => r.Cells.Count != header.Length) is { } odd)
        {
            throw new InputException(
                path,
                $"line {odd.Line} has {odd.Cells.Count} cells, the header {header.Length}.",
                "give every row as many cells as the header; put quotes around text that holds the separator.");
        }

        return new DelimitedText(path, separator, header, [.. rows.Skip(1)]);
    }

    /// <summary>The separator that the first line holds most often outside quotes; a comma where it holds none.</summary>
    private static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var c in text.TrimStart('\r', '\n').TakeWhile(c => quoted || c is not ('\n' or '\r')))
        {
            quoted ^= c == '"';
            if (!quoted && Array.IndexOf(Separators, c) is >= 0 and var i)
            {
                counts[i]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static List<DelimitedRow> Records(string text, char separator, string path)
    {
        var rows = new List<DelimitedRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start, wasQuoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && !wasQuoted && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                cell.Clear();
                i = CloseQuote(text, i + 1, cell, ref line, path);
                wasQuoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c is '\n' or '\r')
            {
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                EndRow();
                start = ++line;
            }
            else if (!wasQuoted)
            {
                cell.Append(c);
            }
            else if (!char.IsWhiteSpace(c))
            {
                throw new InputException(path, $"line {line} continues after a closing quote.", "double every quote inside a quoted cell.");
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            wasQuoted = false;
        }

        void EndRow()
        {
            var blank = cells.Count == 0 && !wasQuoted && string.IsNullOrWhiteSpace(cell.ToString());
            EndCell();
            if (!blank)
            {
                rows.Add(new DelimitedRow(start, [.. cells]));
            }

            cells.Clear();
        }
    }

    /// <summary>Appends what stands between quotes.</summary>
    /// <returns>Index of the closing quote.</returns>
    private static int CloseQuote(string text, int i, StringBuilder cell, ref int line, string path)
    {
        var opened = line;
        for (; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                line += text[i] == '\n' ? 1 : 0;
                cell.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else
            {
                return i;
            }
        }

        throw new InputException(
            path, $"the quote opened in line {opened} does not close.", "close it, or double a quote that is meant as a character.");
    }
}
