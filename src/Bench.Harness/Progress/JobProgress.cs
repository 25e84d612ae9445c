
namespace Bench.Harness.Progress;

/// <summary>How the parts of a job tell what they do.</summary>
/// <param name="events">Who listens; null for nobody. Called on the thread that works.</param>
public sealed class JobProgress(IProgress<JobEvent>? events)
{
    /// <summary>Nobody listens.</summary>
    public static JobProgress Silent { get; } = new(null);

    /// <summary>The next part begins.</summary>
    /// <param name="title">Its title.</param>
    public void Stage(string title) => events?.Report(new StageStarted(title));

    /// <summary>Something worth keeping in a log.</summary>
    /// <param name="text">A line.</param>
    public void Line(string text) => events?.Report(new Noted(text));

    /// <summary>What is being worked on at this moment.</summary>
    /// <param name="text">A short line.</param>
    public void Working(string text) => events?.Report(new Working(text));

    /// <summary>A step of a long computation is done.</summary>
    /// <param name="text">Where it stands.</param>
    public void Step(string text) => events?.Report(new StepDone(text));

    /// <summary>Something was left out, so that the result is not whole.</summary>
    /// <param name="text">File, place, reason and remedy.</param>
    public void Error(string text) => events?.Report(new ProblemFound(text, IsError: true));

    /// <summary>Something the user should know.</summary>
    /// <param name="text">What was found.</param>
    public void Warning(string text) => events?.Report(new ProblemFound(text, IsError: false));
}
