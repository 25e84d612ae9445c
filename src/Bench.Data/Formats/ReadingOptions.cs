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

    /// <summary>Whether these are the options for predictions, which have names of their own.</summary>
    public bool ArePredictions { get; init; }

    /// <summary>The option of the command line that changes one of these, for remedies.</summary>
    /// <param name="name">Such as <c>labels</c>.</param>
    public string Option(string name) => (ArePredictions ? "--prediction-" : "--") + name;

    /// <summary>What differs from the published format, as it is typed, each with a blank before it; empty where nothing does.</summary>
    public string AsOptions => string.Concat(
        Labels.IsStated ? $" {Option("labels")} {Labels}" : "",
        Axes is null ? "" : $" {Option("axes")} {Axes.Text}",
        FirstFrame == 0 ? "" : FormattableString.Invariant($" {Option("first-frame")} {FirstFrame}"));
}
