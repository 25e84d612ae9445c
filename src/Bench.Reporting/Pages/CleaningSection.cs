using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What each cleaning rule would change, over all mice and in the cases that it changes most.</summary>
internal static class CleaningSection
{
    private const int MostCases = 12;

    public static IEnumerable<Block> Of(ReportContext context)
    {
        var (structures, error) = (context.Terms.Structures, $"Error ({context.Terms.Units.VolumeSymbol})");
        var models = context.Result.Models.Where(m => m.Cases.Any(c => c.Cleaning.Count > 0)).ToArray();
        if (models.Length == 0)
        {
            yield return new Paragraph("The result holds no comparison of cleaning rules.", Fonts.Body);
            yield break;
        }

        yield return new Paragraph(
            "Every rule was tried on the masks as the models made them, whichever was applied to the rest of this report (see Methods "
                + "and conventions). "
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
        var changed = models.SelectMany(
            m => m.Cases.SelectMany(c => c.Cleaning.Where(e => e.RemovedVoxels > 0).Select(e => (Model: m, Case: c, Effect: e))))
            .OrderByDescending(x => x.Effect.RemovedVoxels).ThenBy(x => x.Case.Mouse, StringComparer.Ordinal).ToArray();
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
            [.. changed.Take(MostCases).Select(x => new TableRow(
            [
                x.Model.Label, x.Case.Mouse, Vocabulary
                    .Code(x.Effect.Phase), Vocabulary
                    .ShortName(x.Effect.Structure), x.Effect.Rule, NumberText
                    .Count(x.Effect.RemovedVoxels),
                NumberText.Fixed(Before(x.Case, x.Effect).Dice, 3), NumberText.Fixed(x.Effect.Dice, 3),
                NumberText.WithSign(
                    Before(x.Case, x.Effect).VolumeErrorMicrolitres, 2), NumberText.WithSign(x.Effect.VolumeErrorMicrolitres, 2),
            ]))],
            Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption = changed.Length > MostCases
                ? $"The {MostCases} masks that a rule changes most, of {NumberText.Count(changed.Length)}; all are in cleaning.csv. "
                    + "Removed: voxels. Error: volume of model less expert."
                : "Every mask that a rule changes. Removed: voxels. Error: volume of model less expert.",
        };
    }

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
