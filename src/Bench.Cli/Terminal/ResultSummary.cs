using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Results;
using Spectre.Console;

namespace Bench.Cli.Terminal;

/// <summary>The compact table and verdict with which a command ends.</summary>
internal static class ResultSummary
{
    private const int PlainWidth = 120;

    public static void Write(EvaluationResult result, ProgressLog log)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = log.UsesColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = log.UsesColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(log.Output),
            Interactive = InteractionSupport.No,
        });
        if (!log.IsTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        log.EndTransient();
        foreach (var model in result.Models)
        {
            console.Write(Table(model));
        }

        foreach (var issue in result.Issues.Where(i => i.Severity != IssueSeverity.Note).Take(10))
        {
            console.MarkupLineInterpolated($"[yellow]{issue.Severity}[/] {issue.Subject}: {issue.Message}");
        }

        console.MarkupLineInterpolated($"[bold]{result.Headline.Verdict}.[/]");
        foreach (var sentence in result.Headline.Sentences)
        {
            console.WriteLine(sentence);
        }
    }

    private static Table Table(ModelResult model)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape($"{model.Label}: agreement with the expert")) };
        table.AddColumn("");
        foreach (var heading in new[] { "n", "expert", "model", "bias [95 % CI]", "limits of agreement", "p", "r" })
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)).RightAligned());
        }

        foreach (var a in model.Agreement)
        {
            table.AddRow(
                Markup.Escape($"{Short(a.Quantity)} ({a.Unit})"),
                Text(a.Count),
                $"{Number(a.ReferenceMean)} ± {Number(a.ReferenceSd)}",
                $"{Number(a.PredictedMean)} ± {Number(a.PredictedSd)}",
                Markup.Escape($"{Number(a.Bias)} [{Number(a.BiasLow)}, {Number(a.BiasHigh)}]"),
                $"{Number(a.LimitLower)} to {Number(a.LimitUpper)}",
                Probability(a.TTestP),
                Number(a.PearsonR, "0.000"));
        }

        return table;
    }

    private static string Short(Quantity quantity) => quantity switch
    {
        Quantity.EndDiastolicVolume => "EDV",
        Quantity.EndSystolicVolume => "ESV",
        Quantity.StrokeVolume => "SV",
        Quantity.EjectionFraction => "EF",
        Quantity.MassAtEndDiastole => "mass ED",
        _ => "mass ES",
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Probability(double p) => p < 0.001 ? "<0.001" : Number(p, "0.000");

    private static string Number(double value, string format = "0.0") =>
        double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
