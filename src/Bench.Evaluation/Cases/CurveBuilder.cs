using Bench.Core;
using Bench.Core.Function;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Volume curves of the best, median and worst case's mice, by every model that segmented their whole cines.</summary>
/// <param name="plan">What is evaluated.</param>
/// <param name="issues">Where masks that cannot be used are named.</param>
internal sealed class CurveBuilder(EvaluationPlan plan, List<RunIssue> issues)
{
    public IReadOnlyList<MouseCurves> Build(IReadOnlyList<MontageCase> montages, CancellationToken cancellation)
    {
        var curves = new List<MouseCurves>();
        foreach (var name in montages.Select(m => m.Mouse).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            var mouse = plan.ReadCase(name);
            var models = plan.Models.Select(m => TryCurve(m, mouse)).OfType<ModelCurve>().ToArray();
            if (models.Length > 0)
            {
                var expert = mouse.Frames.Select(f => new ExpertVolume(f.FrameIndex, f.Phase, CardiacFunction.VolumeMicrolitres(f.Reference, Structure.BloodPool, mouse.Spacing)));
                curves.Add(new MouseCurves(name, VolumeCurve.PublishedFrameIntervalMs, [.. expert], models));
            }
        }

        return curves;
    }

    private ModelCurve? TryCurve(IPredictionSource source, MouseCase mouse)
    {
        try
        {
            return source.PredictCine(mouse) is { } maps
                ? new ModelCurve(source.Name, [.. maps.Select(m => CardiacFunction.VolumeMicrolitres(plan.Cleaning.Apply(m), Structure.BloodPool, mouse.Spacing))])
                : null;
        }
        catch (InputException problem)
        {
            issues.Add(new RunIssue(IssueSeverity.Warning, $"{source.Name}, {mouse.Mouse}", $"no volume curve: {problem.Message}"));
            return null;
        }
    }
}
