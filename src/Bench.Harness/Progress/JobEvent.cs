namespace Bench.Harness.Progress;

/// <summary>Something that a job tells while it works. A console prints it, a page shows it, a test collects it.</summary>
/// <param name="Text">What to tell, for a reader. It may hold names from files: whoever prints it escapes what its medium needs.</param>
public abstract record JobEvent(string Text);

/// <summary>The next part of a job begins.</summary>
/// <param name="Text">Its title.</param>
public sealed record StageStarted(string Text) : JobEvent(Text);

/// <summary>Something worth keeping in a log.</summary>
/// <param name="Text">A line.</param>
public sealed record Noted(string Text) : JobEvent(Text);

/// <summary>What is being worked on at this moment; the next event takes its place.</summary>
/// <param name="Text">A short line, such as <c>Mouse7 (3 of 25)</c>.</param>
public sealed record Working(string Text) : JobEvent(Text);

/// <summary>A step of a long computation is done. A console shows each in place of the last; a log may keep one a minute.</summary>
/// <param name="Text">Where it stands, and how long it may take.</param>
public sealed record StepDone(string Text) : JobEvent(Text);

/// <summary>Something the user should know: the job goes on.</summary>
/// <param name="Text">File, place, reason and remedy.</param>
/// <param name="IsError">True where something was left out, so that the result is not whole; false for a warning.</param>
public sealed record ProblemFound(string Text, bool IsError) : JobEvent(Text);
