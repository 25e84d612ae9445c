using Bench.Core;
using Bench.Core.Studies;

namespace Bench.Harness.Progress;

/// <summary>How the parts of a job tell what they do.</summary>
/// <param name="events">Who listens; null for nobody. Called on the thread that works.</param>
/// <param name="study">The study, whose word for its cases stands in all texts; null for mice.</param>
public sealed class JobProgress(IProgress<JobEvent>? events, Study? study = null)
{
    private readonly StudyTerms _terms = study is null ? StudyTerms.Mouse : StudyTerms.Of(study);

    /// <summary>When the job began.</summary>
    public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    /// <summary>Nobody listens.</summary>
    public static JobProgress Silent { get; } = new(null);

    /// <summary>The next part begins.</summary>
    /// <param name="title">Its title.</param>
    public void Stage(string title) => events?.Report(new StageStarted(_terms.Say(title)));

    /// <summary>Something worth keeping in a log.</summary>
    /// <param name="text">A line.</param>
    public void Line(string text) => events?.Report(new Noted(_terms.Say(text)));

    /// <summary>What is being worked on at this moment.</summary>
    /// <param name="text">A short line.</param>
    public void Working(string text) => events?.Report(new Working(_terms.Say(text)));

    /// <summary>A step of a long computation is done.</summary>
    /// <param name="text">Where it stands.</param>
    public void Step(string text) => events?.Report(new StepDone(_terms.Say(text)));

    /// <summary>Something was left out, so that the result is not whole.</summary>
    /// <param name="text">File, place, reason and remedy.</param>
    public void Error(string text) => events?.Report(new ProblemFound(_terms.Say(text), IsError: true));

    /// <summary>Something the user should know.</summary>
    /// <param name="text">What was found.</param>
    public void Warning(string text) => events?.Report(new ProblemFound(_terms.Say(text), IsError: false));

    /// <summary>Does work whose refusals are to speak of the study's cases too.</summary>
    /// <param name="work">The work.</param>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <exception cref="InputException">What the work refused, in the study's words; other kinds of it stay as they are.</exception>
    internal T Do<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InputException refusal) when (!_terms.SpeaksOfMice && refusal.GetType() == typeof(InputException))
        {
            throw new InputException(
                refusal.InputSource, _terms.Say(refusal.Reason), _terms.Say(refusal.Remedy), refusal.InnerException);
        }
    }
}

/// <summary>Work that was interrupted and can say better than the command line what is on disk now and how to go on.</summary>
/// <param name="message">Both, in a sentence or two.</param>
internal sealed class StoppedWorkException(string message) : OperationCanceledException(message);
