using System.Text;
using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Checklists;

/// <summary>Reporting guidelines answered from a run.</summary>
public static class ReportingGuidelines
{
    /// <summary>The words by which they are asked for.</summary>
    public static IReadOnlyList<string> Words { get; } = ["claim", "tripod-ai"];

    /// <summary>Answers one.</summary>
    /// <param name="word">Of <see cref="Words"/>.</param>
    /// <param name="result">The run.</param>
    /// <exception cref="InputException">There is no such guideline.</exception>
    public static ReportingChecklist Of(string word, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var printed = PrintedResult.Of(result);
        return word switch
        {
            "claim" => ClaimChecklist.Of(printed),
            "tripod-ai" => TripodChecklist.Of(printed),
            _ => throw new InputException("--for", $"there is no checklist '{word}'.", $"give one of {string.Join(", ", Words)}."),
        };
    }

    /// <summary>A checklist as Markdown, to go on with.</summary>
    /// <param name="list">The checklist.</param>
    public static string ToMarkdown(ReportingChecklist list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var text = new StringBuilder($"# {list.Name} for {Cell(list.RunId)}\n\n{list.Reference}\n\n");
        text.Append("Items are in our words; read the guideline for its own. ");
        text.Append(string.Join(", ", Enum.GetValues<ItemStatus>().Select(s => $"{list.Items.Count(i => i.Status == s)} {Word(s)}")));
        text.Append($" of {list.Items.Count}.\n\n| item | part | asks for | status | answer |\n| --- | --- | --- | --- | --- |\n");
        foreach (var item in list.Items)
        {
            text.Append($"| {item.Number} | {item.Section} | {item.Asks} | {Mark(item.Status)} | {Cell(item.Answer)} |\n");
        }

        return text.ToString();
    }

    private static string Mark(ItemStatus status) => status == ItemStatus.YouMustWrite ? "**you must write**" : Word(status);

    private static string Word(ItemStatus status) => status switch
    {
        ItemStatus.Filled => "filled",
        ItemStatus.Partly => "partly filled",
        ItemStatus.NotApplicable => "not applicable",
        _ => "you must write",
    };

    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Trim();
}
