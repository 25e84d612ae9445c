using System.CommandLine;
using System.Text;
using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Core.Cleaning;
using Bench.Core.Training;
using Bench.Evaluation.Serialization;
using Bench.Harness.Stages;
using Bench.Learning.Training;

namespace Bench.Cli.Commands;

/// <summary><c>bench train describe</c>: what a profile does, item by item, beside what paper and published code say.</summary>
internal static class TrainDescribeCommand
{
    public static Command Create(ProgressLog log)
    {
        var profile = new Option<string>("--profile")
        {
            Description = "Profile whose protocol is shown.",
            DefaultValueFactory = _ => "paper",
        };
        var model = new Option<string>("--models")
        {
            Description = $"Network: {string.Join(", ", TrainingProfile.NetworkNames)}.",
            DefaultValueFactory = _ => "unet3plus",
        };
        var clean = new Option<string?>("--clean")
        {
            Description = "Cleaning of predicted masks, as for bench run. Default: the profile's.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON: item, paper, published_code, chosen, follows, option." };
        profile.AcceptOnlyFromAmong([.. TrainingProfile.Names]);
        model.AcceptOnlyFromAmong([.. TrainingProfile.NetworkNames]);
        var command = new Command(
            "describe",
            "Print the training protocol item by item: what the paper says, what the published code does, what is chosen, and the "
                + "option that changes it.") { profile,
            model,
            clean,
            json };
        var network = NetworkOption.AddTo(command, "the profile's");
        var choices = TrainingOption.AddTo(command);
        var study = StudyOption.AddForDataTo(command);
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(profile)!;
            var profiled = TrainingProfile.ByName(name).OptionsFor(parsed.GetValue(model)!);
            var described = study(parsed);
            var options = choices(parsed).Apply(profiled with
            {
                Network = network(parsed).Apply(profiled.Network) with { Classes = described.ClassCount },
                Grid = described.WorkingGrid,
            });
            var rows = EvaluationPlans.Protocol(options, CleaningRule.ByName(parsed.GetValue(clean) ?? RunPlan.CleaningOf(name)));
            log.Output.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(rows, ResultJson.Options) + "\n" : Text(name, rows));
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
