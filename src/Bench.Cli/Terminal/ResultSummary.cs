using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;
using Spectre.Console;

namespace Bench.Cli.Terminal;

/// <summary>The compact table and verdict with which a command ends.</summary>
internal static class ResultSummary
{
    /// <summary>Narrower terminals get lines instead of a table.</summary>
    public const int LeastTableWidth = 100;

    /// <summary>The same with a column for the right ventricle.</summary>
    private const int LeastWideTableWidth = 160;

    /// <summary>Of a file or a pipe, which have no edge: wide enough for the widest table with the largest numbers.</summary>
    private const int PlainWidth = 240;
    private const int MostIssues = 10;
    private const int MostPairs = 3;

    /// <summary>Writes the end of a run.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="log">Where to.</param>
    /// <param name="width">Columns of the terminal; null for those it has.</param>
    public static void Write(EvaluationResult result, ProgressLog log, int? width = null)
    {
        result = PrintedResult.Of(result);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = log.UsesColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = log.UsesColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(log.Styled),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width ?? (log.IsTerminal ? console.Profile.Width : PlainWidth);
        log.EndTransient();
        console.WriteLine();
        if (console.Profile.Width >= (result.Settings.Terms.HasRightVentricle ? LeastWideTableWidth : LeastTableWidth))
        {
            console.Write(KeyNumbers(result));
        }
        else
        {
            WriteLines(console, result);
        }

        WriteMethods(console, result);
        WriteIssues(console, result);
        WriteVerdict(console, result);
    }

    private static Table KeyNumbers(EvaluationResult result)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("model").LeftAligned());
        foreach (var (name, _) in Cells(result.Models[0], result.Settings.Terms))
        {
            table.AddColumn(new TableColumn(name == result.Settings.Terms.CaseWords ? "n" : name).RightAligned().NoWrap());
        }

        foreach (var model in result.Models)
        {
            table.AddRow([Shown(model.Label), .. Cells(model, result.Settings.Terms).Select(c => c.Markup)]);
        }

        return table.Caption(
            "mean or bias (95 % interval); bias is model less expert; limits of agreement are bias ± 1.96 SD",
            new Style(decoration: Decoration.Dim));
    }

    private static void WriteLines(IAnsiConsole console, EvaluationResult result)
    {
        foreach (var model in result.Models)
        {
            console.MarkupLine($"[bold]{Shown(model.Label)}[/]");
            foreach (var (name, markup) in Cells(model, result.Settings.Terms))
            {
                console.MarkupLine($"  {name,-17} {markup}");
            }
        }

        console.WriteLine();
    }

    private static IEnumerable<(string Name, string Markup)> Cells(ModelResult model, StudyTerms terms)
    {
        yield return (terms.CaseWords, NumberText.Count(model.Dice.Select(d => d.Count).DefaultIfEmpty(0).Max()));
        foreach (var structure in terms.Structures)
        {
            yield return ($"Dice, {Vocabulary.InSentence(structure)}", Mean(model, structure));
        }

        yield return ($"EDV bias ({terms.Units.VolumeSymbol})", Bias(model, Quantity.EndDiastolicVolume));
        yield return ("EF bias (%)", Bias(model, Quantity.EjectionFraction));
        yield return (
            "EF limits (%)",
            Agreement(model, Quantity.EjectionFraction) is { } a
                ? NumberText.Interval(a.LowerLimit.Value, a.UpperLimit.Value, 1)
                : NumberText.Undefined);
    }

    private static string Mean(ModelResult model, Structure structure) =>
        model.Dice.FirstOrDefault(d => d.Structure == structure && d.Phase is null) is { } d
            ? NumberText.WithInterval(d.Mean, d.Confidence, 3)
            : NumberText.Undefined;

    /// <summary>A bias that differs from zero by its interval is coloured.</summary>
    private static string Bias(ModelResult model, Quantity quantity)
    {
        if (Agreement(model, quantity) is not { } a)
        {
            return NumberText.Undefined;
        }

        var text = NumberText.WithInterval(a.Bias, 1);
        return a.Bias.Low > 0 || a.Bias.High < 0 ? $"[yellow]{text}[/]" : text;
    }

    private static AgreementSummary? Agreement(ModelResult model, Quantity quantity) =>
        model.Agreement.FirstOrDefault(a => a.Quantity == quantity);

    /// <summary>What the numbers say of methods: differences over trainings, or that there is one training of each.</summary>
    private static void WriteMethods(IAnsiConsole console, EvaluationResult result)
    {
        if (result.MethodVerdicts is not { } verdicts || verdicts.Measures.FirstOrDefault(m => m.Unit.Length == 0) is not { } dice)
        {
            return;
        }

        if (!verdicts.JudgesMethods)
        {
            if (dice.Pairs.Count > 0)
            {
                console.MarkupLine(
                    "[dim]Weights are compared here, not methods: how much another training would differ, several seeds tell.[/]");
            }

            return;
        }

        foreach (var pair in dice.Pairs.Where(p => p.Standing != MethodStanding.WeightsOnly).Take(MostPairs))
        {
            var (first, second) = (Of(pair.First), Of(pair.Second));
            console.MarkupLine(
                Shown(
                    $"Methods, over {first.Seeds} and {second.Seeds} trainings: mean Dice of {first.Label} less {second.Label} "
                    + $"{NumberText.WithInterval(pair.Difference, 3)}; risk that the better-looking is not better "
                    + $"{NumberText.Share(pair.FalseSuperiority)}."));
        }

        JudgedMethod Of(string method) => verdicts.Methods.First(m => m.Method == method);
    }

    private static void WriteIssues(IAnsiConsole console, EvaluationResult result)
    {
        RunIssue[] issues = [.. result.Issues.Where(i => i.Severity != IssueSeverity.Note).OrderByDescending(i => i.Severity)];
        foreach (var issue in issues.Take(MostIssues))
        {
            var color = issue.Severity == IssueSeverity.Error ? "red" : "yellow";
            console.MarkupLine(
                $"[{color}]{issue.Severity.ToString().ToLowerInvariant()}[/] "
                    + $"{Shown($"{issue.Subject}: {NumberText.Printed(issue.Message)}")}");
        }

        if (issues.Length > MostIssues)
        {
            console.WriteLine($"… and {issues.Length - MostIssues} more in the report.");
        }
    }

    private static void WriteVerdict(IAnsiConsole console, EvaluationResult result)
    {
        var conclusion = result.Conclusion;
        var color = conclusion.PipelineCheckPassed is { } passed
            ? (passed ? "green" : "red")
            : conclusion.NotReproduced > 0
            ? "red"
            : conclusion.IsShown
            ? "green"
            : "yellow";
        console.MarkupLine($"[bold {color}]{Shown(conclusion.Verdict)}.[/]");
        if (conclusion.Reproduced + conclusion.NotReproduced + conclusion.CannotBeJudged > 0)
        {
            console.MarkupLine(
                $"[green]● {conclusion.Shown}[/] shown   ◆ {conclusion.Reproduced - conclusion.Shown} compatible   [red]▲ "
                    + $"{conclusion.NotReproduced}[/] not reproduced{(conclusion.Better > 0 ? $" ({conclusion.Better} better)" : "")}   ○ "
                    + $"{conclusion.CannotBeJudged} cannot be judged");
        }

        foreach (var sentence in conclusion.SentencesBut(ConclusionTopic.Dice, ConclusionTopic.DiceRange))
        {
            console.WriteLine(Printable.Of(sentence));
        }
    }

    private static string Shown(string text) => Markup.Escape(Printable.Of(text));
}
