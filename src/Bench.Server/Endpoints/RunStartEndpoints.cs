using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core.Cleaning;
using Bench.Core.IO;
using Bench.Harness.Machine;
using Bench.Learning.Training;
using Bench.Server.Runs;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>
/// Runs that are started from here, stopped and resumed. What a client sends is a choice among what the server knows, or a number: nothing of
/// it becomes a path or an option of its own.
/// </summary>
internal static partial class RunStartEndpoints
{
    /// <summary>Runs at a time: each uses every core.</summary>
    private const int MostAtOnce = 1;

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Change(
            "POST",
            "/api/runs",
            "Starts a run ({kind: run, data, profile, networks, seed, study}) or an evaluation ({kind: evaluate, data, predictions, clean, study}).",
            async context => Start(server, await Json.Read<AskedRun>(context.Request)),
            "application/json");
        api.Change(
            "POST",
            "/api/runs/{id}/stop",
            "Stops a run that this server started, after the step under way; what is finished stays.",
            context => Task.FromResult(Stop(server, server.Runs.Find(context.Part("id")))));
        api.Change(
            "POST",
            "/api/runs/{id}/resume",
            "Goes on with a run that this server started.",
            context => Task.FromResult(Resume(server, server.Runs.Find(context.Part("id")))));
    }

    private static IResult Start(ServerContext server, AskedRun asked)
    {
        if (server.Runs.Folder is not { } folder)
            throw ApiException.Conflict("runs", "there is no folder for them.", "start the server with --runs DIR.");
        RequireFree(server);
        var name = string.Create(CultureInfo.InvariantCulture, $"{asked.Kind}-{server.Time.GetUtcNow():yyyyMMdd-HHmmss}");
        var output = Path.Combine(Path.GetFullPath(folder), name);
        if (Directory.Exists(output))
            throw ApiException.Conflict(name, "is there already.", "wait a second, and try again.");
        string[] arguments = asked.Kind switch
        {
            "run" => [.. RunArguments(server, asked), "--out", output],
            "evaluate" => [.. EvaluateArguments(server, asked), "--out", output],
            _ => throw ApiException.Malformed("kind", $"'{Printable.Line(asked.Kind)}' cannot be started.", "take run or evaluate."),
        };
        Directory.CreateDirectory(folder);
        server.Processes.Start(output, arguments);
        return Json.Answer(new { id = RunList.IdOf(name), name }, StatusCodes.Status202Accepted);
    }

    private static IEnumerable<string> RunArguments(ServerContext server, AskedRun asked)
    {
        yield return "run";
        if (asked.Data is { } data)
        {
            yield return "--data";
            yield return FolderEndpoints.Find(server, data.Folder, data.Path);
        }

        foreach (var argument in Shared(asked))
            yield return argument;
        yield return "--profile";
        yield return Among("profile", asked.Profile ?? "quick", TrainingProfile.Names);
        if (asked.Networks is { Count: > 0 } networks)
        {
            yield return "--models";
            yield return string.Join(',', networks.Select(n => Among("networks", n, TrainingProfile.NetworkNames)));
        }

        if (asked.Seed is { } seed)
        {
            yield return "--seed";
            yield return seed.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<string> EvaluateArguments(ServerContext server, AskedRun asked)
    {
        if (asked.Data is not { } data || asked.Predictions is not { Count: > 0 and <= 20 } predictions)
        {
            throw ApiException.Malformed(
                "data, predictions", "are missing.", "name the folder of the expert's masks, and of each model's.");
        }

        yield return "evaluate";
        yield return "--reference";
        yield return FolderEndpoints.Find(server, data.Folder, data.Path);
        foreach (var p in predictions)
        {
            if (!ModelName().IsMatch(p.Name))
            {
                throw ApiException.Malformed(
                    "name", $"'{Printable.Line(p.Name)}' cannot be the name of a model.", "use letters, digits, '.', '_' and '-'.");
            }

            yield return "--predictions";
            yield return $"{p.Name}={FolderEndpoints.Find(server, p.Folder, p.Path)}";
        }

        foreach (var argument in Shared(asked))
            yield return argument;
    }

    private static IEnumerable<string> Shared(AskedRun asked)
    {
        if (asked.Study is { Length: > 0 } study)
        {
            yield return "--study";
            yield return Among("study", study, StudyCatalogue.Names);
        }

        if (asked.Clean is { Length: > 0 } clean)
        {
            yield return "--clean";
            yield return Among("clean", clean, [.. CleaningRule.All.Select(r => r.Name)]);
        }
    }

    private static string Among(string what, string value, IReadOnlyList<string> known) => known.Contains(value)
        ? value
        : throw ApiException.Malformed(what, $"'{Printable.Line(value)}' is not known.", $"take one of {string.Join(", ", known)}.");

    private static IResult Stop(ServerContext server, RunEntry run)
    {
        if (server.Processes.Find(run.Folder) is not { IsRunning: true } started)
        {
            throw ApiException.Conflict(
                $"run {run.Name}",
                "was not started by this server, or runs no more.",
                "stop it where it was started (Ctrl-C, bench cancel).");
        }

        started.Stop();
        return Json.Answer(RunView.Line(server.Runs.Find(run.Id)), StatusCodes.Status202Accepted);
    }

    private static IResult Resume(ServerContext server, RunEntry run)
    {
        if (server.Processes.Find(run.Folder) is not { } known)
        {
            throw ApiException.Conflict(
                $"run {run.Name}",
                "was started elsewhere, and a command that stands in its files is not trusted.",
                "repeat its command in a terminal: it goes on where it stopped.");
        }

        if (known.IsRunning)
            throw ApiException.Conflict($"run {run.Name}", "is at work.", "wait for it.");
        RequireFree(server);
        server.Processes.Start(run.Folder, known.Arguments);
        return Json.Answer(RunView.Line(server.Runs.Find(run.Id)), StatusCodes.Status202Accepted);
    }

    private static void RequireFree(ServerContext server)
    {
        if (server.Processes.Running >= MostAtOnce)
            throw ApiException.Conflict("runs", "one is at work, and it uses every core.", "wait for its end, or stop it.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._\-]{0,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex ModelName();

    private sealed record AskedRun(
        string Kind,
        AskedFolder? Data = null,
        IReadOnlyList<AskedPredictions>? Predictions = null,
        string? Profile = null,
        IReadOnlyList<string>? Networks = null,
        int? Seed = null,
        string? Clean = null,
        string? Study = null);

    private sealed record AskedFolder(string Folder, string Path = "");

    private sealed record AskedPredictions(string Name, string Folder, string Path = "");
}
