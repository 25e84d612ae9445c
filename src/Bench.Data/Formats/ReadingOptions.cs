using Bench.Core.Studies;

namespace Bench.Data.Formats;

/// <summary>How files are to be read whose labels, axes or frame numbers are not the published ones.</summary>
public sealed record ReadingOptions
{
    /// <summary>The published format.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>What the labels mean. Default: 0 background, 1 myocardium, 2 blood pool.</summary>
    public LabelScheme Labels { get; init; } = LabelScheme.Published;

    /// <summary>
    /// Order of the axes of HDF5 data sets; null for rows, columns, slices, frames (or MATLAB's reverse of it, where the file says so),
    /// which is then checked for plausibility.
    /// </summary>
    public AxisOrder? Axes { get; init; }

    /// <summary>Number of the first frame in <c>Frames_with_ROI</c> and in file names such as <c>Mouse1_frame007</c>: 0 or 1.</summary>
    public int FirstFrame { get; init; }

    /// <summary>Whether the user stated <see cref="FirstFrame"/>; then the study's does not replace it.</summary>
    public bool IsFirstFrameStated { get; init; }

    /// <summary>What the cohort is.</summary>
    public Study Study { get; private init; } = Study.Mouse;

    /// <summary>Whether these are the options for predictions, which have names of their own.</summary>
    public bool ArePredictions { get; init; }

    /// <summary>The option of the command line that changes one of these, for remedies.</summary>
    /// <param name="name">Such as <c>labels</c>.</param>
    public string Option(string name) => (ArePredictions ? "--prediction-" : "--") + name;

    /// <summary>These options for the files of a study: where the user stated nothing, labels and first frame are the study's.</summary>
    /// <param name="study">The study.</param>
    public ReadingOptions Under(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.IsMouse)
            return this with { Study = study };
        return this with
        {
            Study = study,
            Labels = Labels.IsStated ? Labels : LabelScheme.Of(LabelsOf(study)),
            FirstFrame = IsFirstFrameStated ? FirstFrame : study.Phases.FirstFrame,
        };
    }

    /// <summary>
    /// What differs from the published format, as it is typed, each with a blank before it; empty where nothing does. A study's own labels
    /// are not repeated.
    /// </summary>
    public string AsOptions
    {
        get
        {
            var usual = Study.IsMouse ? Default : Default.Under(Study);
            return string.Concat(
                Study.IsMouse || ArePredictions ? "" : $" --study {Study.Name}",
                Labels.IsStated && (Study.IsMouse || !Labels.IsOf(LabelsOf(Study))) ? $" {Option("labels")} {Labels}" : "",
                Axes is null ? "" : $" {Option("axes")} {Axes.Text}",
                FirstFrame == usual.FirstFrame ? "" : FormattableString.Invariant($" {Option("first-frame")} {FirstFrame}"));
        }
    }

    /// <summary>Everything that decides what numbers in files mean, for hashes.</summary>
    public string Identity => Study.IsMouse ? AsOptions : $"{AsOptions} {Labels} {Study.Layout} {Study.Phases} {Study.Spacing}";

    private StudyLabels LabelsOf(Study study) => ArePredictions ? study.PredictionLabels : study.ReferenceLabels;
}
