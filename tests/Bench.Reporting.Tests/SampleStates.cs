using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Reporting.Tests;

/// <summary>The states that a report must look right in.</summary>
public static class SampleStates
{
    public static TheoryData<string> Names =>
        [
            "usual", "phantom", "masks only", "one mouse", "two mice", "long names and a failed case", "six models",
            "all failed", "no claims, no montage", "three trainings",
        ];

    public static EvaluationResult Result(string name) => name switch
    {
        "usual" => SampleResult.Create(2, 25),
        "phantom" => SampleResult.Create(new SampleOptions { Models = 2, Mice = 6, IsPhantom = true, Epochs = 6 }),
        "masks only" => SampleResult.MasksOnly(),
        "one mouse" => SampleResult.Create(1, 1),
        "two mice" => SampleResult.Create(2, 2, 3),
        "long names and a failed case" =>
            SampleResult.Create(new SampleOptions { Models = 3, Mice = 12, LongNames = true, WithFailedCase = true, Epochs = 1 }),
        "six models" => SampleResult.Create(new SampleOptions { Models = 6, Mice = 30 }),
        "all failed" => SampleResult.Create(new SampleOptions { Models = 1, Mice = 1, WithFailedCase = true }),
        "no claims, no montage" => SampleResult.Create(1, 3) with { Claims = [], Montages = [], Issues = [] },
        "three trainings" => SampleResult.Create(new SampleOptions { Models = 3, Mice = 8, Seeds = 3, Folds = 2, Epochs = 2 }),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a state."),
    };
}
