using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Published;
using Bench.Reporting.Wording;

namespace Bench.Reporting;

/// <summary>Writes the figures of a result for papers, with the numbers behind them.</summary>
public static class FigureWriter
{
    /// <summary>What is laid out anew, for no journal in particular, is no higher than this.</summary>
    private const double PageHeightMm = 240;

    /// <summary>
    /// Writes <c>name.svg</c>, <c>.pdf</c>, <c>.png</c> as asked for, and the tables of the numbers behind each figure as CSV, into a
    /// folder. Each file appears complete or not at all. The same result gives the same bytes.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="published">The study's numbers, to stand beside the models'; null for none.</param>
    /// <param name="options">What to write.</param>
    /// <param name="folder">Where to; made if need be.</param>
    /// <param name="claim">Told of the names of all files before any is written; refuses by throwing. Null asks nobody.</param>
    /// <returns>
    /// The files written, the names of figures that kept the double width though one column was asked for, and a sentence on each that was
    /// left out since it does not fit the width.
    /// </returns>
    /// <exception cref="InputException">
    /// No figure has the name asked for, none of them fits the width, or width, text or resolution are out of range.
    /// </exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<string> KeptWide, IReadOnlyList<string> LeftOut) Write(
        EvaluationResult result,
        PublishedTable? published,
        FigureOptions options,
        string folder,
        Action<IReadOnlyCollection<string>>? claim = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        RequireWithin(
            "--width", options.WidthMm ?? FigureOptions.LeastWidthMm, FigureOptions.LeastWidthMm, FigureOptions.MostWidthMm, "mm");
        RequireWithin("--text", options.TextPoints, FigureOptions.LeastTextPoints, FigureOptions.MostTextPoints, "points");
        if (options.DotsPerInch is < FigureOptions.LeastDotsPerInch or > FigureOptions.MostDotsPerInch)
        {
            throw new InputException(
                "--dpi",
                $"{options.DotsPerInch} dots per inch cannot be drawn.",
                $"give a number from {FigureOptions.LeastDotsPerInch} to {FigureOptions.MostDotsPerInch}; for more, take SVG or PDF, "
                    + "which have no resolution.");
        }

        var files = new List<(string Name, Action<Stream> Write)>();
        var (kept, leftOut) = (new List<string>(), new List<string>());
        foreach (var (whole, drawn) in Chosen(Laid(result, published, options), options))
        {
            if (Misfit(whole, options, LeastPanels) is { } reason)
            {
                leftOut.Add(reason);
                continue;
            }

            if (options.SingleColumn && whole.ByPanel.Count == 0)
            {
                kept.Add(whole.Name);
            }

            foreach (var figure in drawn)
            {
                foreach (var format in options.Formats.Distinct())
                {
                    files.Add((
                        $"{figure.Name}.{Extension(format)}",
                        s => FigureFiles.Write(figure, format, s, options.DotsPerInch, Made(result))));
                }
            }

            foreach (var table in whole.Numbers())
            {
                files.Add(($"{table.Name}.csv", s => s.Write(Encoding.UTF8.GetBytes(table.ToCsv()))));
            }

            if (FigureScripts.Of(whole, PrintedResult.Of(result)) is { } script)
            {
                files.Add(($"{whole.Name}.py", s => s.Write(Encoding.UTF8.GetBytes(script))));
            }
        }

        IReadOnlyList<Figure> LeastPanels(Figure figure) =>
            FigureSet.Of(result, published, new FigureWidths(figure.LeastPanelWidth, Reflow.LeastWhole)).Find(figure.Name)!.ByPanel;

        if (files.Count == 0)
        {
            throw new InputException(
                "--for, --width", string.Join(' ', leftOut), "give more width, or --for single-column, which draws each panel as a file.");
        }

        string[] names = [.. files.Select(f => f.Name)];
        claim?.Invoke(names);
        foreach (var (name, write) in files)
        {
            AtomicFile.Write(Path.Combine(folder, name), write);
        }

