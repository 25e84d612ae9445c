using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Methods;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Comparison;

/// <summary>
/// One result of models of several runs, for a report that they share: on the mice that all of them have, with summaries over just these,
/// and with the models against each other. Nothing is measured again.
/// </summary>
/// <param name="models">The models, from whichever runs.</param>
/// <param name="options">Options of the comparison.</param>
public sealed class CombinedResult(IReadOnlyList<ComparedModel> models, ComparisonOptions options)
{
    private readonly EvaluationResult[] _runs =
    [
        .. models.Select(m => m.Run).Distinct(ReferenceEqualityComparer.Instance).Cast<EvaluationResult>()
    ];

    /// <summary>Puts the result together.</summary>
    /// <param name="runId">Its name.</param>
    /// <param name="command">The command line, for the record.</param>
    /// <exception cref="InputException">Fewer than two models, fewer than two mice in common, or an expert that differs.</exception>
    public EvaluationResult Make(string runId, string command)
    {
        string[] names = [.. models.Select(m => m.Label.Replace('/', '.').Replace(' ', '-'))];
        var comparison = ModelComparer.Compare([.. models.Select((m, i) => m with { Label = names[i] })], options);
        ModelResult[] shared = [.. models.Select((m, i) => Restricted(m, names[i], comparison.Mice))];
        var claims = models.SelectMany((m, i) => ClaimsOf(m, names[i], comparison.Mice)).ToArray();
        var examples = new CombinedExamples(models, names, comparison.Mice);
        return new EvaluationResult(
            EvaluationResult.CurrentSchemaVersion,
            runId,
            Settings(comparison.Mice),
            Provenance(command),
            shared,
            claims,
            Conclude(comparison, shared, claims, _runs[0].Settings.Terms),
            examples.Montages(),
            Issues(comparison))
        {
            Curves = examples.Curves(),
            Cines = examples.Cines(),
            SeedSpreads =
            [
                .. _runs.SelectMany(r => r.SeedSpreads.Where(s => models.Any(m => ReferenceEquals(m.Run, r) && m.Model.Family == s.Family)))
            ],
            MeasureDefinitions = _runs[0].MeasureDefinitions,
            Comparison = comparison,
            MethodVerdicts = MethodJudge.Of(
                [.. shared.Select(m => m with { Family = m.Name })],
                [.. models.SelectMany((m, i) => Matrices(m, shared[i], comparison.Mice))],
                _runs[0].Settings.Terms),
            VerdictLimits = claims.Length == 0 ? [] : [.. _runs.SelectMany(r => r.VerdictLimits).Distinct()],
        };
    }

    private ModelResult Restricted(ComparedModel model, string name, IReadOnlyList<string> mice)
    {
        CaseResult[] cases = [.. mice.Select(mouse => model.Model.Cases.Single(c => c.Mouse == mouse))];
        var label = models.Count(m => m.Model.Label == model.Model.Label) == 1
            ? model.Model.Label
            : $"{model.Model.Label} ({model.Run.RunId})";
        return ModelSummaries.Of(
            model.Model with { Name = name, Label = label, Cases = cases }, model.Run.Settings.Measures.Overlap, model.Run.Settings.Terms);
    }

    /// <summary>All trainings of a model's network, where its run has several, on the mice that are compared.</summary>
    private IEnumerable<MethodValues> Matrices(ComparedModel model, ModelResult shared, IReadOnlyList<string> mice)
    {
        foreach (var matrix in model.Run.Methods.Where(m => model.Model.Seed is not null && m.Method == model.Model.Family))
        {
            int[] rows = [.. Enumerable.Range(0, matrix.Cases.Count).Where(i => mice.Contains(matrix.Cases[i].Case))];
            yield return matrix with
            {
                Method = shared.Name,
                Label = _runs.Length == 1 ? matrix.Label : $"{matrix.Label} ({model.Run.RunId})",
                Cases = [.. rows.Select(i => matrix.Cases[i])],
                Measures = [.. matrix.Measures.Select(m => m with { Values = [.. rows.Select(i => m.Values[i])] })],
            };
        }
    }

