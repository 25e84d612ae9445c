using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Comparison;

/// <summary>Finds results by the names that users give: a run's folder, its result.json, or RUN/MODEL.</summary>
internal static class RunResults
{
    /// <summary>Reads a run's result.</summary>
    /// <param name="path">The run's folder, or its result.json.</param>
    /// <exception cref="InputException">There is no result there.</exception>
    public static EvaluationResult Read(string path) => ResultJson.ReadResult(FileOf(path) ?? throw NoResult(path));

    /// <summary>
    /// Works on results that were read. Their form was checked; that all their numbers fit together only the work itself finds out.
    /// </summary>
    /// <param name="path">What was read, for the message.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="InputException">The parts of a result do not fit together.</exception>
    public static T Use<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception misfit) when (
            misfit is ArgumentException or IndexOutOfRangeException or InvalidOperationException
                or KeyNotFoundException or InvalidDataException
            or OverflowException or FormatException or DivideByZeroException)
        {
            throw new InputException(
                path,
                "its parts do not fit together.",
                $"make the result again; if it is as Bench wrote it, please report "
                    + $"this{(Faults.Log(misfit) is { } log ? $" with the log {log}" : "")}.",
                misfit);
        }
    }

    /// <summary>Reads the models that some names stand for: all of a run, or the one after the last slash.</summary>
    /// <param name="names">RUN or RUN/MODEL.</param>
    /// <exception cref="InputException">A name stands for nothing, or a model is named twice.</exception>
    public static IReadOnlyList<ComparedModel> Models(IEnumerable<string> names)
    {
        var found = names.SelectMany(Of).ToArray();
        var labelled = found.Select(f => new ComparedModel(
            found.Count(o => o.Model.Name == f.Model.Name) == 1
                ? f.Model.Name
                : $"{f.Run.RunId}/{f.Model.Name}", f.Run, f.Model)).ToArray();
        return labelled.GroupBy(m => m.Label).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InputException(twice.Key, "the model is named twice.", "name each once; runs need run ids of their own.")
            : labelled;
    }

    private static IEnumerable<(EvaluationResult Run, ModelResult Model)> Of(string name)
    {
        if (FileOf(name) is { } file)
        {
            var run = ResultJson.ReadResult(file);
            return run.Models.Select(m => (run, m));
        }

        var path = Path.TrimEndingDirectorySeparator(name);
        var (folder, model) = (Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
        if (FileOf(folder) is not { } owner)
        {
            throw NoResult(name);
        }

        var result = ResultJson.ReadResult(owner);
        var found = result.Models.FirstOrDefault(m => m.Name == model)
            ?? throw new InputException(
                name, $"{folder} has no model '{model}'.", $"name one of {string.Join(", ", result.Models.Select(m => m.Name))}.");
        return [(result, found)];
    }

    /// <summary>The result that a name stands for; null where there is none.</summary>
    /// <param name="path">The run's folder, or its result.json.</param>
    public static string? FileOf(string path)
    {
        var file = Directory.Exists(path) || path.Length == 0 ? Path.Combine(path, "result.json") : path;
        return File.Exists(file) ? file : null;
    }

    private static InputException NoResult(string path) =>
        new(path, "there is no result.json.", "name the folder of a finished run, its result.json, or, for one of its models, RUN/MODEL.");
}
