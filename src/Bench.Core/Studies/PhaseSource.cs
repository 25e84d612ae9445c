using Bench.Core.Phases;

namespace Bench.Core.Studies;

/// <summary>Where end-diastole and end-systole of the cases of a study are known from.</summary>
public sealed record PhaseSource
{
    /// <summary>Name of the challenge's file beside the images of a case.</summary>
    public const string InfoFileName = "Info.cfg";

    private PhaseSource(PhaseSourceKind kind) => Kind = kind;

    /// <summary>Which kind of source.</summary>
    public PhaseSourceKind Kind { get; }

    /// <summary>The rule, where it is one; also used for cases that a file does not name.</summary>
    public PhaseConvention Rule { get; private init; } = PhaseConvention.Curve;

    /// <summary>Name of a file in each case's folder, or the path of a table; empty for rules and fixed frames.</summary>
    public string File { get; private init; } = "";

    /// <summary>Number of the first frame in the file, and in fixed frames: 0 or 1.</summary>
    public int FirstFrame { get; private init; }

    /// <summary>0-based frame of end-diastole in every case; −1 where it is not fixed.</summary>
    public int EndDiastole { get; private init; } = -1;

    /// <summary>0-based frame of end-systole in every case; −1 where it is not fixed.</summary>
    public int EndSystole { get; private init; } = -1;

    /// <summary>Column of a table with the names of cases.</summary>
    public string CaseColumn { get; private init; } = "";

    /// <summary>Column of a table, or key of a file, with the frame of end-diastole.</summary>
    public string EndDiastoleColumn { get; private init; } = "ED";

    /// <summary>Column of a table, or key of a file, with the frame of end-systole.</summary>
    public string EndSystoleColumn { get; private init; } = "ES";

    /// <summary>Whether it is the published rule, by which cases are read anyhow.</summary>
    public bool IsPublishedRule => Kind == PhaseSourceKind.Rule && Rule == PhaseConvention.Published;

    /// <summary>By a rule from the experts' masks.</summary>
    /// <param name="rule">Which rule.</param>
    public static PhaseSource OfRule(PhaseConvention rule) => new(PhaseSourceKind.Rule) { Rule = rule };

    /// <summary>By a file of lines <c>KEY: VALUE</c> in each case's folder.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="firstFrame">Number of the first frame.</param>
    public static PhaseSource OfInfoFile(string file = InfoFileName, int firstFrame = 1) =>
        new(PhaseSourceKind.InfoFile) { File = file, FirstFrame = firstFrame };

    /// <summary>By a table with a line for each case.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="firstFrame">Number of the first frame.</param>
    /// <param name="caseColumn">Column with the names of cases; empty for <c>case</c>, <c>mouse</c> or <c>patient</c>.</param>
    /// <param name="diastole">Column with the frame of end-diastole.</param>
    /// <param name="systole">Column with the frame of end-systole.</param>
    public static PhaseSource OfTable(string file, int firstFrame, string caseColumn = "", string diastole = "ED", string systole = "ES") =>
        new(PhaseSourceKind.Table)
        {
            File = file,
            FirstFrame = firstFrame,
            CaseColumn = caseColumn,
            EndDiastoleColumn = diastole,
            EndSystoleColumn = systole,
        };

    /// <summary>The same two frames in every case.</summary>
    /// <param name="diastole">Frame of end-diastole, counted from <paramref name="firstFrame"/>.</param>
    /// <param name="systole">Frame of end-systole, counted from <paramref name="firstFrame"/>.</param>
    /// <param name="firstFrame">Number of the first frame.</param>
    public static PhaseSource Fixed(int diastole, int systole, int firstFrame) =>
        new(PhaseSourceKind.Fixed) { FirstFrame = firstFrame, EndDiastole = diastole - firstFrame, EndSystole = systole - firstFrame };
}

/// <summary>Kinds of sources of end-diastole and end-systole.</summary>
public enum PhaseSourceKind
{
    /// <summary>A rule that looks at the experts' masks.</summary>
    Rule,

    /// <summary>A file in each case's folder, such as <c>Info.cfg</c>.</summary>
    InfoFile,

    /// <summary>A table with a line for each case.</summary>
    Table,

    /// <summary>The same frames in every case.</summary>
    Fixed,
}
