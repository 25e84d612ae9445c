using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Core.IO;

namespace Bench.Reporting.Checks;

/// <summary>
/// Checks as SARIF 2.1.0 (OASIS Standard of 27 March 2020), which code hosts show beside the lines that they speak of: here those of
/// <c>claims.json</c>. Nothing in the file changes from run to run unless a result does.
/// </summary>
public static class SarifFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file, atomically.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="file">Where the printed numbers are; null where none are at hand.</param>
    /// <param name="version">Version of Bench.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Bench.Core.InputException">It cannot be written.</exception>
    public static void Write(CheckList checks, CheckedFile? file, string version, string path)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "Bench",
                    ["semanticVersion"] = version,
                    ["rules"] = Array(checks.Rules.Select(Rule)),
                },
            },
            ["automationDetails"] = new JsonObject { ["id"] = $"bench/{checks.Name.Replace(' ', '/')}/" },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = Array(checks.Checks.Select(c => Result(checks, c, file))),
        };
        if (file?.Base is { } word)
        {
            run["originalUriBaseIds"] = new JsonObject
            {
                [word] = new JsonObject { ["description"] = Text($"The folder of the {word.ToLowerInvariant()}.") },
            };
        }

        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        };
        AtomicFile.WriteText(path, log.ToJsonString(Options) + "\n");
    }

    private static JsonObject Rule(CheckRule rule) => new()
    {
        ["id"] = rule.Key,
        ["shortDescription"] = Text(rule.Text),
    };

    private static JsonObject Result(CheckList checks, Check check, CheckedFile? file)
    {
        var (kind, level) = check.Outcome switch
        {
            CheckOutcome.Passed => ("pass", "none"),
            CheckOutcome.Failed => ("fail", "error"),
            CheckOutcome.Warned => ("fail", "warning"),
            CheckOutcome.Noted => ("fail", "note"),
            _ => ("open", "none"),
        };
        var result = new JsonObject
        {
            ["ruleId"] = check.Rule,
            ["ruleIndex"] = checks.Rules.Index().First(r => r.Item.Key == check.Rule).Index,
            ["kind"] = kind,
            ["level"] = level,
            ["message"] = Text($"{check.Group}: {check.Message}"),
            ["partialFingerprints"] = new JsonObject { ["check/v1"] = $"{check.Group}/{check.Rule}/{check.Name}" },
        };
        if (file is not null)
        {
            result["locations"] = new JsonArray(Location(file, check.Claims.Count > 0 ? file.LineOf(check.Claims[0]) : 1));
            if (check.Claims.Count > 1)
            {
                result["relatedLocations"] = Array(check.Claims.Skip(1).Select(c => Location(file, file.LineOf(c))));
            }
        }

        return result;
    }

    private static JsonObject Location(CheckedFile file, int line)
    {
        var artifact = new JsonObject { ["uri"] = file.Uri };
        if (file.Base is not null)
        {
            artifact["uriBaseId"] = file.Base;
        }

        return new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = artifact,
                ["region"] = new JsonObject { ["startLine"] = line },
            },
        };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);
}
