using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Evaluation.Cases;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Methods;
using Bench.Evaluation.Observers;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation;

/// <summary>
/// Measures every mouse for every model and draws the conclusions. One bad case becomes a counted failure, never an end or a gap in
/// silence.
/// </summary>
public sealed class Evaluator(EvaluationPlan plan)
{
    private readonly StudyTerms _terms = StudyTerms.Of(plan.Cohort);
    private readonly List<RunIssue> _issues = [];
    private readonly Dictionary<string, List<string>> _identical = [];

    /// <summary>Runs the plan in one pass: each mouse is read once, and only one is in memory at a time.</summary>
    /// <param name="progress">Told the name of each mouse when it is measured; may be null.</param>
    /// <param name="cancellation">Stops between mice.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public EvaluationResult Evaluate(Action<string>? progress, CancellationToken cancellation)
    {
        _issues.Clear();
        _identical.Clear();
        _issues.AddRange(plan.KnownIssues);
        _issues.AddRange(plan.Models.Where(m => m.Leak.Length > 0).Select(m => new RunIssue(IssueSeverity.Warning, m.Name, m.Leak)));
        // Every training counts where methods and claims are judged; the first of each network is shown case by case.
        var shownModels = plan.ShownModels;
        int[] shownAt = [.. Enumerable.Range(0, plan.Models.Count).Where(m => shownModels.Contains(plan.Models[m]))];
        var observers = new ObserverMeasurer(plan.Observers, _terms, plan.Settings.Measures.Overlap);
        var examples = new ExampleFrames(plan.Models[0].Name, plan.Mice.Count);
        var cases = plan.Models.Select(_ => new List<CaseResult>()).ToArray();
        foreach (var name in plan.Mice)
        {
            cancellation.ThrowIfCancellationRequested();
            var mouse = TryRead(name);
            (CaseResult Found, IReadOnlyList<LabelMap>? Cleaned)[] measured =
            [
                .. plan.Models.Select(
                    m => mouse is null || !m.Has(name) ? (CaseMeasurer.NotEvaluated(name), null) : Measure(mouse, m)),
            ];
            foreach (var (of, (found, _)) in cases.Zip(measured))
            {
                of.Add(plan.GroupOf(name) is { Length: > 0 } group ? found with { Group = group } : found);
            }

            examples.Pass(mouse is null ? null : new(mouse, measured[0].Found, [.. shownAt.Select(m => measured[m].Cleaned)]));
            observers.Add(mouse, name, _issues);
            progress?.Invoke(name);
        }

        var models = plan.Models.Select((source, m) => Summarise(source, cases[m])).ToArray();
        ModelResult[] shown = [.. shownAt.Select(m => models[m])];
        var (montages, shownCases) = examples.Found();
        var (curves, cines) = new ExampleBuilder(plan, shownModels, _issues).Build(shownCases, cancellation);
        var settings = plan.Settings with { VoxelSpacingMm = Spacing(models), Cohort = _terms.IsMouse ? null : _terms };
        var readers = plan.Observers.Count == 0 ? null : observers.Result(models, plan.MarginFromObservers);
        var judge = plan.Study is null ? null : new ClaimJudge(plan.Study, settings, plan.Points) { Margins = readers?.Margins ?? [] };
        var claims = judge?.Judge(models) ?? [];
        var result = new EvaluationResult(
            EvaluationResult.CurrentSchemaVersion,
            plan.RunId,
            settings,
            plan.Provenance,
            shown,
            claims,
            ConclusionWriter.Write(plan, models, claims),
            montages,
            [.. _issues])
        {
            Observers = readers,
            Curves = curves,
            Cines = cines,
            VerdictLimits = plan.Study is null
                ? []
                : new VerdictLimits(judge!.Study, settings, judge.LeftOut(models)).Of(models, judge.FindMice(models)),
            SeedSpreads = SeedSpreads.Of(models),
            Methods = MethodMatrices.Of(models, plan.FoldOf, _terms),
            MeasureDefinitions = MeasureSet.Codebook(plan.Settings.Measures, _terms),
        };
        return Worded(result with
        {
            Comparison = ModelComparer.Within(result),
            MethodVerdicts = MethodJudge.Of(result.Models, result.Methods, _terms),
            Coverage = plan.CoverageReplicates == 0 ? [] : IntervalCoverages.Of(result.Models, _terms, plan.CoverageReplicates),
        });
    }

