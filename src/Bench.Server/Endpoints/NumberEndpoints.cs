using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Overlap;
using Bench.Evaluation.WhatIf;
using Bench.Harness.Stages;
using Bench.Reporting.Answers;
using Bench.Server.Wire;
using Bench.Statistics;

namespace Bench.Server.Endpoints;

/// <summary>How a number was made, and what a run would say otherwise.</summary>
internal static class NumberEndpoints
{
    private const string Note = "Nothing of this is written into the run: its files and verdicts stay as they are.";
    private const string Population = "n";
    private const string Sample = "n-1";

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Get(
            "/api/runs/{id}/numbers/{key}",
            "How a cell TABLE:ROW:COLUMN of the run's tables was made, with Python and R that make it again from the CSV files.",
            context => Task.FromResult(Json.Answer(Answer(server, context))));
        api.Change(
            "POST",
            "/api/runs/{id}/what-if",
            "Numbers and verdicts by another cleaning rule, convention or margin, or without some cases; nothing is written.",
            async context => Json.Answer(Ask(server, context, await Json.Read<AskedWhatIf>(context.Request))),
            "application/json");
    }

    private static object Answer(ServerContext server, HttpContext context)
    {
        var run = server.Runs.Find(context.Part("id"));
        try
        {
            var result = server.Runs.ResultOf(run);
            var study = StudySelection.OfRun(run.Folder, result.Settings.Study);
            var a = NumberAnswers.Of(result, context.Part("key"), study?.Study);
            return new { a.Key, a.Name, a.Value, a.Unit, n = a.Count, a.Formula, a.Inputs, a.Convention, a.Source, a.Python, r = a.R };
        }
        catch (InputException problem) when (problem is not ApiException)
        {
            throw new ApiException(StatusCodes.Status404NotFound, problem.InputSource, problem.Reason, problem.Remedy);
        }
    }

    private static object Ask(ServerContext server, HttpContext context, AskedWhatIf asked)
    {
        var run = server.Runs.Find(context.Part("id"));
        var result = server.Runs.ResultOf(run);
        var study = StudySelection.OfRun(run.Folder, result.Settings.Study);
        var found = new WhatIfEvaluation(result, study?.Study, study?.Points ?? []).Answer(new WhatIfQuestion
        {
            Cleaning = asked.Cleaning,
            EmptyMasks = asked.EmptyMasks,
            Deviation = asked.DegreesOfFreedom switch
            {
                null => null,
                Population => DeviationConvention.Population,
                Sample => DeviationConvention.Sample,
                _ => throw ApiException.Malformed("degreesOfFreedom", "is neither n nor n-1.", "send n or n-1."),
            },
            MarginFactor = asked.Margin,
            LeaveOut = asked.LeaveOut ?? [],
        });
        return new
        {
            note = Note,
            found.Notes,
            verdicts = found.Verdicts,
            found.Kept,
            numbers = found.Numbers.Select(x => new { x.Key, x.Name, x.Model, x.Value, x.Unit, n = x.Count }),
            options = new
            {
                cleaning = CleaningRule.All.Select(r => r.Name),
                emptyMasks = OverlapPolicy.All.Select(p => p.Name),
                degreesOfFreedom = new[] { Sample, Population },
            },
        };
    }

    /// <summary>What is to be otherwise.</summary>
    /// <param name="Cleaning">Cleaning rule.</param>
    /// <param name="EmptyMasks">Convention for empty masks.</param>
    /// <param name="DegreesOfFreedom"><c>n</c> or <c>n-1</c>.</param>
    /// <param name="LeaveOut">Cases to leave out.</param>
    /// <param name="Margin">Factor of the stated margins.</param>
    private sealed record AskedWhatIf(
        string? Cleaning = null,
        string? EmptyMasks = null,
        string? DegreesOfFreedom = null,
        IReadOnlyList<string>? LeaveOut = null,
        double? Margin = null);
}
