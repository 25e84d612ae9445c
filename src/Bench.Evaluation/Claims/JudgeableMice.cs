using Bench.Core;
using Bench.Core.Phases;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Claims;

/// <summary>
/// The mice on which a claim can be judged: those that have the phases it speaks of, and whose hearts empty from end-diastole to
/// end-systole. A single contoured frame is called end-diastole by the published rule, but nobody has said that it is: it carries no claim
/// on a phase.
/// </summary>
/// <param name="settings">What was evaluated.</param>
internal sealed class JudgeableMice(EvaluationSettings settings)
{
    private const int MostNamed = 5;

    private readonly Dictionary<(ModelResult Model, Phases Needed), ModelResult> _kept = new();

    [Flags]
    private enum Phases
    {
        Diastole = 1,
        Systole = 2,
        Both = 3,
    }

    /// <summary>The model on the mice that can be judged by a claim, its summaries made again where some are left out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="claim">The claim.</param>
    public ModelResult Of(ModelResult model, PublishedClaim claim)
    {
        var needed = Needed(claim);
        if (!_kept.TryGetValue((model, needed), out var kept))
        {
            CaseResult[] cases = [.. model.Cases.Where(c => WhyNot(c, needed).Length == 0)];
            kept = cases.Length == model.Cases.Count
                ? model
                : ModelSummaries.Of(model with { Cases = cases }, settings.Measures.Overlap, settings.Terms);
            _kept.Add((model, needed), kept);
        }

        return kept;
    }

    /// <summary>Why mice are left out for a claim, as a sentence; empty where none is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="claim">The claim.</param>
    public string WhyNot(ModelResult model, PublishedClaim claim) => Sentence(model, c => WhyNot(c, Needed(claim)));

    /// <summary>Which mice are left out of some verdict, as a sentence; empty where none is.</summary>
    /// <param name="model">The model.</param>
    public string LeftOut(ModelResult model) => Sentence(model, c => WhyNot(c, Phases.Both));

    private static string Sentence(ModelResult model, Func<CaseResult, string> why)
    {
        return string.Join(
            " ", model.Cases.GroupBy(why).Where(g => g.Key.Length > 0).Select(g => $"{Names([.. g.Select(c => c.Mouse)])}: {g.Key}"));

        static string Names(string[] mice) =>
            mice.Length <= MostNamed
                ? string.Join(", ", mice)
                : $"{string.Join(", ", mice.Take(MostNamed))} and {mice.Length - MostNamed} more";
    }

    private static Phases Needed(PublishedClaim claim) => claim switch
    {
        { Phase: CardiacPhase.EndDiastole } => Phases.Diastole,
        { Phase: CardiacPhase.EndSystole } => Phases.Systole,
        { Quantity: Quantity.EndDiastolicVolume or Quantity.MassAtEndDiastole } => Phases.Diastole,
        { Quantity: Quantity.EndSystolicVolume or Quantity.MassAtEndSystole } => Phases.Systole,
        _ => Phases.Both,
    };

    private string WhyNot(CaseResult mouse, Phases needed)
    {
        // A case without frames was not evaluated, or is not known frame by frame: nothing can be said against it here.
        int[] frames = [.. mouse.Dice.Select(d => d.FrameIndex).Distinct()];
        if (frames.Length == 0)
        {
            return "";
        }

        if (frames.Length == 1 && settings.Phases == PhaseConvention.Published)
        {
            return "one contoured frame, of which nobody says whether it is end-diastole or end-systole.";
        }

        var (edv, esv) = (Reference(mouse, Quantity.EndDiastolicVolume), Reference(mouse, Quantity.EndSystolicVolume));
        if (esv >= edv)
        {
            return "by the expert's masks the heart is not smaller at end-systole than at end-diastole: the phases are exchanged, or "
                + "one of the masks is wrong.";
        }

        var missing = needed & ~(
            Has(mouse, CardiacPhase.EndDiastole, Phases.Diastole) | Has(mouse, CardiacPhase.EndSystole, Phases.Systole));
        return missing switch
        {
            0 => "",
            Phases.Diastole => "no end-diastolic frame is contoured.",
            Phases.Systole => "no end-systolic frame is contoured.",
            _ => "neither end-diastole nor end-systole is contoured.",
        };
    }

    private static Phases Has(CaseResult mouse, CardiacPhase phase, Phases flag) => mouse.Dice.Any(d => d.Phase == phase) ? flag : 0;

    private static double Reference(CaseResult mouse, Quantity quantity) =>
        mouse.Function.FirstOrDefault(f => f.Quantity == quantity)?.Reference ?? double.NaN;
}
