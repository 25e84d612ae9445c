using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Claims;

/// <summary>Reads a claims file and holds it to its schema, so that an error names the claim and the field.</summary>
internal static class PublishedStudyReader
{
    private const string Remedy = "compare it with docs/claims.md and baselines/published/claims.schema.json.";

    public static PublishedStudy Read(string path) => JsonFile.Guard(path, "a study", Remedy, () => ReadChecked(path));

    private static PublishedStudy ReadChecked(string path)
    {
        var root = ResultJson.Read<JsonNode>(path);
        if (Schema().Check(root).FirstOrDefault() is { } problem)
        {
            throw new InputException(path, Name(root, problem), Remedy);
        }

        var study = root.Deserialize<PublishedStudy>(ResultJson.Options)!;
        study = study with { Points = study.Points ?? [], Conventions = study.Conventions ?? new StudyConventions() };
        study = study with { Networks = study.Networks ?? [] };
        if (
            study.Networks.FirstOrDefault(
                n =>
                    n.Filters.Count < 2
                        || n.SkipFilters.Count != n.Filters.Count - 1
                        || n.DecoderFilters.Count != n.Filters.Count - 1) is { } network)
        {
            throw new InputException(
                path,
                $"field 'networks': '{network.Statement}' has {network.Filters.Count} encoder levels, but {network.SkipFilters.Count} "
                    + $"of 'skip_filters' and {network.DecoderFilters.Count} of 'decoder_filters'.",
                "give both for every level but the deepest.");
        }

        var twice = study.Claims.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InputException(
                path, $"the claim identifier '{twice.Key}' occurs {twice.Count()} times.", "give each claim its own identifier.");
        }

        if (study.Files.FirstOrDefault(f => Path.IsPathRooted(f) || f.Split('/', '\\').Contains("..")) is { } outside)
        {
            throw new InputException(
                path,
                $"field '{(study.VolumeCurve?.File == outside ? "volume_curve" : "points")}': '{outside}' is not below the study's folder.",
                "put the file beside claims.json, and name it from there.");
        }

        if (!IsPattern(study.Conventions.CasePattern))
        {
            throw new InputException(
                path, $"field 'conventions.case_pattern': '{study.Conventions.CasePattern}' is not a regular expression.", Remedy);
        }

        var known = study.Claims.Select(c => c.Id).ToHashSet();
        foreach (var claim in study.Claims)
        {
            if (Wrong(claim, known) is { } wrong)
            {
                throw new InputException(path, $"claim '{claim.Id}', {wrong}", Remedy);
            }
        }

        return study;
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The schema that travels within the program: the same file as <c>baselines/published/claims.schema.json</c>.</summary>
    public static JsonSchemaCheck Schema()
    {
        using var stream = typeof(PublishedStudyReader).Assembly.GetManifestResourceStream("claims.schema.json")!;
        return new JsonSchemaCheck(JsonNode.Parse(stream)!);
    }

    /// <summary>What no schema can say.</summary>
    private static string? Wrong(PublishedClaim claim, HashSet<string> known)
    {
        if (!PrintedNumber.TryParse(claim.Printed, out _))
        {
            return $"field 'printed': '{claim.Printed}' is not a number.";
        }

        if ((claim.Parts ?? []).FirstOrDefault(p => !known.Contains(p) || p == claim.Id) is { } part)
        {
            return $"field 'parts': '{part}' is not another claim.";
        }

        if ((claim.Ratio ?? []).FirstOrDefault(p => !known.Contains(p) || p == claim.Id) is { } term)
        {
            return $"field 'ratio': '{term}' is not another claim.";
        }

        return claim.Judged == ClaimJudgement.PredictionInterval && !ClaimJudge.CanJudge(claim)
            ? "field 'judged': a prediction interval is known for the mean of Dice, and for bias, limits, r and Spearman's "
                + "correlation with Dice of agreement, printed as numbers, only."
            : claim.Judged == ClaimJudgement.Bound && !ClaimJudge.CanJudge(claim)
                ? "field 'judged': a bound is a mean of Dice or an r of agreement, printed with < ≤ > or ≥, or a p of a test printed "
                    + "with <: `p_below` of Dice with its `effect`, or `t_test_p` of agreement."
                : null;
    }

    private static string Name(JsonNode root, SchemaProblem problem)
    {
        if (problem.Path is not ["claims", var index, .. var field])
        {
            return problem.Path.Length == 0 ? problem.Message : $"field '{string.Join('.', problem.Path)}': {problem.Message}";
        }

        var claim = root["claims"]?[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)] as JsonObject;
        var id = claim?["id"] is JsonValue value && value.TryGetValue<string>(out var text)
            ? $"claim '{text}'"
            : $"claim number {int.Parse(index, System.Globalization.CultureInfo.InvariantCulture) + 1}";
        return field.Length == 0 ? $"{id}: {problem.Message}" : $"{id}, field '{string.Join('.', field)}': {problem.Message}";
    }
}
