using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What each cleaning rule would change, over all mice and in the cases that it changes most.</summary>
internal static class CleaningSection
{
    private const int MostCases = 12;
    private const int FewCases = 5;

    /// <summary>Whether the result compares rules.</summary>
    public static bool HasAny(ReportContext context) => context.Result.Models.Any(m => m.Cases.Any(c => c.Cleaning.Count > 0));

    public static IEnumerable<Block> Of(ReportContext context)
    {
        var (structures, error) = (context.Terms.Structures, $"Error ({context.Terms.Units.VolumeSymbol})");
        var models = context.Result.Models.Where(m => m.Cases.Any(c => c.Cleaning.Count > 0)).ToArray();
        yield return new Paragraph(
            "Every rule was tried on the masks as the models made them, whichever was applied to the rest of this report (see Methods). "
            + "The paper describes the largest component of each structure; the published code removes islands by size, span and distance.",
            Fonts.Body)
        { KeepWithNext = true };
        yield return new TableBlock(
            [
                new("Rule", Flexible: true), new("Mice changed", 1), new("Voxels removed", 1),
                .. structures.Select(s => new TableColumn(Vocabulary.ShortName(s), 1, Group: "Mean Dice")),
                .. structures.Select(s => new TableColumn(Vocabulary.ShortName(s), 1, Group: "Change of Dice")),
            ],
            [
                .. models.SelectMany(
                    m =>
                        m.Cases.SelectMany(c => c.Cleaning)
                            .Select(e => e.Rule)
                            .Distinct()
                            .Select(rule => Row(m, rule, structures))
                            .Prepend(TableRow.Over(RichText.Strong(m.Label))))
            ],
            Fonts.Table)
        {
            Number = context.NextTable(),
            Caption =
                "Cleaning rules compared: mean Dice over mice of ED and ES, and the range over masks of the change against no cleaning.",
            SpaceAfter = 14,
        };
        var changed = Changed(models);
        if (changed.Length == 0)
        {
            yield return new Paragraph("No rule changes any voxel of any mask.", Fonts.Body);
            yield break;
        }

        yield return new TableBlock(
            [
                new("Model", Flexible: true), new("Mouse", Flexible: true), new("Phase"), new("Structure"), new("Rule"), new("Removed", 1),
                new(
                    "before",
                    1,
                    Group: "Dice"), new("after", 1, Group: "Dice"), new("before", 1, Group: error), new("after", 1, Group: error),
            ],
            [.. changed.Take(context.IsMany ? FewCases : MostCases).Select(x => new TableRow(
            [
                x.Model.Label, x.Case.Mouse, Vocabulary
                    .Code(x.Effect.Phase), Vocabulary
                    .ShortName(x.Effect.Structure), x.Rules, NumberText
                    .Count(x.Effect.RemovedVoxels),
                NumberText.Fixed(Before(x.Case, x.Effect).Dice, 3), NumberText.Fixed(x.Effect.Dice, 3),
                NumberText.WithSign(
                    Before(x.Case, x.Effect).VolumeErrorMicrolitres, 2), NumberText.WithSign(x.Effect.VolumeErrorMicrolitres, 2),
            ]))],
            Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption = (changed.Length > (context.IsMany ? FewCases : MostCases)
                ? $"The largest {(context.IsMany ? FewCases : MostCases)} of {NumberText.Count(changed.Length)} changes; all are in "
                    + "cleaning.csv. "
                : "Every change by a rule. ")
                + "Rules that change a mask alike share a row. Removed: voxels. Error: volume of model less expert.",
        };
    }

    /// <summary>What rules change, the largest first; rules that do the same to a mask are one change.</summary>
    public static (ModelResult Model, CaseResult Case, CleaningEffect Effect, string Rules)[] Changed(IEnumerable<ModelResult> models) =>
    [
        .. models
            .SelectMany(m => m.Cases.SelectMany(c => c.Cleaning.Where(e => e.RemovedVoxels > 0).Select(e => (Model: m, Case: c,
                Effect: e))))
            .GroupBy(x => (x.Model.Name, x.Case.Mouse, x.Effect with { Rule = string.Empty }))
            .Select(g => (g.First().Model, g.First().Case, g.First().Effect, string.Join(", ", g.Select(x => x.Effect.Rule))))
            .OrderByDescending(x => x.Effect.RemovedVoxels).ThenBy(x => x.Case.Mouse, StringComparer.Ordinal),
    ];

    private static TableRow Row(ModelResult model, string rule, IReadOnlyList<Structure> structures)
    {
        var effects = model.Cases
            .SelectMany(c => c.Cleaning.Where(e => e.Rule == rule && e.Phase != CardiacPhase.Inflow).Select(e => (Case: c, Effect: e)))
            .ToArray();
        return new TableRow(
            [
                rule, NumberText.Count(effects.Where(e => e.Effect.RemovedVoxels > 0).Select(e => e.Case.Mouse).Distinct().Count()),
                NumberText.Count(effects.Sum(e => (long)e.Effect.RemovedVoxels)), .. structures.Select(Mean), .. structures.Select(Range),
            ]);

        RichText Mean(Structure structure) => NumberText.Fixed(
            effects.Where(e => e.Effect.Structure == structure).GroupBy(e => e.Case.Mouse)
                .Select(g => g.Select(e => e.Effect.Dice).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())
                .Where(double.IsFinite)
                .DefaultIfEmpty(double.NaN)
                .Average(),
            4);

        RichText Range(Structure structure)
        {
            var changes = effects
                .Where(e => e.Effect.Structure == structure)
                .Select(e => e.Effect.Dice - Before(e.Case, e.Effect).Dice)
                .Where(double.IsFinite)
                .ToArray();
            return changes.All(c => c == 0)
                ? "none"
                : $"{NumberText.WithSign(changes.Min(), 3)} to {NumberText.WithSign(changes.Max(), 3)}";
        }
    }

    private static CleaningEffect Before(CaseResult mouse, CleaningEffect effect) =>
        mouse.Cleaning.FirstOrDefault(e => e.Rule == "none" && e.FrameIndex == effect.FrameIndex && e.Structure == effect.Structure)
            ?? effect with { Dice = double.NaN, VolumeErrorMicrolitres = double.NaN };
}
