using System.Globalization;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;
using Bench.Reporting.Pages;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Checks;

/// <summary>What a command checked, one entry a check, in the order of its report: the content of JUnit and SARIF files.</summary>
/// <param name="Name">Name of the whole, e.g. <c>audit draft-2025</c>.</param>
/// <param name="Rules">The rules, each with a key of its own.</param>
/// <param name="Checks">The checks.</param>
public sealed record CheckList(string Name, IReadOnlyList<CheckRule> Rules, IReadOnlyList<Check> Checks)
{
    private static readonly CheckRule PublishedNumber = new(
        "published_number", "A published number lies where a replication of it should fall (docs/claims.md).");
    private static readonly CheckRule Pipeline = new(
        "pipeline", "The trained networks reach on phantoms what their profile promises, so that training, inference and measuring work.");
    private static readonly CheckRule CaseMeasured = new("case_measured", "Every case of every model could be measured.");
    private static readonly CheckRule Baseline = new(
        "baseline", "No measure is worse than the accepted baseline by more than its tolerance, in the mean or for a single case.");
    private static readonly CheckRule SameConditions = new(
        "same_conditions", "Run and baseline have the same data, split, cleaning, definitions and models.");

    /// <summary>Verdicts, pipeline check and cases of an evaluation.</summary>
    /// <param name="result">The result.</param>
    public static CheckList Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        result = PrintedResult.Of(result);
        return new CheckList(
            $"{result.Settings.Kind.ToString().ToLowerInvariant()} {result.RunId}",
            [PublishedNumber, Pipeline, CaseMeasured],
            [
                .. result.Claims.Select(Verdict),
                .. result.Conclusion.PipelineCheckPassed is { } passed ? [PipelineCheck(result, passed)] : Array.Empty<Check>(),
                .. result.Models.SelectMany(m => m.Cases.Where(c => !c.Evaluated).Select(c => NotMeasured(result, m, c))),
            ]);
    }

    /// <summary>Findings of an audit, and the rules that found nothing.</summary>
    /// <param name="report">The audit.</param>
    public static CheckList Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new CheckList(
            $"audit {report.Version}",
            [.. report.Rules.Select(r => new CheckRule(r.Rule, r.Title))],
            [.. report.Rules.SelectMany(rule => OfRule(report, rule))]);
    }

    /// <summary>Measures of a run against a baseline.</summary>
    /// <param name="report">The comparison.</param>
    public static CheckList Of(RegressionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new CheckList(
            $"compare {report.RunId} {report.Baseline}",
            [SameConditions, Baseline],
            [
                .. report.Differences.Select(d => new Check(
                    report.RunId,
                    SameConditions.Key,
                    d.Name,
                    CheckOutcome.Failed,
                    $"{d.Name} differs: baseline {d.Baseline}; run {d.Run}.",
                    [])),
                .. report.MissingModels.Select(m => new Check(
                    report.RunId, SameConditions.Key, m, CheckOutcome.Failed, $"The run lacks the model {m}.", [])),
                .. report.Measures.Select(Measure),
            ]);
    }

    private static Check Verdict(ClaimVerdict verdict) => new(
        verdict.Model,
        PublishedNumber.Key,
        verdict.ClaimId,
        verdict.Outcome switch
        {
            ClaimOutcome.Reproduced => CheckOutcome.Passed,
            ClaimOutcome.NotReproduced => CheckOutcome.Failed,
            _ => CheckOutcome.Undecided,
        },
        $"{verdict.Statement} ({verdict.Where}): published {Number(verdict.Published, verdict.Unit)}, found "
            + $"{Number(verdict.Found, verdict.Unit)}: {VerdictWords.Name(VerdictWords.KindOf(verdict))} "
            + $"({Verdicts.Words(verdict.Finding)}): {verdict.Reason}",
        [verdict.ClaimId]);

    private static Check PipelineCheck(EvaluationResult result, bool passed) => new(
        result.RunId,
        Pipeline.Key,
        "pipeline check on phantoms",
        passed ? CheckOutcome.Passed : CheckOutcome.Failed,
        string.Join(' ', result.Conclusion.Sentences),
        []);

    private static Check NotMeasured(EvaluationResult result, ModelResult model, CaseResult @case) => new(
        model.Name,
        CaseMeasured.Key,
        @case.Mouse,
        CheckOutcome.Failed,
        result.Issues.FirstOrDefault(i => i.Severity == IssueSeverity.Error && i.Concerns(model.Name, @case.Mouse))
            ?.Message ?? "It could not be measured.",
        []);

    private static IEnumerable<Check> OfRule(AuditReport report, AuditRuleResult rule)
    {
        var findings = report.Findings.Where(f => f.Rule == rule.Rule).ToArray();
        if (findings.Length == 0)
        {
            var (outcome, words) = rule.Checks > 0
                ? (CheckOutcome.Passed, $"{rule.Checks} checks, none broken.")
                : (CheckOutcome.Undecided, "No printed numbers to apply it to.");
            yield return new Check(report.Version, rule.Rule, rule.Rule, outcome, $"{words} {rule.Title}", []);
        }

        foreach (var (number, finding) in findings.Index())
        {
            yield return new Check(
                report.Version,
                rule.Rule,
                $"{rule.Rule}[{number + 1}]: {string.Join(", ", finding.Claims)}",
                finding.Severity switch
                {
                    AuditSeverity.Contradiction => CheckOutcome.Failed,
                    AuditSeverity.Note => CheckOutcome.Noted,
                    _ => CheckOutcome.Warned,
                },
                $"{finding.Message} Printed: {string.Join("; ", finding.Printed)}. Consistent: {finding.ConsistentValue}.",
                finding.Claims);
        }
    }

    private static Check Measure(MeasureRegression m) => new(
        m.Model,
        Baseline.Key,
        m.Measure,
        m.Outcome == RegressionOutcome.Worse ? CheckOutcome.Failed : CheckOutcome.Passed,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{m.Measure}: {m.Baseline:0.0000} → {m.Run:0.0000}{(m.Unit.Length > 0 ? " " : "")}{m.Unit} over {m.Count} cases; tolerance "
                + $"{m.Tolerance:0.0000}.{Cases(" Without a value now: ", m.LostMice)}"
                + $"{Cases(" Worse by more than the tolerance of a case: ", [.. m.WorseMice.Select(w => w.Mouse)])}"),
        []);

    private static string Cases(string before, IReadOnlyList<string> cases) =>
        cases.Count == 0 ? "" : $"{before}{string.Join(", ", cases)}.";

    private static string Number(double value, string unit) =>
        double.IsNaN(value) ? "nothing" : value.ToString("G4", CultureInfo.InvariantCulture) + (unit.Length > 0 ? $" {unit}" : "");
}
