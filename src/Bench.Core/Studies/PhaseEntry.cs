using Bench.Core.Phases;

namespace Bench.Core.Studies;

/// <summary>Reads the entry <c>phases</c> of a study.</summary>
/// <param name="wrong">Makes a refusal of a place, a reason and a remedy.</param>
internal sealed class PhaseEntry(Func<string, string, string, InputException> wrong)
{
    private const string Example = """e.g. {"rule": "curve"}, {"info_file": "Info.cfg", "first_frame": 1}, """
        + """{"table": "phases.csv", "first_frame": 0} or {"fixed": [0, 9], "first_frame": 0}.""";

    /// <summary>The source that an entry describes.</summary>
    /// <param name="phases">As read; null for the rule that looks for the largest and smallest blood pool.</param>
    public PhaseSource Of(PhasesPart? phases)
    {
        if (phases is null)
            return PhaseSource.OfRule(PhaseConvention.Curve);
        if (new object?[] { phases.Rule, phases.InfoFile, phases.Table, phases.Fixed }.Count(part => part is not null) != 1)
            throw wrong("phases", "needs one of rule, info_file, table and fixed", Example);
        if (phases.Rule is { } rule)
            return Rule(phases, rule);
        if (phases.FirstFrame is not { } first)
            throw wrong("phases", "does not say whether frames count from 0 or 1", "add \"first_frame\": 0 or 1.");
        if (first is not (0 or 1))
            throw wrong("phases.first_frame", FormattableString.Invariant($"is {first}"), "frames count from 0 or 1.");
        if (phases.InfoFile is { } info)
        {
            return info.Length > 0 && Path.GetFileName(info) == info && info is not ("." or "..")
                ? PhaseSource.OfInfoFile(info, first)
                : throw wrong("phases.info_file", "is no name of a file",
                    "give the name of a file in each case's folder, such as Info.cfg.");
        }

        if (phases.Table is { } table)
        {
            return table.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? PhaseSource.OfTable(table, first, phases.CaseColumn ?? "", phases.Ed ?? "ED", phases.Es ?? "ES")
                : throw wrong("phases.table", "is no CSV file", "give a CSV file with a line for each case, and columns ED and ES.");
        }

        return phases.Fixed is [var diastole, var systole] && diastole >= first && systole >= first && diastole != systole
            ? PhaseSource.Fixed(diastole, systole, first)
            : throw wrong("phases.fixed", "is not two different frames", "give [ED, ES], neither before first_frame.");
    }

    private PhaseSource Rule(PhasesPart phases, string rule)
    {
        if (phases is not { FirstFrame: null, CaseColumn: null, Ed: null, Es: null })
            throw wrong("phases", "has a rule, and entries that belong to a file or to frames", Example);
        return rule switch
        {
            StudyWords.PublishedRule => PhaseSource.OfRule(PhaseConvention.Published),
            StudyWords.CurveRule => PhaseSource.OfRule(PhaseConvention.Curve),
            _ => throw wrong("phases.rule", "is no rule that is known",
                "write published (first contoured frame, then least blood) or curve (most and least blood)."),
        };
    }
}
