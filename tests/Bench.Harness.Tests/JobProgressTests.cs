using Bench.Core;
using Bench.Core.Studies;
using Bench.Harness.Progress;

namespace Bench.Harness.Tests;

public sealed class JobProgressTests
{
    [Fact]
    public void What_a_job_tells_speaks_of_the_studys_cases()
    {
        var told = new Listener();
        var study = Study.Mouse with { CaseWord = "patient", CaseWords = "patients" };

        new JobProgress(told, study).Error("there is no file of 80 mice.");
        new JobProgress(told).Error("there is no file of 80 mice.");

        Assert.Equal(
            [new ProblemFound("there is no file of 80 patients.", IsError: true), new ProblemFound("there is no file of 80 mice.", IsError: true)],
            told.Events);
    }

    [Fact]
    public void So_does_what_a_job_refuses_and_the_files_keep_their_names()
    {
        var study = Study.Mouse with { CaseWord = "patient", CaseWords = "patients" };
        var progress = new JobProgress(null, study);

        var refusal = Assert.Throws<InputException>(
            () => progress.Do<int>(() => throw new InputException("/data/mice", "holds no mouse.", "name files as the mice are.")));

        Assert.Equal(
            ("/data/mice", "holds no patient.", "name files as the patients are."),
            (refusal.InputSource, refusal.Reason, refusal.Remedy));
    }

    private sealed class Listener : IProgress<JobEvent>
    {
        public List<JobEvent> Events { get; } = [];

        public void Report(JobEvent value) => Events.Add(value);
    }
}
