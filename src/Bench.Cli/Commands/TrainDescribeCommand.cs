using System.CommandLine;
using System.Text;
using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Core.Cleaning;
using Bench.Core.Training;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Learning.Training;

namespace Bench.Cli.Commands;

/// <summary><c>bench train describe</c>: what a profile does, item by item, beside what paper and published code say.</summary>
internal static class TrainDescribeCommand
{
    public static Command Create(ProgressLog log)
    {
        var command = new Command(
            "describe",
            "Print the training protocol item by item: what the paper says, what the published code does, what is chosen, and the "
                + "option that changes it.");
        var profile = command.Default(TrainingSettings.Profile with { Help = "Profile whose protocol is shown." }, "paper");
        var model = command.Default(
            Setting.Word(
                "--models",
                $"Network: {string.Join(", ", TrainingProfile.NetworkNames)}.",
                TrainingProfile.NetworkNames),
            "unet3plus");
        var clean = command.Optional(
            DataSettings.Cleaning with { Help = $"{DataSettings.Cleaning.Help} Default: the profile's." });
        var json = command.Switch(Setting.Switch("--json", "Print JSON: item, paper, published_code, chosen, follows, option."));
        var network = command.NetworkChange();
        var choices = command.TrainingChoices();
        var study = command.Study();
        command.SetAction(parsed =>
        {
            var name = profile(parsed);
            var profiled = TrainingProfile.ByName(name).OptionsFor(model(parsed));
            var described = study(parsed);
            var options = choices(parsed).Apply(profiled with
            {
                Network = network(parsed).Apply(profiled.Network) with { Classes = described.ClassCount },
                Grid = described.WorkingGrid,
            });
            var rows = EvaluationPlans.Protocol(options, CleaningRule.ByName(clean(parsed) ?? RunPlan.CleaningOf(name)));
            log.Output.Write(json(parsed) ? JsonSerializer.Serialize(rows, ResultJson.Options) + "\n" : Text(name, rows));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(string profile, IReadOnlyList<ProtocolChoice> rows)
    {
        var text = new StringBuilder()
            .Append("Training protocol of profile ")
            .Append(profile)
            .Append(": ")
            .AppendLine(TrainingProfile.ByName(profile).Description)
            .AppendLine();
        foreach (var row in rows)
        {
            text.Append(row.Item).Append(row.Option.Length > 0 ? $" ({row.Option})" : "").AppendLine()
                .Append("  chosen  ")
                .Append(row.Chosen)
                .Append("  [")
                .Append(row.Follows switch { "both" => "as paper and code", "neither" => "as neither", _ => $"as the {row.Follows}" })
                .AppendLine("]")
                .Append("  paper   ").AppendLine(row.Paper.Length > 0 ? row.Paper : "does not say")
                .Append("  code    ").AppendLine(row.PublishedCode);
        }

        return text.ToString();
    }
}
