using Bench.Core;
using Bench.Core.Location;
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

    /// <summary>
    /// Mice below which nothing is said of biases, slopes and correlations: an interval of five correlations reaches over most of −1 … 1
    /// (ρ = 0.5 at n = 10: −0.19 to 0.86), and what is not seen then is not absent.
    /// </summary>
    public const int LeastMice = 10;

    /// <summary>What stands instead.</summary>
    /// <param name="count">Mice that there are.</param>
    public static string TooFew(int count) =>
        $"{NumberText.Plural(count, "mouse is", "mice are")} too few to find anything here: that takes {LeastMice}.";

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
        var most = models.SelectMany(m => kinds.Select(k => DiceErrorPairs.Of(m, k).Mice.Count)).DefaultIfEmpty(0).Max();
        if (most < LeastMice)
        {
            return TooFew(most);
        }

        var shown = Sides(
            kinds.Select(k => k.Quantity),
            models,
            (q, m) =>
                DiceErrorPairs.Of(m, kinds.First(k => k.Quantity == q)) is { } pairs
                    && pairs.Mice.Count >= LeastMice && pairs.Rho < 0 && pairs.Spearman.Interval.High < 0);
        return shown.Length == 0
            ? $"That a lower Dice goes with a larger error is not shown on {most} mice: no 95 % interval of ρ lies below 0."
            : $"A lower Dice goes with a larger error in {shown}: the 95 % interval of ρ lies below 0.";
    }

    /// <summary>Where along the ventricle overlap is least, and how often a model goes on beyond it.</summary>
    public static string Position(IReadOnlyList<ModelResult> models)
    {
        var places =
            (from m in models
             from s in Vocabulary.Structures
             from fifth in Enumerable.Range(0, VentricleFifths.Names.Length)
             let summary = VentricleFifths.Summary(m, s, fifth)
             where summary.Count > 0
             select (Model: m, Structure: s, Fifth: fifth, summary.Mean, summary.Count)).ToArray();
        if (places.Length == 0)
        {
            return string.Empty;
        }

        var least = places.MinBy(p => p.Mean);
        return $"Mean Dice is least for the {Vocabulary.InSentence(least.Structure)} at {VentricleFifths.Ranges[least.Fifth]} of the way "
            + "to the "
            + $"apex ({NumberText.Fixed(least.Mean, 3)}{(models.Count == 1 ? string.Empty : $", {least.Model.Label}")}, n = {least.Count})."
            + Beyond(models, SliceRegion.BeyondBase, "base") + Beyond(models, SliceRegion.BeyondApex, "apex");
    }

    /// <summary>How often models go on where the expert stopped.</summary>
    private static string Beyond(IReadOnlyList<ModelResult> models, SliceRegion region, string end)
    {
        var counts = models.Select(m => (m.Label, Counts: VentricleFifths.Beyond(m, region))).Where(b => b.Counts.All > 0).ToArray();
        var told = counts.Length > MostNamed
            ? $"the models in {counts.Min(b => b.Counts.Filled)} to {counts.Max(b => b.Counts.Filled)} of {counts.Max(b => b.Counts.All)} "
                + "slices"
            : string.Join(", ", counts.Select(b => $"{b.Label} in {b.Counts.Filled} of {b.Counts.All} slices"));
        return told.Length == 0 ? string.Empty : $" Beyond the expert’s {end}, myocardium is drawn by {told}.";
    }

    /// <summary>Which biases differ from zero.</summary>
    public static string Comparison(IReadOnlyList<ModelResult> models, IReadOnlyList<Quantity> quantities)
    {
        var counts = models.SelectMany(m => m.Agreement.Where(a => quantities.Contains(a.Quantity)).Select(a => a.Count));
        var most = counts.DefaultIfEmpty(0).Max();
        if (most < LeastMice)
        {
            return TooFew(most);
        }

        var biased = Sides(quantities, models, (q, m) => Agreement(m, q) is { } a && a.Count >= LeastMice && IsBiased(a));
        return biased.Length == 0
            ? $"No bias is shown to differ from zero on {most} mice."
            : $"The bias differs from zero, by its 95 % interval, in {biased}.";
    }

    private static bool IsBiased(AgreementSummary a) => a.Bias.Low > 0 || a.Bias.High < 0;

    /// <summary>Biases, proportional biases, and mice outside the limits, of one model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scales">Decimals.</param>
    /// <param name="quantities">The quantities shown; null for all.</param>
    public static string BlandAltman(ModelResult model, AgreementScales scales, IReadOnlyList<Quantity>? quantities = null)
    {
        var drawn = (quantities ?? PairedValues.Drawable(model))
            .Select(q => (Quantity: q, Agreement: Agreement(model, q)))
            .Where(a => a.Agreement is not null)
            .Select(a => (a.Quantity, Agreement: a.Agreement!))
            .ToArray();
        var most = drawn.Select(a => a.Agreement.Count).DefaultIfEmpty(0).Max();
        if (most < LeastMice)
        {
            return TooFew(most);
        }

        var enough = drawn.Where(a => a.Agreement.Count >= LeastMice).ToArray();
        var biased = string.Join(", ", enough.Where(a => IsBiased(a.Agreement))
            .Select(a => $"{Name(a.Quantity)} ({Bias(a.Agreement, scales)})"));
        var sloped = string.Join(", ", enough.Where(a => a.Agreement.ProportionalP < 0.05).Select(a => Name(a.Quantity)));
        var (outside, all) = (
            drawn.Sum(a => PairedValues.Of(model, a.Quantity).Outside(a.Agreement).Count()), drawn.Sum(a => a.Agreement.Count));
        return (biased.Length == 0 ? $"No bias is shown to differ from zero on {most} mice" : $"The bias differs from zero in {biased}")
            + (
                sloped.Length == 0
                    ? "; that a difference changes with size is not shown (p < 0.05)."
                    : $"; the difference changes with size (p < 0.05) in {sloped}.")
            + $" {NumberText.Count(outside)} of {NumberText.Plural(all, "difference lies", "differences lie")} outside the limits.";
    }

    private static string Bias(AgreementSummary agreement, AgreementScales scales) =>
        NumberText.With(NumberText.WithSign(agreement.Bias.Value, scales.Decimals(agreement.Quantity)), agreement.Unit);

    /// <summary>Range of the correlations of one model.</summary>
    public static string Identity(ModelResult model, AgreementScales scales)
    {
        var all = model.Agreement.Where(a => double.IsFinite(a.Pearson.Value) && a.Count >= LeastMice).ToArray();
        if (all.Length < 2)
        {
            return string.Empty;
        }

        var (low, high) = (all.MinBy(a => a.Pearson.Value)!, all.MaxBy(a => a.Pearson.Value)!);
        return $"Correlation is least for {Name(low.Quantity)} (r = {R(low)}) and greatest for {Name(high.Quantity)} ({R(high)}).";

        string R(AgreementSummary a) => NumberText.Fixed(a.Pearson.Value, scales.CorrelationDecimals(a.Quantity));
    }

    /// <summary>How many published numbers have which verdict, by model.</summary>
    public static string Claims(EvaluationResult result) =>
        string.Join(" ", result.Claims.GroupBy(c => c.Model).Select(g =>
            $"{result.Models.FirstOrDefault(m => m.Name == g.Key)?.Label ?? g.Key}: {VerdictWords.Counts([.. g])}."));

    /// <summary>When each network was best.</summary>
    public static string Training(IReadOnlyList<ModelResult> trained) => string.Join(" ", trained.Select(m =>
    {
        if (m.Training!.Folds is { Count: > 1 })
        {
            return $"{m.Label}: {TrainingText.Kept(m.Training)}.";
        }

        var kept = m.Training.Epochs.FirstOrDefault(e => e.Epoch == m.Training.BestEpoch);
        return $"{m.Label}: {TrainingText.Kept(m.Training)}"
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
