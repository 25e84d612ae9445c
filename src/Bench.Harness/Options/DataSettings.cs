using System.Globalization;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Harness.Machine;

namespace Bench.Harness.Options;

/// <summary>What data are, and how they are read.</summary>
internal static class DataSettings
{
    private const string Described = "What the data are: a study.json or its folder (docs/studies.md), or the name of a study that "
        + "comes with Bench";

    /// <summary>The study of a job that reads data.</summary>
    public static Setting<Study> Study { get; } = new("--study", $"{Described}.", "NAME|FILE|DIR")
    {
        Words = () => StudyCatalogue.Names.Concat(StudyCatalogue.PublishedNames).Append(StudyCatalogue.None),
        Read = StudyCatalogue.Find,
        Write = study => study.Name,
    };

    /// <summary>The study of a job that judges, too.</summary>
    public static Setting<Study> JudgedStudy { get; } = Study with
    {
        Help = $"{Described}. A folder or name of published numbers (docs/claims.md): the mouse study, judged by them. "
            + "none: the mouse study, only measured.",
        Shape = "NAME|FILE|DIR|none",
    };

    public static Setting<bool> AnySpecies { get; } = Setting.Switch(
        "--any-species",
        "Judge the study also on hearts that do not have the size of its species. The report says so beside the verdicts.");

    public static Setting<string> Manifest { get; } = Setting.File(
        "--manifest", "Manifest written by bench verify-data; data that differ from it are refused.");

    public static Setting<VoxelSpacing?> Spacing { get; } = new(
        "--spacing",
        "Voxel size in mm, as ROW,COLUMN,SLICE. Default: from NIfTI headers or cohort.json, else the published 0.1,0.1,1.",
        "mm,mm,mm")
    {
        Read = text => text.Split(',') is [var row, var column, var slice]
            ? new VoxelSpacing(Millimetres(row), Millimetres(column), Millimetres(slice))
            : throw NoSpacing(text),
        Write = spacing => FormattableString.Invariant($"{spacing!.Value.RowMm:R},{spacing.Value.ColumnMm:R},{spacing.Value.SliceMm:R}"),
        Fault = spacing => spacing!.Value.IsValid ? null : (NoSpacing(Spacing!.Write(spacing)).Reason, NoSpacing("").Remedy),
    };

    public static Setting<LabelScheme> Labels { get; } = LabelsOf(
        "--labels",
        "What the labels in masks mean, e.g. 1=blood_pool,2=myocardium or 1=background,2=myocardium,3=blood_pool. Default: those of the "
            + "study; 1=myocardium,2=blood_pool for mice. 0 is background.");

    public static Setting<AxisOrder> Axes { get; } = AxesOf(
        "--axes",
        "Order of the axes in HDF5 files: H rows, W columns, S slices, F frames. Default: HWSF. SHWF, FSHW: from SimpleITK or PyTorch; "
            + "FSWH: from R, Julia or Fortran.");

    public static Setting<int> FirstFrame { get; } = FirstFrameOf(
        "--first-frame",
        "Number of the first frame in Frames_with_ROI and in file names such as Mouse1_frame007: 0 or 1. Default: what the study says; "
            + "0 for mice.");

    public static Setting<LabelScheme> PredictionLabels { get; } = LabelsOf("--prediction-labels", OfPredictions("--labels"));

    public static Setting<AxisOrder> PredictionAxes { get; } = AxesOf("--prediction-axes", OfPredictions("--axes"));

    public static Setting<int> PredictionFirstFrame { get; } = FirstFrameOf("--prediction-first-frame", OfPredictions("--first-frame"));

    public static Setting<PhaseRule> Phases { get; } = new(
        "--phases",
        "Which segmented frames are ED and ES. published: the mouse study's rule (first contoured frame; least blood pool). "
            + "curve: most and least blood pool. ED,ES: two 0-based frames, for all cases. FILE.csv: columns mouse (or case), ED, ES. "
            + "Default: what the study says; published for mice.",
        "RULE")
    {
        Words = () => ["published", "curve"],
        Read = PhaseRule.Parse,
        Write = rule => rule.Name,
    };

    /// <summary>How predicted masks are cleaned.</summary>
    public static Setting<string> Cleaning { get; } = new(
        "--clean",
        "Cleaning of predicted masks: published, largest, none, or largest-4, -8, -18, -26 (neighbours other than 6).",
        "RULE")
    {
        Words = () => CleaningRule.All.Select(r => r.Name),
        Fault = name => Setting.Refusal(() => CleaningRule.ByName(name)),
    };

    /// <summary>A split by its file or name; for what it is used, jobs say.</summary>
    /// <param name="help">That.</param>
    public static Setting<string> Split(string help) => Setting.File("--split", help) with { Words = () => StudyCatalogue.SplitNames };

    private static string OfPredictions(string option) => $"The same as {option} for predictions. Default: as {option}.";

    private static Setting<LabelScheme> LabelsOf(string name, string help) => new(name, help, "N=STRUCTURE,…")
    {
        Read = text => LabelScheme.Parse(name, text),
    };

    private static Setting<AxisOrder> AxesOf(string name, string help) => new(name, help, "ORDER")
    {
        Read = text => AxisOrder.Parse(name, text),
        Write = order => order.Text,
    };

    private static Setting<int> FirstFrameOf(string name, string help) => Setting.Whole(name, help, 0, 1, "0|1");

    private static double Millimetres(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var mm) ? mm : double.NaN;

    private static InputException NoSpacing(string text) => new(
        "--spacing",
        $"'{text}' is not three numbers from {VoxelSpacing.ValidRange}.",
        "give row, column and slice distance in mm, e.g. --spacing 0.1,0.1,1");
}
