using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Records;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Harness.Records;

namespace Bench.Cli.Commands;

/// <summary><c>bench verify</c>: hashes everything again that a run lists and names the first byte that differs.</summary>
internal static class VerifyCommand
{
    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string>("run") { Description = "Folder of a finished run, as it was archived or sent." };
        var command = new Command(
            "verify",
            "Hash everything again that a run lists; name what is missing and the first byte that differs. Exit code 1 if anything does.")
        {
            run,
        };
        var data = command.Optional(Setting.Folder(
            "--data",
            "Folder of the data that the run was made from, to hash it too. Default: the run's own files only."));
        var against = command.Optional(Setting.Text(
            "--against",
            "An intact copy of the run: changed files are compared with it byte by byte.",
            "RUN"));
        var expected = command.Optional(Setting.Text(
            "--sha256",
            $"SHA-256 that {RunStatement.FileName} should have, as a paper prints it.",
            "HASH"));
        var json = command.Json("instead of text; docs/cite.md explains the keys");
        command.SetAction(async (parsed, cancellation) =>
        {
            var (root, asJson) = (parsed.GetValue(run)!, json(parsed));
            var options = new VerificationOptions(
                Folder(data(parsed), "--data"), Folder(against(parsed), "--against"), Hash(expected(parsed)));
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
