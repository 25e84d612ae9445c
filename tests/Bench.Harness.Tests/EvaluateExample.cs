using Bench.Harness.Jobs;
using Bench.Harness.Options;
using Bench.Harness.Progress;

namespace Bench.Harness.Tests;

/// <summary>The program of docs/csharp.md, word for word.</summary>
internal static class EvaluateExample
{
    public static void Run(string data, string masks, string report, TextWriter output)
    {
        // example
        var options = new EvaluateOptions
        {
            ReferenceFolder = data,
            Predictions = [new PredictionFolder("mymodel", masks)],
            OutputFolder = report,
            Cleaning = "largest",
        };
        var progress = new Progress<JobEvent>(e => output.WriteLine($"{e.GetType().Name}: {e.Text}"));
        var outcome = new EvaluateJob(options, progress).Run(CancellationToken.None);
        foreach (var dice in outcome.Result.Models[0].Dice)
        {
            output.WriteLine($"{dice.Structure} {dice.Phase}: Dice {dice.Mean:0.000} (n = {dice.Count})");
        }

        foreach (var problem in outcome.Problems)
        {
            output.WriteLine($"left out: {problem}");
        }

        output.WriteLine($"report: {outcome.ReportFile}");
        // end of example
    }
}
