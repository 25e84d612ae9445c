using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Data.Layouts;

/// <summary>
/// What the name of a NIfTI file says, such as <c>patient001_frame12_gt</c>, <c>patient001_4d</c>, <c>A0S9V9_sa_gt</c> or <c>rat07_ED</c>.
/// </summary>
/// <param name="Case">The case; empty where the name says a kind of file only, such as <c>image</c>.</param>
/// <param name="Frame">Frame number as written; null where there is none.</param>
/// <param name="Phase">Phase, where the name says it.</param>
/// <param name="IsMask">Whether it holds labels.</param>
/// <param name="IsCine">Whether the name says that it holds the whole cine.</param>
/// <param name="IsOtherView">Whether it is a long-axis view, which is not looked at.</param>
internal sealed partial record CaseFileName(string Case, int? Frame, CardiacPhase? Phase, bool IsMask, bool IsCine, bool IsOtherView)
{
    private static readonly HashSet<string> Kinds = new(["image", "images", "img", "cine", "mask", "masks", "seg", "label", "labels",
        "gt"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> MaskKinds = new(["mask", "masks", "seg", "label", "labels", "gt"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a name apart.</summary>
    /// <param name="name">File name without its ending.</param>
    public static CaseFileName Of(string name)
    {
        if (Kinds.Contains(name))
            return new CaseFileName("", null, null, MaskKinds.Contains(name), false, false);
        var match = Parts().Match(name);
        var phase = match.Groups["phase"].Value.ToUpperInvariant();
        return new CaseFileName(
            match.Groups["case"].Value,
            match.Groups["frame"].Success ? int.Parse(match.Groups["frame"].Value, CultureInfo.InvariantCulture) : null,
            phase switch { "ED" => CardiacPhase.EndDiastole, "ES" => CardiacPhase.EndSystole, _ => null },
            match.Groups["mask"].Success,
            match.Groups["cine"].Success,
            match.Groups["view"].Value.Equals("la", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A name without the ending that says it is of a mask.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <returns>Null where it has none.</returns>
    public static string? WithoutMask(string name) => Of(name) is { IsMask: true, Case.Length: > 0 } ? name[..name.LastIndexOf('_')] : null;

    [GeneratedRegex(
        "^(?<case>.+?)(_(?<view>sa|la))?(_(?<cine>4d|cine))?(_frame(?<frame>[0-9]{1,6})|_(?<phase>ED|ES))?"
            + "(_(?<mask>gt|seg|mask|labels?))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Parts();
}
