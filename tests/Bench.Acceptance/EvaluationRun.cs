using Bench.Cli;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Acceptance;

/// <summary>
/// The evaluation that eval.runsettings describes, run once for all tests of this project. It leaves the report in
/// <c>reports/acceptance</c> and, like any run, goes on from finished stages.
/// </summary>
public sealed class EvaluationRun : IAsyncLifetime
{
    private static readonly string Folder = RepositoryFolder.Combine("reports", "acceptance");

    /// <summary>What the run found.</summary>
    public EvaluationResult Result { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The default cohort is written below the working folder, as for a user who stands in the checkout.
        Environment.CurrentDirectory = RepositoryFolder.Root;
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await CommandLine.RunAsync(Arguments(), output, error, isTerminal: false);
        Assert.True(code == ExitCode.Done, $"bench run ended with exit code {code}.\n{error}\n{output}");
        Result = ResultJson.ReadResult(Path.Combine(Folder, "result.json"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static List<string> Arguments()
    {
        List<string> arguments = ["run", "--out", Folder];
        foreach (var (variable, option) in new[] { ("BENCH_DATA", "--data"), ("BENCH_PROFILE", "--profile"), ("BENCH_MODELS", "--models"), ("BENCH_SPLIT", "--split") })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                arguments.AddRange([option, value]);
            }
        }

        return arguments;
    }
}