    /// <summary>Verdicts hold only for the mice that they were made on.</summary>
    private static IEnumerable<ClaimVerdict> ClaimsOf(ComparedModel model, string name, IReadOnlyList<string> mice) =>
        KeepsItsMice(model, mice) ? model.Run.Claims.Where(c => c.Model == model.Model.Name).Select(c => c with { Model = name }) : [];

    private static bool KeepsItsMice(ComparedModel model, IReadOnlyList<string> mice) =>
        model.Model.Cases.Count(c => c.Evaluated) == mice.Count;

    private EvaluationSettings Settings(IReadOnlyList<string> mice)
    {
        var first = _runs[0].Settings;
        return first with
        {
            Kind = RunKind.Compare,
            Profile = Common(s => s.Profile, ""),
            Split = Common(s => s.Split, ""),
            Study = Common(s => s.Study, ""),
            Cleaning = Common(s => s.Cleaning, AppliedCleaning.Differs),
            VoxelSpacingMm = VoxelSpacings.Common(
                _runs.Select(r => r.Settings.VoxelSpacingMm.Count == 0 ? [double.NaN] : r.Settings.VoxelSpacingMm)),
            DataSource = string.Join("; ", _runs.Select(r => r.Settings.DataSource).Distinct()),
            IsPhantom = _runs.Any(r => r.Settings.IsPhantom),
            TrainMice = [],
            ValidationMice = [],
            TestMice = mice,
            Seeds = [.. _runs.SelectMany(r => r.Settings.Seeds).Distinct()],
        };

        TPart Common<TPart>(Func<EvaluationSettings, TPart> part, TPart otherwise) =>
            _runs.All(r => Equals(part(r.Settings), part(first))) ? part(first) : otherwise;
    }

    private Provenance Provenance(string command)
    {
        var hashes = _runs
            .SelectMany(r => r.Provenance.Hashes.Select(h => (Key: $"{r.RunId}: {h.Key}", h.Value)))
            .DistinctBy(h => h.Key)
            .ToDictionary(h => h.Key, h => h.Value);
        return _runs[0].Provenance with
        {
            Command = command,
            Created = _runs.Max(r => r.Provenance.Created) ?? "",
            Hashes = hashes,
            Determinism =
                $"Put together from the results {string.Join(", ", _runs.Select(r => $"{r.RunId} ({r.Provenance.Created})"))}; the "
                    + "same results give the same bytes.",
        };
    }

    private static Conclusion Conclude(ModelComparison comparison, ModelResult[] shared, ClaimVerdict[] claims, StudyTerms terms)
    {
        var pairs = comparison.Measures.SelectMany(m => m.Pairs).ToArray();
        var different = pairs.Count(p => p.Verdict is PairVerdict.FirstBetter or PairVerdict.SecondBetter);
        var equivalent = pairs.Count(p => p.Verdict == PairVerdict.Equivalent);
        return VerdictCounts.Of(claims).Conclude(
            $"{shared.Length} models compared on {comparison.Mice.Count} {terms.CaseWords}",
            [
                new(
                    ConclusionTopic.Pairs,
                    $"Of {pairs.Length} paired comparisons over {comparison.Measures.Count} measures, {different} show a difference and "
                        + $"{equivalent} equivalence within the margin, after correction for multiple tests."),
                .. ConclusionWriter.DiceSentences(shared, terms),
            ]);
    }

    private RunIssue[] Issues(ModelComparison comparison) =>
    [
        .. comparison.OtherMice.Select(m => new RunIssue(IssueSeverity.Warning, m, "some model lacks it: left out for all.")),
        .. models.Where(m => !KeepsItsMice(m, comparison.Mice)).Select(
            m => new RunIssue(IssueSeverity.Note, m.Label, "its published numbers were judged on other mice: see its own report.")),
        .. _runs.SelectMany(r => r.Issues.Select(i => _runs.Length == 1 ? i : i with { Subject = $"{r.RunId}: {i.Subject}" })),
    ];
}
