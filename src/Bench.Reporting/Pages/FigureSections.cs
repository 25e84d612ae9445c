using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>The sections that are mostly pictures.</summary>
internal static class FigureSections
{
    /// <summary>Dice over mice, and along the ventricle.</summary>
    public static IEnumerable<Block> Overlap(ReportContext context)
    {
        if (context.Figures.Find("dice") is null)
        {
            yield return new Paragraph("No mouse has a Dice at end-diastole or end-systole: nothing could be measured.", Fonts.Body);
            yield break;
        }

        yield return PublishedSection.DiceTable(context);
        foreach (var figure in context.Show(FigurePlace.Overlap).Concat(context.Show(FigurePlace.Position)))
        {
            yield return figure;
        }
    }

    /// <summary>Whether the report leaves tables out.</summary>
    public static bool HasNumbers(ReportContext context) => context.Result.Models.Count > 1 || !CoverPage.HasFunctionTable(context)
        || context.Result.Models.Any(m => m.DiceEffects.Any(e => e.Count > 1));

    /// <summary>The tables that the report leaves out.</summary>
    public static IEnumerable<Block> Numbers(ReportContext context)
    {
        if (!CoverPage.HasFunctionTable(context))
        {
            yield return PublishedSection.FunctionTable(context);
        }

        if (context.IsMany && context.Figures.Find("dice") is not null)
        {
            yield return PublishedSection.DiceTable(context);
        }

        if (!context.IsMany)
        {
            if (context.Result.Models.Any(m => m.DiceEffects.Any(e => e.Count > 1)))
            {
                yield return DiceEffectTable.Of(context);
            }

            foreach (var table in AgreementSection.HasTables(context) ? [] : AgreementSection.TablesOf(context))
            {
                yield return table;
            }

            if (ComparisonSection.RankTable(context) is { } ranks)
            {
                yield return ranks;
            }
        }
        else
        {
            if (ComparisonSection.RankTable(context) is { } rankTable)
            {
                yield return rankTable;
            }

            yield return new Paragraph(
                "For so many models, tests of every pair (tables/comparison.csv), limits of agreement with their intervals "
                    + "(agreement.csv), effects "
                    + "on Dice (dice_effects.csv), conventions for empty masks (overlap_conventions.csv) and errors by region "
                    + "(measures.csv) "
                    + "are not printed.",
                Fonts.Body);
        }
    }

    /// <summary>Whether there is more on overlap.</summary>
    public static bool HasDetail(ReportContext context) =>
        context.Figures.In(FigurePlace.DiceError).Count > 0 || context.Result.Models.Any(m => m.Cases.Any(c => c.Measures.Count > 0));

    /// <summary>Dice against error, and measures beside Dice.</summary>
    public static IEnumerable<Block> Detail(ReportContext context)
    {
        foreach (var block in MeasureBlocks.Of(context).Take(context.IsMany ? 1 : int.MaxValue))
        {
            yield return block;
        }

        foreach (var figure in (context.IsMany ? context.Show(FigurePlace.Overlap).Concat(context.Show(FigurePlace.Position)) : [])
                .Concat(context.Show(FigurePlace.DiceError)))
        {
            yield return figure;
        }
    }

    public static IEnumerable<Block> Training(ReportContext context)
    {
        yield return new TableBlock(
            [
                new("Model", Flexible: true), new("Network", Flexible: true), new("Parameters", 1), new("Images", 1),
                new("Epochs", 1), new("Kept", 1), new("Stopped because", Flexible: true),
            ],
            [
                .. context.Result.Models.Where(m => m.Training is not null).Select(m => new TableRow(
                [
                    m.Label, m.Training!.Architecture, NumberText
                        .Count(m.Training.Parameters), NumberText
                        .Count(m.Training.Images), TrainingText
                        .Range(m.Training.Each.Select(t => t.Epochs.Count)),
                    TrainingText.Range(m.Training.Each.Select(t => t.BestEpoch + 1)), m.Training.StoppedBecause,
                ])),
            ],
            Fonts.Table)
        {
            Number = context.NextTable(),
            Caption = "Networks and their training. Kept: the epoch, counted from 1, whose weights were "
            + "kept"
            + (context.Result.Models.Any(m => m.Training is { Folds.Count: > 1 }) ? ", the least and the most of the folds." : "."),
            SpaceAfter = 14
        };
        foreach (var figure in (context.IsMany ? [] : context.Show(FigurePlace.Networks)).Concat(context.Show(FigurePlace.Training)))
        {
            yield return figure;
        }

        if (context.Result.SeedSpreads.Count > 0)
        {
            yield return Seeds(context);
        }

        if (context.Result.Settings.TrainingProtocol.Count > 0)
        {
            yield return Protocol(context);
        }
    }

    private static TableBlock Protocol(ReportContext context) => new(
        [
            new("Item", Flexible: true), new("Paper", Flexible: true), new("Published code", Flexible: true),
            new("This run", Flexible: true), new("As"),
        ],
        [.. context.Result.Settings.TrainingProtocol.Select(c => new TableRow([c.Item, c.Paper, c.PublishedCode, c.Chosen, c.Follows]))],
        Fonts.Table)
    {
        Number = context.NextTable(),
        Caption =
            "The training protocol item by item: what the paper says, what the published code does, what this run did, and whose "
                + "choice that is. Where the paper says nothing its cell is empty.",
    };

    /// <summary>Numbers over seeds, least and greatest beside mean and SD.</summary>
    private static TableBlock Seeds(ReportContext context)
    {
        var spreads = context.Result.SeedSpreads.Where(s => s.Quantity is not null || s.Phase is null).ToArray();
        return new TableBlock(
            [
                new("Network", Flexible: true), new("Number"), new("Seeds", 1), new("Mean", 1), new("SD", 1),
                new("Least", 1), new("Greatest", 1),
            ],
            [.. spreads.Select((s, i) => new TableRow(
            [
                i == 0 || spreads[i - 1].Family != s.Family ? s.Family : "",
                s.Quantity is { } q ? $"Bias of {Vocabulary.Abbreviation(q)} ({s.Unit})" : $"Dice, {context.Terms.NameOf(s.Structure)}",
                NumberText.Count(s.Values.Count), NumberText
                    .Fixed(s.Mean, Decimals(s)), NumberText
                    .Fixed(s.StandardDeviation, Decimals(s)), NumberText
                    .Fixed(s.Values.Min(), Decimals(s)),
                NumberText.Fixed(s.Values.Max(), Decimals(s)),
            ],
            RuleAbove: i > 0 && spreads[i - 1].Family != s.Family))],
            Fonts.Table)
        {
            Number = context.NextTable(),
            Caption =
                "How much numbers vary with the seed of training alone, all else being equal. A difference between models that is not "
                    + "clearly larger than this SD says nothing.",
        };

        static int Decimals(SeedSpread s) => s.Quantity is null ? 4 : 2;
    }
}
