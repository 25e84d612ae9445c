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
    /// <summary>Where the report is left.</summary>
    public static string Folder { get; } = RepositoryFolder.Combine("reports", "acceptance");

    /// <summary>What the run found.</summary>
    public EvaluationResult Result { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The default cohort is written below the working folder, as for a user who stands in the checkout.
        Environment.CurrentDirectory = RepositoryFolder.Root;
        var file = Path.Combine(Folder, "result.json");
        Directory.CreateDirectory(Folder);
        File.Delete(file);
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await CommandLine.RunAsync(EvaluationSetting.Arguments(Folder), output, error, isTerminal: false);

        // Cases that could not be measured are a test of their own; without a result there is nothing to test.
        Assert.True(
            File.Exists(file),
            $"bench {string.Join(' ', EvaluationSetting.Arguments(Folder))} ended with exit code {code}.\n{error}\n{output}");
        Result = ResultJson.ReadResult(file);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
