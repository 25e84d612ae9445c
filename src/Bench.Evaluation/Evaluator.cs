using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Measures;
using Bench.Evaluation.Cases;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation;

/// <summary>Measures every mouse for every model and draws the conclusions. One bad case becomes a counted failure, never an end or a gap in silence.</summary>
public sealed class Evaluator(EvaluationPlan plan)
{
    private readonly List<RunIssue> _issues = [];

    /// <summary>Runs the plan. Only one mouse is in memory at a time.</summary>
    /// <param name="progress">Told the name of each mouse when it is measured; may be null.</param>
    /// <param name="cancellation">Stops between mice.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public EvaluationResult Evaluate(Action<string>? progress, CancellationToken cancellation)
    {
        _issues.Clear();
        _issues.AddRange(plan.Models.Where(m => m.Leak.Length > 0).Select(m => new RunIssue(IssueSeverity.Warning, m.Name, m.Leak)));
        var cases = plan.Models.Select(_ => new List<CaseResult>()).ToArray();
        foreach (var name in plan.Mice)
        {
            cancellation.ThrowIfCancellationRequested();
            var mouse = TryRead(name);
            for (var m = 0; m < plan.Models.Count; m++)
            {
                cases[m].Add(mouse is null ? CaseMeasurer.NotEvaluated(name) : Measure(mouse, plan.Models[m]));
            }

            progress?.Invoke(name);
        }

        var models = plan.Models.Select((source, m) => Summarise(source, cases[m])).ToArray();
        var montages = new MontageBuilder(plan).Build(models, cancellation);
        var (curves, cines) = new ExampleBuilder(plan, _issues).Build(montages, cancellation);
        var judge = plan.Study is null ? null : new ClaimJudge(plan.Study, plan.Settings, plan.Points);
        var claims = judge?.Judge(models) ?? [];
        var result = new EvaluationResult(
            EvaluationResult.CurrentSchemaVersion,
            plan.RunId,
            plan.Settings,
            plan.Provenance,
            models,
            claims,
            HeadlineWriter.Write(plan, models, claims),
            montages,
            [.. _issues])
        {
            Curves = curves,
            Cines = cines,
            VerdictLimits = plan.Study is null ? [] : new VerdictLimits(plan.Study, plan.Settings).Of(models, judge!.FindMice(models)),
            SeedSpreads = SeedSpreads.Of(models),
            MeasureDefinitions = MeasureSet.Codebook(plan.Settings.Measures),
        };
        return result with { Comparison = ModelComparer.Within(result) };
    }

    private ModelResult Summarise(IPredictionSource source, List<CaseResult> cases) => new(
        source.Name,
        source.Label,
        source.Training,
        cases,
        DiceSummaries.Of(cases, plan.Settings.Measures.Overlap),
        AgreementSummaries.Of(cases))
    {
        Family = source.Family,
        Seed = source.Seed,
        Leak = source.Leak,
    };

    private MouseCase? TryRead(string name)
    {
        try
        {
            var mouse = plan.ReadCase(name);
            _issues.AddRange(mouse.Warnings.Select(w => new RunIssue(IssueSeverity.Warning, name, w)));
            var expert = CardiacFunction.Measure(mouse.FrameAt(CardiacPhase.EndDiastole)?.Reference, mouse.FrameAt(CardiacPhase.EndSystole)?.Reference, mouse.Spacing);
            _issues.AddRange(ConsistencyCheck.Default.Warnings(expert).Select(w => new RunIssue(IssueSeverity.Warning, name, $"by the expert's masks, {w}")));
            return mouse;
        }
        catch (InputException problem)
        {
            _issues.Add(new RunIssue(IssueSeverity.Error, name, $"not evaluated: {problem.Message}"));
            return null;
        }
    }

    private CaseResult Measure(MouseCase mouse, IPredictionSource source)
    {
        try
        {
            var raw = source.Predict(mouse);
            var cleaned = raw.Select(plan.Cleaning.Apply).ToArray();
            var found = CaseMeasurer.Measure(mouse, raw, cleaned, plan.Cleaning, plan.Settings.Measures);
            _issues.AddRange(found.Warnings.Select(w => new RunIssue(IssueSeverity.Warning, $"{source.Name}, {mouse.Mouse}", w)));
            return found;
        }
        catch (InputException problem)
        {
            _issues.Add(new RunIssue(IssueSeverity.Error, $"{source.Name}, {mouse.Mouse}", $"not evaluated: {problem.Message}"));
            return CaseMeasurer.NotEvaluated(mouse.Mouse);
        }
    }
}
