using System.Globalization;
using Bench.Core;
using Bench.Core.Phases;
using Bench.Core.Studies;

namespace Bench.Harness.Options;

/// <summary>How the frames of a mouse get their roles: <c>--phases published|curve|ED,ES|FILE.csv</c>.</summary>
public sealed class PhaseRule
{
    private readonly Func<string, IReadOnlyList<(int FrameIndex, LabelMap Mask)>, VoxelSpacing, PhaseAssignment> _assign;

    private bool _isAsRead;

    private PhaseRule(
        PhaseConvention convention,
        string name,
        string description,
        Func<string,
        IReadOnlyList<(int FrameIndex, LabelMap Mask)>,
        VoxelSpacing,
        PhaseAssignment> assign)
    {
        Convention = convention;
        Name = name;
        Description = description;
        _assign = assign;
    }

    /// <summary>The published code's rule, the default of <c>run</c> and <c>evaluate</c>.</summary>
    public static PhaseRule Published { get; } = new(
        PhaseConvention.Published, "published", PublishedPhaseRule.Description, (_, frames, spacing) =>
            PublishedPhaseRule.Assign(frames, PublishedPhaseRule.MinimumComponentPixelsAt(spacing)));

    /// <summary>Largest and smallest blood pool.</summary>
    public static PhaseRule Curve { get; } = new(
        PhaseConvention.Curve, "curve", VolumeCurvePhaseRule.Description, (_, frames, _) => VolumeCurvePhaseRule.Assign(frames));

    /// <summary>As a study says it. Cases are read with the roles that its files give them.</summary>
    /// <param name="study">The study.</param>
    public static PhaseRule Of(Study study) => study.Phases switch
    {
        { Kind: PhaseSourceKind.Rule, Rule: PhaseConvention.Published } => Published,
        { Kind: PhaseSourceKind.Rule } => Curve,
        { Kind: PhaseSourceKind.Fixed } given => AsRead(
            $"ED: frame {given.EndDiastole + given.FirstFrame}. ES: frame {given.EndSystole + given.FirstFrame}. As the study says, "
                + $"frames count from {given.FirstFrame}."),
        { Kind: PhaseSourceKind.InfoFile } given => AsRead($"ED and ES of each {study.CaseWord} as its {given.File} says."),
        var given => AsRead($"ED and ES of each {study.CaseWord} as given in {Path.GetFileName(given.File)}."),
    };

    /// <summary>Which rule it is.</summary>
    public PhaseConvention Convention { get; }

    /// <summary>The rule as it is asked for.</summary>
    public string Name { get; }

    /// <summary>The rule in a sentence, for results.</summary>
    public string Description { get; }

    /// <summary>Understands the option's value.</summary>
    /// <param name="text">
    /// <c>published</c>, <c>curve</c>, two 0-based frames, or a table with the columns <c>mouse</c>, <c>ED</c> and <c>ES</c>.
    /// </param>
    /// <exception cref="InputException">None of these, or a table that cannot be used.</exception>
    public static PhaseRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is "published" or "curve")
        {
            return text == "curve" ? Curve : Published;
        }

        if (text.Split(',') is [var first, var second] && Frame(first) is { } ed && Frame(second) is { } es)
        {
            return ed != es
                ? new PhaseRule(
                    PhaseConvention.Given,
                    text,
                    $"ED: frame {ed}. ES: frame {es}. As given, frames count from 0.",
                    (mouse, frames, _) => Given(mouse, "--phases", frames, ed, es))
                : throw new InputException("--phases", $"frame {ed} is given as ED and as ES.", "give two frames, e.g. 0,9.");
        }

        if (!File.Exists(text))
        {
            throw new InputException(
                "--phases",
                $"'{text}' is not a rule, and there is no file of that name.",
                "use published, curve, two 0-based frames such as 0,9, or a CSV file with the columns mouse, ED and ES.");
        }

        var table = GivenPhases.Read(text);
        return new PhaseRule(
            PhaseConvention.Given,
            text,
            $"ED and ES of each mouse as given in {Path.GetFileName(text)}.",
            (mouse, frames, _) => table.TryGetValue(mouse, out var given)
                ? Given(mouse, text, frames, given.Ed, given.Es)
                : throw new InputException(text, $"it has no row for {mouse}.", "add one, named as the files are, without extension."));
    }

    /// <summary>Gives frames their roles.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="frames">Its segmented frames, each once.</param>
    /// <param name="spacing">Its voxel spacing.</param>
    /// <exception cref="InputException">The frames given are not among those of the mouse.</exception>
    public PhaseAssignment Assign(string mouse, IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames, VoxelSpacing spacing) =>
        _assign(mouse, frames, spacing);

    /// <summary>Gives the frames of a mouse their roles.</summary>
    /// <param name="mouse">The mouse, its roles by the published rule.</param>
    /// <exception cref="InputException">The frames given are not among those of the mouse.</exception>
    public MouseCase Apply(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (this == Published || _isAsRead)
        {
            return mouse;
        }

        (int, LabelMap)[] masks = [.. mouse.Frames.Select(f => (f.FrameIndex, f.Reference))];
        var roles = Assign(mouse.Mouse, masks, mouse.Spacing);
        return mouse with
        {
            Frames = [.. mouse.Frames.Select(f => f with { Phase = roles.PhaseOf(f.FrameIndex) })],
            PhaseWarnings = roles.Warnings,
        };
    }

    private static PhaseRule AsRead(string description) =>
        new(PhaseConvention.Given, "study", description, Curve._assign) { _isAsRead = true };

    private static PhaseAssignment Given(string mouse, string source, IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames, int ed, int es)
    {
        var missing = new[] { ed, es }.Where(frame => frames.All(f => f.FrameIndex != frame)).ToArray();
        return missing.Length == 0
            ? GivenPhaseRule.Assign(frames, ed, es)
            : throw new InputException(
                source,
                $"{mouse} has no segmented frame {string.Join(" and ", missing)}; it has "
                    + $"{string.Join(", ", frames.Select(f => f.FrameIndex).Order())}.",
                "give 0-based frames that are segmented.");
    }

    private static int? Frame(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var frame) ? frame : null;
}
