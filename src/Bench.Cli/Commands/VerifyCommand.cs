using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Records;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Records;

namespace Bench.Cli.Commands;

/// <summary><c>bench verify</c>: hashes everything again that a run lists and names the first byte that differs.</summary>
internal static class VerifyCommand
{
    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string>("run") { Description = "Folder of a finished run, as it was archived or sent." };
        var data = new Option<string?>("--data")
        {
            Description = "Folder of the data that the run was made from, to hash it too. Default: the run's own files only.",
            HelpName = "DIR",
        };
        var against = new Option<string?>("--against")
        {
            Description = "An intact copy of the run: changed files are compared with it byte by byte.",
            HelpName = "RUN",
        };
        var expected = new Option<string?>("--sha256")
        {
            Description = $"SHA-256 that {RunStatement.FileName} should have, as a paper prints it.",
            HelpName = "HASH",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text; docs/cite.md explains the keys." };
        var command = new Command(
            "verify",
            "Hash everything again that a run lists; name what is missing and the first byte that differs. Exit code 1 if anything does.")
        {
            run, data, against, expected, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (root, asJson) = (parsed.GetValue(run)!, parsed.GetValue(json));
            var options = new VerificationOptions(
                Folder(parsed.GetValue(data), "--data"), Folder(parsed.GetValue(against), "--against"), Hash(parsed.GetValue(expected)));
            Action<int, int>? progress = asJson ? null : (done, all) => log.Transient($"  file {done} of {all}");
            var found = await Task.Run(() => RunVerification.Of(root, options, progress, cancellation), CancellationToken.None);
            log.EndTransient();
            log.Output.WriteLine(
                asJson ? JsonSerializer.Serialize(found, ResultJson.Options) : RunVerificationText.Of(found).TrimEnd());
            return found.IsVerified ? ExitCode.Done : ExitCode.NotMet;
        });
        return command;
    }

    private static string? Folder(string? folder, string option) => folder is null || Directory.Exists(folder)
        ? folder
        : throw new InputException(option, $"there is no folder {folder}.", "check the path.");

    private static string? Hash(string? text)
    {
        const int Digits = 64;
        return text is null || (text.Length == Digits && text.All(char.IsAsciiHexDigit))
            ? text
            : throw new InputException("--sha256", $"'{text}' is not a SHA-256.", $"give its {Digits} hexadecimal digits.");
    }
}