    /// <summary>The result's own sentences in the words of the study.</summary>
    private EvaluationResult Worded(EvaluationResult result) => _terms.SpeaksOfMice ? result : result with
    {
        Conclusion = result.Conclusion with
        {
            Verdict = _terms.Say(result.Conclusion.Verdict),
            Sentences = [.. result.Conclusion.Sentences.Select(_terms.Say)],
        },
        Claims = [.. result.Claims.Select(c => c with { Reason = _terms.Say(c.Reason) })],
        Models = [.. result.Models.Select(m => m with { Leak = _terms.Say(m.Leak) })],
        VerdictLimits = [.. result.VerdictLimits.Select(_terms.Say)],
        Issues = [.. result.Issues.Select(i => i with { Message = _terms.Say(i.Message) })],
    };

    private ModelResult Summarise(IPredictionSource source, List<CaseResult> cases)
    {
        var copied = Copied(source, cases.Count(c => c.Evaluated));
        return ModelSummaries.Of(
            new ModelResult(source.Name, source.Label, source.Training, cases, [], [])
            {
                Family = source.Family,
                Seed = source.Seed,
                Leak = source.Leak.Length > 0 ? source.Leak : copied ?? "",
                IsReference = copied is not null,
            },
            plan.Settings.Measures.Overlap,
            _terms);
    }

    /// <summary>
    /// Says where masks are the expert's own, voxel for voxel: no model and no second reader draws a heart so. A mistaken path is likely,
    /// and no verdict can rest on it.
    /// </summary>
    /// <returns>The sentence where all of a model's are; else null.</returns>
    private string? Copied(IPredictionSource source, int evaluated)
    {
        if (!_identical.TryGetValue(source.Name, out var mice))
        {
            return null;
        }

        var text = mice.Count == evaluated
            ? $"its masks are the expert's own: {(evaluated == 1 ? "all voxels" : $"in all {evaluated} mice all voxels")} agree. The "
                + "reference was given as the prediction, or is a copy of it."
            : $"the masks of {string.Join(", ", mice)} are the expert's own, voxel for voxel: the reference was given as the "
                + "prediction, or is a copy of it.";
        _issues.Add(new RunIssue(IssueSeverity.Warning, source.Name, text));
        return mice.Count == evaluated ? text : null;
    }

    /// <summary>The voxel spacing that all mice have; none where they differ.</summary>
    private IReadOnlyList<double> Spacing(ModelResult[] models)
    {
        var each = models.SelectMany(m => m.Cases).Select(c => c.VoxelSpacingMm).Where(s => s.Count > 0).ToArray();
        return each.Length == 0 ? plan.Settings.VoxelSpacingMm : VoxelSpacings.Common(each);
    }

    private MouseCase? TryRead(string name)
    {
        try
        {
            var mouse = plan.ReadCase(name);
            _issues.AddRange(mouse.AllWarnings.Select(w => new RunIssue(IssueSeverity.Warning, name, w)));
            var expert = CardiacFunction.Measure(
                mouse.FrameAt(CardiacPhase.EndDiastole)?.Reference,
                mouse.FrameAt(CardiacPhase.EndSystole)?.Reference,
                mouse.Spacing,
                _terms.DensityGramsPerMl);
            _issues.AddRange(
                ConsistencyCheck.Default
                    .Warnings(expert, _terms.Print)
                    .Concat(RangeCheck.Warnings(plan.Cohort, expert))
                    .Select(w => new RunIssue(IssueSeverity.Warning, name, $"by the expert's masks, {w}")));
            return mouse;
        }
        catch (InputException problem)
        {
            _issues.Add(new RunIssue(IssueSeverity.Error, name, $"not evaluated: {problem.Message}"));
            return null;
        }
    }

    private (CaseResult Found, IReadOnlyList<LabelMap>? Cleaned) Measure(MouseCase mouse, IPredictionSource source)
    {
        try
        {
            var raw = source.Predict(mouse);
            if (
                raw.Zip(mouse.Frames).All(p => p.First.Labels.SequenceEqual(p.Second.Reference.Labels))
                    && mouse.Frames.Any(f => f.Reference.Labels.ContainsAnyExcept((byte)0)))
            {
                (_identical.TryGetValue(source.Name, out var mice) ? mice : _identical[source.Name] = []).Add(mouse.Mouse);
            }

            var cleaned = raw.Select(plan.Cleaning.Apply).ToArray();
            var found = CaseMeasurer.Measure(mouse, raw, cleaned, plan.Cleaning, plan.Settings.Measures, _terms);
            _issues.AddRange(found.Warnings.Select(w => RunIssue.Of(IssueSeverity.Warning, source.Name, mouse.Mouse, w)));
            return (found, cleaned);
        }
        catch (InputException problem)
        {
            _issues.Add(RunIssue.Of(IssueSeverity.Error, source.Name, mouse.Mouse, $"not evaluated: {problem.Message}"));
            return (CaseMeasurer.NotEvaluated(mouse.Mouse), null);
        }
    }
}
