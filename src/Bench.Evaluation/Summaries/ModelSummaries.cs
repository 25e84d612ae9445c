using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Summaries;

/// <summary>Everything over mice that a model's result holds.</summary>
public static class ModelSummaries
{
    /// <summary>The model with every summary made from its cases.</summary>
    /// <param name="model">The model; its summaries are replaced.</param>
    /// <param name="policy">The convention of Dice.</param>
    /// <param name="terms">Structures and quantities of the study; null for the mouse study's.</param>
    public static ModelResult Of(ModelResult model, OverlapPolicy policy, StudyTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model with
        {
            Dice = DiceSummaries.Of(model.Cases, policy, terms),
            DiceEffects = DiceEffects.Of(model.Cases),
            Agreement = AgreementSummaries.Of(model.Cases, terms),
            ByGroup = GroupSummaries.Of(model.Cases, policy, terms ?? StudyTerms.Mouse) is { Count: > 0 } groups ? groups : null,
        };
    }
}
