using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Figures;

/// <summary>
/// What the numbers behind a figure say, in a sentence or two for its caption. Only what the numbers show; no number that the result does
/// not hold.
/// </summary>
internal static class Findings
{
    /// <summary>More models are counted, not named.</summary>
    private const int MostNamed = 3;

    /// <summary>Range of the mean Dice, and the lowest single mask.</summary>
    public static string Dice(EvaluationResult result)
    {
        var means = result.Models
            .SelectMany(
                m =>
                    m.Dice.Where(
                        d => d is { Structure: not null, Phase: not null } && double.IsFinite(d.Mean)).Select(d => (Model: m, Dice: d)))
            .ToArray();
        var masks = result.Models
            .SelectMany(
                m =>
                    m.Cases.SelectMany(
                        c =>
                            c.Dice.Where(
                                d => d.Phase != CardiacPhase.Inflow && double.IsFinite(d.Dice)).Select(d => (Model: m, c.Mouse, Dice: d))))
            .ToArray();
        if (means.Length == 0 || masks.Length == 0)
        {
            return string.Empty;
        }

        var (low, high, least) = (means.MinBy(m => m.Dice.Mean), means.MaxBy(m => m.Dice.Mean), masks.MinBy(m => m.Dice.Dice));
        return $"Mean Dice is least for the {Where(low.Dice.Structure, low.Dice.Phase)} "
            + $"({NumberText.Fixed(low.Dice.Mean, 3)}{By(low.Model)}) and greatest for the {Where(high.Dice.Structure, high.Dice.Phase)} "
            + $"({NumberText.Fixed(high.Dice.Mean, 3)}{By(high.Model)}). The lowest single mask is the "
            + $"{Where(least.Dice.Structure, least.Dice.Phase)} of {least.Mouse} "
            + $"({NumberText.Fixed(least.Dice.Dice, 3)}{By(least.Model)}).";

        string By(ModelResult model) => result.Models.Count == 1 ? string.Empty : $", {model.Label}";
    }

    /// <summary>For which quantities a lower Dice goes with a larger error.</summary>
    public static string DiceError(
        IReadOnlyList<ModelResult> models, IReadOnlyList<(Quantity Quantity, Structure Structure, CardiacPhase Phase)> kinds)
    {
        var shown = Sides(
            kinds.Select(k => k.Quantity),
            models,
            (q, m) =>
                DiceErrorPairs.Of(m, kinds.First(k => k.Quantity == q)) is { } pairs && pairs.Rho < 0 && pairs.Spearman.Interval.High < 0);
        return shown.Length == 0
            ? "Dice does not tell the size of the error: no interval of ρ lies below 0."
            : $"A lower Dice goes with a larger error in {shown}: the 95 % interval of ρ lies below 0.";
    }

    /// <summary>Where along the ventricle overlap is least, and how often a model goes on beyond it.</summary>
    public static string Position(IReadOnlyList<ModelResult> models)
    {
        var places =
            (from m in models
             from s in Vocabulary.Structures
             from bin in Enumerable.Range(0, PositionFigure.BinNames.Length)
             let dice = PositionFigure.Pooled(m, s, bin).Dice
             where double.IsFinite(dice)
             select (Model: m, Structure: s, Bin: bin, Dice: dice)).ToArray();
        if (places.Length == 0)
        {
            return string.Empty;
        }

        var least = places.MinBy(p => p.Dice);
        var counts = models.Select(m => (m.Label, Counts: PositionFigure.BeyondCounts(m))).Where(b => b.Counts.All > 0).ToArray();
        var beyond = counts.Length > MostNamed
            ? $"the models in {counts.Min(b => b.Counts.Filled)} to {counts.Max(b => b.Counts.Filled)} of {counts.Max(b => b.Counts.All)}"
            : string.Join(", ", counts.Select(b => $"{b.Label} in {b.Counts.Filled} of {b.Counts.All}"));
        return $"Overlap is least for the {Vocabulary.InSentence(least.Structure)} at {PositionFigure.BinNames[least.Bin]} "
            + $"({NumberText.Fixed(least.Dice, 3)}{(models.Count == 1 ? string.Empty : $", {least.Model.Label}")})."
            + (beyond.Length == 0 ? string.Empty : $" In slices beyond, which the expert left empty, myocardium is drawn by {beyond}.");
    }

    /// <summary>Which biases differ from zero.</summary>
    public static string Comparison(IReadOnlyList<ModelResult> models, IReadOnlyList<Quantity> quantities)
    {
        var biased = Sides(quantities, models, (q, m) => Agreement(m, q) is { } a && (a.Bias.Low > 0 || a.Bias.High < 0));
        return biased.Length == 0
            ? "No bias differs from zero by its 95 % interval."
            : $"The bias differs from zero, by its 95 % interval, in {biased}.";
    }

