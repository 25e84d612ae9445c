using Bench.Core;
using Bench.Core.Phases;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Data.Layouts;

/// <summary>What a study says of its cases beside their images: which frames are ED and ES, and to which group a case belongs.</summary>
/// <param name="study">The study.</param>
/// <param name="folder">Folder of the data.</param>
internal sealed class CaseFacts(Study study, string folder)
{
    private const string FramesKey = "NbFrame";

    private readonly Lazy<CaseTable> _phases = new(() => CaseTable.Read(study, folder, study.Phases.File, study.Phases.CaseColumn));
    private readonly Lazy<CaseTable?> _groups = new(() =>
        study.Groups is { IsTable: true } groups ? CaseTable.Read(study, folder, groups.File, groups.CaseColumn) : null);

    private bool KeepsPhases => study.Phases.IsPublishedRule;

    /// <summary>Reads the tables that the study names, so that a table which is not there is said once and at once.</summary>
    /// <exception cref="InputException">One cannot be used.</exception>
    public void Open()
    {
        _ = _groups.Value;
        if (study.Phases.Kind == PhaseSourceKind.Table)
            _ = _phases.Value;
    }

    /// <summary>Gives a case the roles of its frames and its group.</summary>
    /// <param name="read">As its files hold it, roles by the published rule.</param>
    /// <param name="files">Its files.</param>
    /// <exception cref="InputException">A file of the case says nonsense.</exception>
    public MouseCase Apply(MouseCase read, IMouseFiles files)
    {
        var info = Info(files, study.Phases.Kind == PhaseSourceKind.InfoFile ? study.Phases.File : PhaseSource.InfoFileName);
        var frames = info?.NumberOf(FramesKey) is { } all && !read.IsCineStored ? Math.Max(all, read.CineFrames) : read.CineFrames;
        var named = read with { Group = GroupOf(files), CineFrames = frames };
        if (KeepsPhases && files.NamedPhases is null)
            return named;
        var (roles, warnings) = Roles(files, info, [.. read.Frames.Select(f => (f.FrameIndex, f.Reference.Count(Structure.BloodPool)))]);
        return named with
        {
            Frames = [.. read.Frames.Select(f => f with { Phase = roles(f.FrameIndex) })],
            PhaseWarnings = warnings,
        };
    }

    /// <summary>Gives what was found in the files of a case the roles of its frames and its group.</summary>
    /// <param name="found">What was found, roles by the published rule.</param>
    /// <param name="files">Its files.</param>
    public MouseRecord Apply(MouseRecord found, IMouseFiles files)
    {
        try
        {
            var group = GroupOf(files);
            var named = found with { Group = group.Length > 0 ? group : null };
            if (found.Frames.Count == 0)
                return named;
            if (KeepsPhases && files.NamedPhases is null)
                return named with { Warnings = [.. found.Warnings, .. found.PhaseWarnings] };
            var info = Info(files, study.Phases.Kind == PhaseSourceKind.InfoFile ? study.Phases.File : PhaseSource.InfoFileName);
            var (roles, warnings) = Roles(files, info, [.. found.Frames.Select(f => (f.Frame, f.BloodPoolVoxels))]);
            return named with
            {
                Frames = [.. found.Frames.Select(f => f with { Phase = roles(f.Frame) })],
                Warnings = [.. warnings, .. found.Warnings],
            };
        }
        catch (InputException refusal)
        {
            var problem = $"{Path.GetFileName(refusal.InputSource)} {refusal.Reason} Remedy: {refusal.Remedy}";
            return found with { Problems = [.. found.Problems, problem] };
        }
    }

    /// <summary>The group of a case; empty where nobody says it.</summary>
    /// <param name="files">Its files.</param>
    public string GroupOf(IMouseFiles files)
    {
        if (study.Groups is not { } groups)
            return "";
        return (groups.IsTable ? _groups.Value!.ValueOf(files.Mouse, groups.Column) : Info(files, groups.File)?.ValueOf(groups.Column))
            ?? "";
    }

    private (Func<int, CardiacPhase> Roles, IReadOnlyList<string> Warnings) Roles(IMouseFiles files, InfoFile? info,
        (int FrameIndex, int Blood)[] masks)
    {
        var phases = study.Phases;
        if (files.NamedPhases is { } byName)
        {
            return Given(
                FrameOf(byName, CardiacPhase.EndDiastole), FrameOf(byName, CardiacPhase.EndSystole), "file names",
                phases.FirstFrame, masks);
        }

        switch (phases.Kind)
        {
            case PhaseSourceKind.Fixed:
                return Given(phases.EndDiastole, phases.EndSystole, "the study", phases.FirstFrame, masks);
            case PhaseSourceKind.InfoFile when info is not null:
                return Given(
                    info.NumberOf(phases.EndDiastoleColumn) - phases.FirstFrame,
                    info.NumberOf(phases.EndSystoleColumn) - phases.FirstFrame,
                    phases.File,
                    phases.FirstFrame,
                    masks);
            case PhaseSourceKind.Table:
                return Given(
                    _phases.Value.NumberOf(files.Mouse, phases.EndDiastoleColumn) - phases.FirstFrame,
                    _phases.Value.NumberOf(files.Mouse, phases.EndSystoleColumn) - phases.FirstFrame,
                    Path.GetFileName(phases.File),
                    phases.FirstFrame,
                    masks);
            default:
                var found = VolumeCurvePhaseRule.Assign(masks, phases.FirstFrame);
                return (
                    found.PhaseOf,
                    phases.Kind == PhaseSourceKind.InfoFile
                        ? [$"there is no {phases.File}; ED and ES are the frames with most and least blood pool.", .. found.Warnings]
                        : found.Warnings);
        }
    }

    private static (Func<int, CardiacPhase> Roles, IReadOnlyList<string> Warnings) Given(
        int? diastole, int? systole, string source, int firstFrame, (int FrameIndex, int Blood)[] masks)
    {
        var warnings = new List<string>();
        foreach (var (name, frame) in new[] { ("end-diastole", diastole), ("end-systole", systole) })
        {
            if (frame is null)
                warnings.Add($"{source} does not say which frame is {name}; what needs it is undefined.");
            else if (masks.All(m => m.FrameIndex != frame))
                warnings.Add($"by {source}, frame {frame + firstFrame} is {name}, and it has no mask; what needs it is undefined.");
        }

        if (diastole is { } same && systole == diastole)
            warnings.Add($"by {source}, frame {same + firstFrame} is end-diastole and end-systole.");
        if (Blood(masks, diastole) is { } full && Blood(masks, systole) is { } empty && full <= empty && diastole != systole)
        {
            warnings.Add($"the blood pool is not smaller in frame {systole + firstFrame}, end-systole by {source} ({empty} voxels), "
                + $"than in frame {diastole + firstFrame}, end-diastole ({full} voxels).");
        }

        return (frame =>
            frame == diastole ? CardiacPhase.EndDiastole : frame == systole ? CardiacPhase.EndSystole : CardiacPhase.Inflow, warnings);
    }

    private static int? FrameOf(IReadOnlyDictionary<int, CardiacPhase> named, CardiacPhase phase) =>
        named.Where(n => n.Value == phase).Select(n => (int?)n.Key).FirstOrDefault();

    private static int? Blood((int FrameIndex, int Blood)[] masks, int? frame) =>
        masks.Where(m => m.FrameIndex == frame).Select(m => (int?)m.Blood).FirstOrDefault();

    private InfoFile? Info(IMouseFiles files, string name) =>
        files.Place.Length == 0 ? null : InfoFile.Read(Path.Combine(folder, files.Place, name));
}
