using Bench.Core;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Tables;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// How many masks hold no voxel of a structure, and what each convention for them makes of the mean Dice: of stacks, and of slices, where
/// most are.
/// </summary>
internal static class EmptyMaskBlock
{
    /// <summary>The table; null where the result holds no slices.</summary>
    /// <param name="context">The report.</param>
    public static TableBlock? Of(ReportContext context)
    {
        var used = context.Result.Settings.Measures.Overlap;
        OverlapPolicy[] policies = [.. OverlapPolicy.All.Prepend(used).Distinct()];
        var rows = context.Result.Models.SelectMany(m => Rows(m, policies, context.Terms.Structures)).ToArray();
        if (rows.Length == 0)
        {
            return null;
        }

        TableColumn[] columns =
        [
            new("Model", Flexible: true), new("Masks", Flexible: true), new("both", 1, Group: "Empty masks"), new(
                "expert’s", 1, Group: "Empty masks"),
            new("model’s", 1, Group: "Empty masks"), .. policies.Select(
                p => new TableColumn(p.Name.Replace('-', ' '), 1, Flexible: true, Group: "Mean Dice (masks) under the convention")),
        ];
        return new TableBlock(columns, rows, Fonts.Table with { Size = 7.2f })
        {
            Number = context.NextTable(),
            Caption =
                "Masks without a voxel of a structure, and the mean Dice under each convention for them, over all stacks and over all "
                    + "slices of ED and ES. "
                + $"The first, “{used.Name}”, over stacks, is used everywhere else in this report. All of it, by phase, is in "
                + "overlap_conventions.csv.",
            SpaceAfter = 14,
        };
    }

    private static IEnumerable<TableRow> Rows(ModelResult model, OverlapPolicy[] policies, IReadOnlyList<Structure> structures)
    {
        var first = true;
        foreach (var structure in structures)
        {
            var slices = OverlapTables.SlicesOf(model, null, structure);
            if (slices.Length == 0)
            {
                continue;
            }

            foreach (
                var (over, counts) in new[]
                {
                    ("stacks", OverlapTables.Stacks(slices)),
                    ("slices", [.. slices.Select(s => s.Slice.Counts())]),
                })
            {
                int With(MaskPresence presence) => counts.Count(c => c.Presence == presence);
                yield return new TableRow(
                    [
                        first ? model.Label : "", $"{Vocabulary.Name(structure)}, {over}", NumberText.Count(With(MaskPresence.BothEmpty)),
                        NumberText.Count(With(MaskPresence.ReferenceEmpty)), NumberText.Count(With(MaskPresence.PredictedEmpty)),
                        .. DiceAverage
                        .Over(counts, policies[0]).ByPolicy
                        .Select(p => (RichText)$"{NumberText.Fixed(p.Mean, 3)} ({NumberText.Count(p.Count)})"),
                    ],
                    RuleAbove: first);
                first = false;
            }
        }
    }
}
