using System.Globalization;
using System.Text;
using Bench.Harness.Records;

namespace Bench.Cli.Records;

/// <summary>A verification of a run's files, for a reader.</summary>
internal static class RunVerificationText
{
    private const int MostExtra = 10;
    private const char FirstPrintable = '!';
    private const char LastPrintable = '~';

    /// <summary>Writes it.</summary>
    /// <param name="found">What was found.</param>
    public static string Of(RunVerification found)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{RunStatement.FileName}  SHA-256 {found.StatementSha256}\n");
        if (found.StatementIsExpected is { } expected)
        {
            text.Append(
                expected
                    ? "  as expected\n"
                    : "  NOT the SHA-256 that was expected: this is another run, or its statement was changed.\n");
        }

        foreach (var file in found.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Word(file.State),-10} {file.File}{Place(file)}\n");
            if (file.State == FileState.Differs)
            {
                text.Append(CultureInfo.InvariantCulture, $"{"",13}SHA-256 expected {file.Expected}\n");
                text.Append(CultureInfo.InvariantCulture, $"{"",13}SHA-256 found    {file.Found}\n");
            }
        }

        foreach (var extra in found.Extra.Take(MostExtra))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {"extra",-10} {extra}: not listed, not checked\n");
        }

        if (found.Extra.Count > MostExtra)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {"",-10} and {found.Extra.Count - MostExtra} more that are not listed\n");
        }

        if (found.DataNotChecked > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {"not seen",-10} {Count(found.DataNotChecked)} of the data: give their folder with --data DIR\n");
        }

        var wrong = found.Files.GroupBy(f => f.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Word(g.Key)}");
        text.Append(CultureInfo.InvariantCulture, $"{Count(found.Checked)} hashed: {found.Checked - found.Files.Count} as recorded");
        text.Append(string.Concat(wrong.Select(w => $", {w}")));
        text.Append(found.IsVerified ? ". Verified.\n" : ". NOT verified.\n");
        return text.ToString();
    }

    private static string Count(int files) => files == 1 ? "1 file" : $"{files} files";

    private static string Word(FileState state) => state.ToString().ToLowerInvariant();

    private static string Place(FileFinding file)
    {
        if (file.State != FileState.Differs)
            return file.ExpectedBytes is { } length ? $" ({Number(length)} bytes)" : "";
        var size = file is { ExpectedBytes: { } expected, FoundBytes: { } found } && expected != found
            ? $"; {Number(found)} bytes, were {Number(expected)}"
            : "";
        var line = file.Line is { } number ? $", line {number}" : "";
        if (file.FirstByte is not { } first)
            return size;
        if (file.LastByte != first)
            return $": the first byte that differs is one of {Number(first)} to {Number(file.LastByte!.Value)}{line}{size}";
        var bytes = (file.Was, file.Is) switch
        {
            ({ } was, { } now) => $" is {Byte(now)}, was {Byte(was)}",
            ({ } was, null) => $" is missing, was {Byte(was)}",
            (null, { } now) => $" is {Byte(now)}, the file ended before it",
            _ => "",
        };
        return $": first differs at byte {Number(first)}{line}{(bytes.Length > 0 ? ", which" : "")}{bytes}"
            + $"{size}{(file.KnownBy.Length > 0 ? $" ({file.KnownBy})" : "")}";
    }

    private static string Byte(byte value) =>
        value is >= (byte)FirstPrintable and <= (byte)LastPrintable ? $"0x{value:x2} '{(char)value}'" : $"0x{value:x2}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
