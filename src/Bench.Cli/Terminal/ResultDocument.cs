using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Cli.Terminal;

/// <summary>A result in short, as <c>--json</c> prints it. Everything else is in <c>result.json</c>.</summary>
/// <param name="RunId">Name of the run.</param>
/// <param name="Verdict">The verdict in a few words.</param>
/// <param name="Reproduced">Claims reproduced.</param>
/// <param name="NotReproduced">Claims not reproduced.</param>
/// <param name="CannotBeJudged">Claims that cannot be judged.</param>
/// <param name="PipelineCheck">Whether the pipeline check passed; null where there was none.</param>
/// <param name="Study">Version of the study that was judged.</param>
/// <param name="Claims">Each verdict in short.</param>
/// <param name="VerdictLimits">What limits the verdicts.</param>
/// <param name="Models">Key numbers of each model.</param>
/// <param name="Issues">What went wrong or is odd.</param>
/// <param name="Result">Path of the whole result.</param>
/// <param name="Report">Path of the PDF.</param>
internal sealed record ResultDocument(
    string RunId,
    string Verdict,
    int Reproduced,
    int NotReproduced,
    int CannotBeJudged,
    bool? PipelineCheck,
    string Study,
    IReadOnlyList<ResultDocument.Claim> Claims,
    IReadOnlyList<string> VerdictLimits,
    IReadOnlyList<ResultDocument.Model> Models,
    IReadOnlyList<RunIssue> Issues,
    string Result,
    string Report)
{
    public static ResultDocument Of(EvaluationResult result, string resultFile, string reportFile) =>
        OfPrinted(PrintedResult.Of(result), resultFile, reportFile);

    private static ResultDocument OfPrinted(EvaluationResult result, string resultFile, string reportFile) => new(
        result.RunId,
        result.Conclusion.Verdict,
        result.Conclusion.Reproduced,
        result.Conclusion.NotReproduced,
        result.Conclusion.CannotBeJudged,
        result.Conclusion.PipelineCheckPassed,
        result.Settings.Study,
        [.. result.Claims.Select(c => new Claim(c.ClaimId, c.Model, c.Published, c.Found, c.Outcome, c.Finding, c.CorrectedP))],
        result.VerdictLimits,
        [.. result.Models.Select(m => new Model(
            m.Name,
            m.Cases.Count(c => c.Evaluated),
            m.Dice.ToDictionary(d => $"{result.Settings.Terms.Code(d.Structure)}_{Vocabulary.Code(d.Phase)}", d => d.Mean),
            m.Agreement.ToDictionary(a => Vocabulary.Code(a.Quantity), a =>
                new Agreement(a.Unit, a.Count, a.Bias.Value, a.LowerLimit.Value, a.UpperLimit.Value, a.Pearson.Value))))],
        result.Issues,
        resultFile,
        reportFile);

    /// <summary>A verdict.</summary>
    internal sealed record Claim(
        string ClaimId, string Model, double Published, double Found, ClaimOutcome Outcome, ClaimFinding Finding, double CorrectedP);

    /// <summary>Key numbers of a model.</summary>
    internal sealed record Model(
        string Name, int Mice, IReadOnlyDictionary<string, double> MeanDice, IReadOnlyDictionary<string, Agreement> Agreement);

    /// <summary>Agreement of a quantity.</summary>
    internal sealed record Agreement(string Unit, int N, double Bias, double LimitLower, double LimitUpper, double PearsonR);
}
