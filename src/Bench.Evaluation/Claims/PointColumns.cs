using System.Globalization;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Evaluation.Claims;

/// <summary>Single mice read off a figure, with their values.</summary>
/// <param name="Source">File, quantity and reading error.</param>
/// <param name="Reference">By the expert.</param>
/// <param name="Predicted">By the model, mouse by mouse.</param>
public sealed record PointColumns(PublishedPoints Source, IReadOnlyList<double> Reference, IReadOnlyList<double> Predicted)
{
    /// <summary>Reads the two columns.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="source">File and names of the columns.</param>
    /// <exception cref="InputException">File or column is missing, a value is no number, or there are fewer than three rows.</exception>
    public static PointColumns Read(string folder, PublishedPoints source)
    {
        var path = Path.Combine(folder, source.File);
        string[] lines;
        try
        {
            lines = [.. OrdinaryFile.ReadText(path).ReplaceLineEndings("\n").Split('\n').Where(l => l.Trim().Length > 0)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                path,
                $"cannot be read: {error.Message}",
                "the `points` of claims.json name it; add the file, or take it out there.",
                error);
        }

        if (lines.Length < 4)
        {
            throw new InputException(path, "it has fewer than three rows below its header.", "give one row per mouse.");
        }

        var header = lines[0].TrimStart('\uFEFF').Split(',').Select(c => c.Trim()).ToArray();
        return new PointColumns(source, Column(path, lines, header, source.Reference), Column(path, lines, header, source.Predicted));
    }

    /// <summary>The same in another unit.</summary>
    /// <param name="factor">What values are multiplied by, above 0.</param>
    public PointColumns Scaled(double factor) => factor == 1
        ? this
        : new PointColumns(
            Source with { ReadingError = factor * Source.ReadingError },
            [.. Reference.Select(v => factor * v)],
            [.. Predicted.Select(v => factor * v)]);

    private static double[] Column(string path, string[] lines, string[] header, string name)
    {
        var at = Array.IndexOf(header, name);
        if (at < 0)
        {
            throw new InputException(
                path,
                $"it has no column '{name}'; it has {string.Join(", ", header)}.",
                "name its columns in the `points` of claims.json as its header does.");
        }

        return
        [
            .. lines.Skip(1).Select((line, i) =>
            {
                var cells = line.Split(',');
                return at < cells.Length
                    && double.TryParse(cells[at].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    && double.IsFinite(value)
                    ? value
                    : throw new InputException(
                        path,
                        $"row {i + 1}, column '{name}': '{(at < cells.Length ? cells[at].Trim() : "")}' is not a number.",
                        "correct it: every row needs a number there.");
            }),
        ];
    }
}