        return (names, kept, leftOut);
    }

    /// <summary>Figures laid out so that, drawn larger or smaller by the size of their text, they have the width asked for.</summary>
    private static IReadOnlyList<Figure> Laid(EvaluationResult result, PublishedTable? published, FigureOptions options)
    {
        var factor = (float)(options.TextPoints / ChartText.LabelSize);
        var width = options.WidthMm is { } mm ? (float)(mm * Figure.PointsPerMm) : (float?)null;
        if (options.SingleColumn)
        {
            var wide = Math.Max(Figure.DoubleColumn / factor, Reflow.LeastWhole);
            return [.. Figures((width ?? Figure.SingleColumn) / factor, wide).Select(f => f.Scaled(factor))];
        }

        var laid = (width ?? Figure.DoubleColumn) / factor;
        return laid >= Reflow.LeastWhole
            ? [.. Figures(Figure.SingleColumn / factor, laid).Select(f => f.Scaled(factor))]
            : [.. Figures(Figure.SingleColumn, Reflow.LeastWhole).GroupBy(f => f.LeastPanelWidth)
                .SelectMany(g => Figures(Reflow.PanelWidth(laid, g.Key), Reflow.LeastWhole).Where(f => f.LeastPanelWidth == g.Key))
                .Select(f => (f.ByPanel.Count > 0 ? Reflow.Of(f, laid) : f).Scaled(factor))];

        IReadOnlyList<Figure> Figures(float oneColumn, float twoColumns) =>
            FigureSet.Of(result, published, new FigureWidths(oneColumn, twoColumns)
            {
                MostHeight = options.MostHeightMm is { } most ? (float)(most * Figure.PointsPerMm / factor) : float.PositiveInfinity,
            }).All;
    }

    /// <summary>Why a figure cannot be drawn as asked for, with what it needs; null where it can.</summary>
    private static string? Misfit(Figure figure, FigureOptions options, Func<Figure, IReadOnlyList<Figure>> leastPanels)
    {
        if (options.SingleColumn)
        {
            return null;
        }

        var factor = (float)(options.TextPoints / ChartText.LabelSize);
        var asked = options.WidthMm ?? figure.Width / Figure.PointsPerMm;
        if (figure.Width / Figure.PointsPerMm > asked + 0.1)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Name} needs a width of {Math.Ceiling(figure.Width / Figure.PointsPerMm)} mm and has no panels to lay out anew.");
        }

        var height = figure.Height / Figure.PointsPerMm;
        var isReflowed = asked * Figure.PointsPerMm / factor < Reflow.LeastWhole;
        if ((options.MostHeightMm ?? (isReflowed ? PageHeightMm : null)) is not { } most || height <= most)
        {
            return null;
        }

        var needed = figure.ByPanel.Count == 0
            ? asked
            : factor / Figure.PointsPerMm
                * Reflow.WidthFor(leastPanels(figure), figure.LeastPanelWidth, (float)(most * Figure.PointsPerMm / factor));
        var remedy = needed > asked
            ? string.Create(CultureInfo.InvariantCulture, $"it needs a width of {Math.Ceiling(needed)} mm.")
            : "take its panels.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{figure.Name} would be {height:0} mm high at a width of {asked:0.#} mm, where a page has room for {most:0}; {remedy}");
    }

    private static void RequireWithin(string option, double value, double least, double most, string unit)
    {
        if (!(value >= least && value <= most))
        {
            throw new InputException(
                option,
                string.Create(CultureInfo.InvariantCulture, $"{value} {unit} cannot be drawn."),
                string.Create(CultureInfo.InvariantCulture, $"give a number from {least} to {most}."));
        }
    }

    /// <summary>The figures asked for, each with what is to be drawn of it: itself, or its panels.</summary>
    private static (Figure Whole, Figure[] Drawn)[] Chosen(IReadOnlyList<Figure> all, FigureOptions options)
    {
        var offered = all.Select(f => (Whole: f, Drawn: options.SingleColumn && f.ByPanel.Count > 0 ? f.ByPanel.ToArray() : [f])).ToArray();
        if (options.Only is not { } only)
        {
            return offered;
        }

        var chosen = offered
            .Select(o => (o.Whole, Drawn: Matches(o.Whole) ? o.Drawn : [.. o.Drawn.Where(Matches)]))
            .Where(o => o.Drawn.Length > 0).ToArray();
        return chosen.Length > 0
            ? chosen
            : throw new InputException(
                "--only",
                $"no figure of this result is called '{only}'.{DidYouMean.Sentence(only, all.Select(f => f.Name))}",
                $"give one of {string.Join(", ", all.Select(f => f.Name))}; * stands for any characters.");

        bool Matches(Figure figure) => FileSystemName.MatchesSimpleExpression(only, figure.Name, ignoreCase: false);
    }

    private static string Extension(FigureFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The date of the evaluation; null where the result names none.</summary>
    private static DateTime? Made(EvaluationResult result) => Dates.Read(result.Provenance.Created);
}
