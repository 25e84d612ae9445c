using System.Globalization;
using System.Text;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Verification;

namespace Bench.Cli.Studies;

/// <summary>A <c>study.json</c> to start from, with what a look at a folder showed and comments on what only its owner knows.</summary>
internal static class StudyTemplate
{
    private const double OfAMouse = 400;
    private const double OfARat = 2_000;
    private const double OfSmallAnimals = 15_000;

    /// <summary>The text of the file.</summary>
    /// <param name="name">Name of the study.</param>
    /// <param name="look">What was seen.</param>
    public static string Of(string name, FolderOverview look)
    {
        var isSmall = look.LargestMicrolitres is > 0 and < OfARat;
        var structures = look.Labels.Values.OfType<Structure>().ToHashSet();
        string[] words = ["myocardium", "blood_pool", .. structures.Contains(Structure.RightVentricle) ? ["right_ventricle"]
            : Array.Empty<string>()];
        var text = new StringBuilder(
            "// A study for Bench. docs/studies.md explains every entry; bench study check FILE --data FOLDER checks it.\n{\n");
        Line($"\"name\": \"{name}\",");
        Line($"\"title\": \"{name}\",", "name for readers");
        Line("\"species\": \"unknown\",", Species(look));
        Line("// \"case_word\": \"patient\", \"case_words\": \"patients\",", "");
        Line($"\"structures\": [{string.Join(", ", words.Select(w => $"\"{w}\""))}],");
        Line("\"labels\": {");
        Line($"  \"reference\": {{{string.Join(", ", look.Labels.Select(l => $"\"{l.Key}\": \"{Word(l.Value)}\""))}}}", Labels(look));
        Line("  // , \"predictions\": {}", "if models write other numbers");
        Line("},");
        Line($"\"layout\": \"{look.Layout}\",", FormattableString.Invariant($"{Count(look)}: {Printable.Line(look.Cases[0])} …"));
        Phases(look, Line);
        Sizes(look, Line);
        Line($"\"units\": {(isSmall ? "{\"volume\": \"µL\", \"mass\": \"mg\"}" : "{\"volume\": \"ml\", \"mass\": \"g\"}")},");
        Line("\"density_g_per_ml\": 1.05,");
        Line("\"papillary_muscles\": \"blood_pool\",", "or myocardium: to what did the experts count them?");
        Line("// \"plausible\": {\"edv\": [0, 0], \"esv\": [0, 0], \"ef\": [0, 100], \"mass\": [0, 0]},", "cases outside are named");
        Line("// \"working_grid\": {\"spacing_mm\": 1.5, \"rows\": 160, \"columns\": 160},",
            "grid that images are brought to for networks");
        Line("// \"split\": \"my-split.json\",", "bench split make writes one");
        Line("// \"claims\": \"FOLDER\",", "published numbers to judge: docs/claims.md");
        Line("// \"citation\": \"\", \"licence\": \"\",", "reports print them");
        return text.Append("}\n").ToString();

        void Line(string entry, string comment = "") =>
            text.Append("  ").Append(entry).Append(comment.Length > 0 ? $"  // {comment}" : "").Append('\n');
    }

    /// <summary>How many cases there are, in words.</summary>
    /// <param name="look">What was seen.</param>
    public static string Count(FolderOverview look) =>
        look.Cases.Count == 1 ? "1 case" : FormattableString.Invariant($"{look.Cases.Count} cases");

    private static string Word(Structure? structure) => structure is { } known ? Vocabulary.Code(known) : "background";

    private static string Labels(FolderOverview look) =>
        look.Labels.Count == 0 ? "no label was found; write {\"1\": \"myocardium\", \"2\": \"blood_pool\"}"
        : look.Labels.Values.Any(s => s is null) ? "labels found; those called background could not be told by their places: correct them"
        : "guessed by their places: check them";

    private static string Species(FolderOverview look) => look.LargestMicrolitres switch
    {
        0 => "human, mouse, rat, pig …",
        < OfAMouse => Size(look.LargestMicrolitres, "the size of a mouse's heart"),
        < OfARat => Size(look.LargestMicrolitres, "the size of a rat's heart"),
        < OfSmallAnimals => Size(look.LargestMicrolitres, "the size of a rabbit's heart"),
        _ => Size(look.LargestMicrolitres, "the size of a human's or a pig's heart"),
    };

    private static string Size(double microlitres, string like) => microlitres < OfARat
        ? string.Create(CultureInfo.InvariantCulture, $"the largest blood pool seen has {microlitres:0} µL: {like}")
        : string.Create(CultureInfo.InvariantCulture, $"the largest blood pool seen has {microlitres / 1000:0.#} ml: {like}");

    private static void Phases(FolderOverview look, Action<string, string> line)
    {
        if (look.HasInfo)
        {
            line("\"phases\": {\"info_file\": \"Info.cfg\", \"first_frame\": 1},", "the challenge counts frames from 1");
            if (look.HasGroups)
                line("\"groups\": {\"info_file\": \"Info.cfg\", \"column\": \"Group\"},", "");
            return;
        }

        var frames = look.Looked.Select(c => $"{Printable.Line(c.Name)} {string.Join(" and ", c.Frames)}").FirstOrDefault();
        line("\"phases\": {\"rule\": \"curve\"},",
            $"most and least blood pool{(frames is null ? "" : $"; contoured, counted from 0: {frames}")}");
        line("// \"phases\": {\"table\": \"phases.csv\", \"first_frame\": 0},",
            "or a table with the columns case, ED, ES; or \"fixed\": [0, 9]");
        line("// \"groups\": {\"table\": \"groups.csv\", \"column\": \"group\"},", "");
    }

    private static void Sizes(FolderOverview look, Action<string, string> line)
    {
        foreach (var seen in look.Looked.Select(c => $"{c.Size} of {c.Spacing}").Distinct())
            line($"// seen: {seen}", "");
        if (!look.HoldsSpacing)
            line("\"voxel_spacing_mm\": [1, 1, 1],", "the files do not say it: write row, column, slice");
    }
}