    /// <summary>Biases, proportional biases, and mice outside the limits, of one model.</summary>
    public static string BlandAltman(ModelResult model)
    {
        var drawn = PairedValues.Drawable(model)
            .Select(q => (Quantity: q, Agreement: Agreement(model, q)))
            .Where(a => a.Agreement is not null)
            .Select(a => (a.Quantity, Agreement: a.Agreement!))
            .ToArray();
        var biased = string.Join(", ", drawn.Where(a => a.Agreement.Bias.Low > 0 || a.Agreement.Bias.High < 0)
            .Select(
                a =>
                    $"{Name(a.Quantity)} "
                        + $"({Bias(a.Agreement)})"));
        var sloped = string.Join(", ", drawn.Where(a => a.Agreement.ProportionalP < 0.05).Select(a => Name(a.Quantity)));
        var (outside, all) = (
            drawn.Sum(a => PairedValues.Of(model, a.Quantity).Outside(a.Agreement).Count()), drawn.Sum(a => a.Agreement.Count));
        return (biased.Length == 0 ? "No bias differs from zero" : $"The bias differs from zero in {biased}")
            + (
                sloped.Length == 0
                    ? "; no difference changes with size (p < 0.05)."
                    : $"; the difference changes with size (p < 0.05) in {sloped}.")
            + $" {NumberText.Count(outside)} of {NumberText.Plural(all, "difference lies", "differences lie")} outside the limits.";
    }

    private static string Bias(AgreementSummary agreement)
    {
        var decimals = Math.Max(1, NumberText.DecimalsFor(agreement.Bias.Interval.Width / 2, 2));
        return NumberText.With(NumberText.WithSign(agreement.Bias.Value, decimals), agreement.Unit);
    }

    /// <summary>Range of the correlations of one model.</summary>
    public static string Identity(ModelResult model)
    {
        var all = model.Agreement.Where(a => double.IsFinite(a.Pearson.Value) && a.Count >= PairedValues.LeastForPlot).ToArray();
        if (all.Length < 2)
        {
            return string.Empty;
        }

        var (low, high) = (all.MinBy(a => a.Pearson.Value)!, all.MaxBy(a => a.Pearson.Value)!);
        return $"Correlation is least for {Name(low.Quantity)} (r = {NumberText.Fixed(low.Pearson.Value, 3)}) and greatest for "
            + $"{Name(high.Quantity)} ({NumberText.Fixed(high.Pearson.Value, 3)}).";
    }

    /// <summary>How many published numbers each model reproduces.</summary>
    public static string Claims(EvaluationResult result) =>
        string.Join(result.Models.Count > MostNamed ? "; " : " ", result.Claims.GroupBy(c => c.Model).Select(g =>
    {
        var judged = g.Count(c => c.Outcome != ClaimOutcome.CannotBeJudged);
        var label = result.Models.FirstOrDefault(m => m.Name == g.Key)?.Label ?? g.Key;
        if (result.Models.Count > MostNamed)
        {
            return $"{label} reproduces {g.Count(c => c.Outcome == ClaimOutcome.Reproduced)} of {judged}";
        }

        return $"{label} reproduces {g.Count(c => c.Outcome == ClaimOutcome.Reproduced)} of "
            + $"{NumberText.Plural(judged, "number", "numbers")}; of the others {g.Count(c => c.Finding == ClaimFinding.Better)} are "
            + $"better and {g.Count(c => c.Finding == ClaimFinding.Worse)} worse than published.";
    })) + (result.Models.Count > MostNamed ? "." : string.Empty);

    /// <summary>When each network was best.</summary>
    public static string Training(IReadOnlyList<ModelResult> trained) => string.Join(" ", trained.Select(m =>
    {
        var kept = m.Training!.Epochs.FirstOrDefault(e => e.Epoch == m.Training.BestEpoch);
        return $"{m.Label}: epoch {m.Training.BestEpoch + 1} of {m.Training.Epochs.Count} was kept"
            + (
                kept is null || !double.IsFinite(kept.ValidationLoss)
                    ? "."
                    : $" (validation loss {NumberText.Fixed(kept.ValidationLoss, 3)}, training loss "
                        + $"{NumberText.Fixed(kept.TrainingLoss, 3)}).");
    }));

    private static AgreementSummary? Agreement(ModelResult model, Quantity quantity) =>
        model.Agreement.FirstOrDefault(a => a.Quantity == quantity);

    /// <summary>Short name inside a sentence.</summary>
    private static string Name(Quantity quantity) => Vocabulary.Abbreviation(quantity).Replace("Mass", "mass", StringComparison.Ordinal);

    private static string Where(Structure? structure, CardiacPhase? phase) =>
        $"{Vocabulary.InSentence(structure)} at {Vocabulary.Code(phase)}";

    /// <summary>
    /// Quantities for which something holds, each with the models for which it does: none named for one model or for all, their number
    /// where they are many.
    /// </summary>
    private static string Sides(
        IEnumerable<Quantity> quantities, IReadOnlyList<ModelResult> models, Func<Quantity, ModelResult, bool> holds)
    {
        var found = quantities.Select(q => (Quantity: q, Models: models.Where(m => holds(q, m)).ToArray())).Where(f => f.Models.Length > 0)
            .Select(f => Name(f.Quantity) + (models.Count == 1 ? string.Empty
                : f.Models.Length == models.Count ? models.Count == 2 ? " (both models)" : " (all models)"
                : models.Count <= MostNamed ? $" ({string.Join(", ", f.Models.Select(m => m.Label))})"
                : $" ({f.Models.Length} of {models.Count} models)"));
        return string.Join(", ", found);
    }
}
