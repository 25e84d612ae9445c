using System.CommandLine;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Tables;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>The options that say how files are to be read whose labels, axes, frame numbers or names are not the published ones.</summary>
internal static class ReadingChoices
{
    private const string Labels = "--labels";
    private const string Axes = "--axes";
    private const string FirstFrame = "--first-frame";
    private const string Match = "--match";

    /// <summary>Adds <c>--labels</c>, <c>--axes</c> and <c>--first-frame</c> to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads them from what was parsed.</returns>
    public static Func<ParseResult, ReadingOptions> AddTo(Command command)
    {
        var labels = new Option<string?>(Labels)
        {
            Description =
                "What the labels in masks mean, e.g. 1=blood_pool,2=myocardium or 1=background,2=myocardium,3=blood_pool. Default: "
                    + "1=myocardium,2=blood_pool. 0 is background.",
            HelpName = "N=STRUCTURE,…",
        };
        var axes = new Option<string?>(Axes)
        {
            Description =
                "Order of the axes in HDF5 files: H rows, W columns, S slices, F frames. Default: HWSF. SHWF, FSHW: from SimpleITK or "
                    + "PyTorch; FSWH: from R, Julia or Fortran.",
            HelpName = "ORDER",
        };
        var first = new Option<int?>(FirstFrame)
        {
            Description =
                "Number of the first frame in Frames_with_ROI and in file names such as Mouse1_frame007: 0 or 1. Default: 0, or what "
                    + "the study says.",
        };
        first.AcceptOnlyFromAmong("0", "1");
        foreach (var option in new Option[] { labels, axes, first })
        {
            command.Add(option);
        }

        return parsed => new ReadingOptions
        {
            Labels = parsed.GetValue(labels) is { } text ? LabelScheme.Parse(Labels, text) : LabelScheme.Published,
            Axes = parsed.GetValue(axes) is { } order ? AxisOrder.Parse(Axes, order) : null,
            FirstFrame = parsed.GetValue(first) ?? 0,
            IsFirstFrameStated = parsed.GetValue(first) is not null,
        };
    }

    /// <summary>Adds the same options for predictions, where they differ from the reference.</summary>
    /// <param name="command">The command.</param>
    /// <param name="reference">Reads the options of the reference.</param>
    /// <returns>Reads them from what was parsed.</returns>
    public static Func<ParseResult, ReadingOptions> AddForPredictionsTo(Command command, Func<ParseResult, ReadingOptions> reference)
    {
        const string Prefix = "--prediction-";
        var labels = new Option<string?>(Prefix + Labels[2..])
        {
            Description = $"The same as {Labels} for predictions. Default: as {Labels}.",
            HelpName = "N=STRUCTURE,…",
        };
        var axes = new Option<string?>(Prefix + Axes[2..])
        {
            Description = $"The same as {Axes} for predictions. Default: as {Axes}.",
            HelpName = "ORDER",
        };
        var first = new Option<int?>(Prefix + FirstFrame[2..])
        {
            Description = $"The same as {FirstFrame} for predictions. Default: as {FirstFrame}.",
        };
        first.AcceptOnlyFromAmong("0", "1");
        foreach (var option in new Option[] { labels, axes, first })
        {
            command.Add(option);
        }

        return parsed =>
        {
            var asReference = reference(parsed);
            return new ReadingOptions
            {
                ArePredictions = true,
                Labels = parsed.GetValue(labels) is { } text ? LabelScheme.Parse(labels.Name, text) : asReference.Labels,
                Axes = parsed.GetValue(axes) is { } order ? AxisOrder.Parse(axes.Name, order) : asReference.Axes,
                FirstFrame = parsed.GetValue(first) ?? asReference.FirstFrame,
                IsFirstFrameStated = parsed.GetValue(first) is not null || asReference.IsFirstFrameStated,
            };
        };
    }

    /// <summary>Adds <c>--match</c> to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads from what was parsed how the files of a model are named.</returns>
    public static Func<ParseResult, IReadOnlyList<PredictionFolder>, IReadOnlyDictionary<string, NameMatch>> AddMatchTo(Command command)
    {
        var match = new Option<string[]>(Match)
        {
            Description =
                "How prediction files are named, without extension: a pattern with {name}, {number}, {number:4} (four digits) or "
                    + "{number-1} (counted from 0), such as {name}_pred or case_{number:4}; "
                + "or a CSV file with the columns mouse and file. MODEL=PATTERN for one model. May be given several times.",
            HelpName = "PATTERN|FILE.csv",
        };
        command.Add(match);
        return (parsed, models) =>
        {
            var found = new Dictionary<string, NameMatch>();
            foreach (var text in parsed.GetValue(match) ?? [])
            {
                var at = text.IndexOf('=', StringComparison.Ordinal);
                var only = at > 0 ? models.FirstOrDefault(m => m.Name == text[..at]) : null;
                var names = Names(only is null ? text : text[(at + 1)..]);
                foreach (var model in only is null ? models : [only])
                {
                    if (!found.TryAdd(model.Name, names))
                    {
                        throw new InputException(
                            Match,
                            $"the files of {model.Name} are named twice.",
                            "give one pattern or table for each model: --match MODEL=PATTERN.");
                    }
                }
            }

            return found;
        };
    }

    private static NameMatch Names(string text)
    {
        if (!text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !File.Exists(text))
        {
            return NameMatch.OfPattern(Match, text);
        }

        var table = DelimitedText.Read(text);
        var (mouse, file) = (Column(table, "mouse"), Column(table, "file"));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (key, value) = (row.Cells[mouse].Trim(), MaskFile.NameOf(row.Cells[file].Trim()));
            if (files.ContainsValue(value) || !files.TryAdd(key, value))
            {
                throw new InputException(
                    text,
                    $"line {row.Line} names {(files.ContainsKey(key) ? key : value)} again.",
                    "give every mouse one row and one file.");
            }
        }

        return NameMatch.OfTable(text, files);
    }

    private static int Column(DelimitedText table, string column) =>
        table.Header.Select((h, i) => (h, i))
            .Where(h => h.h.Equals(column, StringComparison.OrdinalIgnoreCase))
            .Select(h => (int?)h.i)
            .FirstOrDefault()
        ?? throw new InputException(
            table.Path, $"there is no column {column}; there are {string.Join(", ", table.Header)}.", "name the columns mouse and file.");
}
