using System.CommandLine;
using Bench.Core;
using Bench.Core.Phases;

namespace Bench.Cli.Commands;

/// <summary>How the contoured frames of a mouse get their roles: <c>--phases published|curve</c>.</summary>
/// <param name="ByCurve">Largest and smallest blood pool of the expert; else the published code's rule.</param>
public sealed record PhaseRule(bool ByCurve)
{
    /// <summary>The rule in a sentence, for results.</summary>
    public string Description => ByCurve ? VolumeCurvePhaseRule.Description : PublishedPhaseRule.Description;

    /// <summary>Gives the frames of a mouse their roles.</summary>
    /// <param name="mouse">The mouse, its roles by the published rule.</param>
    public MouseCase Apply(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (!ByCurve)
        {
            return mouse;
        }

        var roles = VolumeCurvePhaseRule.Assign([.. mouse.Frames.Select(f => (f.FrameIndex, f.Reference))]);
        var published = PublishedPhaseRule.Assign([.. mouse.Frames.Select(f => (f.FrameIndex, f.Reference))]).Warnings;
        return mouse with
        {
            Frames = [.. mouse.Frames.Select(f => f with { Phase = roles.PhaseOf(f.FrameIndex) })],
            Warnings = [.. roles.Warnings, .. mouse.Warnings.Except(published)],
        };
    }

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads it from what was parsed.</returns>
    internal static Func<ParseResult, PhaseRule> AddTo(Command command)
    {
        var option = new Option<string>("--phases")
        {
            Description = "Which contoured frames are ED and ES. published: the study's rule (first contoured frame; least blood pool). curve: largest and smallest blood pool of the expert.",
            DefaultValueFactory = _ => "published",
        };
        option.AcceptOnlyFromAmong("published", "curve");
        command.Add(option);
        return parsed => new PhaseRule(parsed.GetValue(option) == "curve");
    }
}
