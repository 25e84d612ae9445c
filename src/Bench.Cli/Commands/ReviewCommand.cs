using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Review;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Review;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Reporting.Pages;

namespace Bench.Cli.Commands;

/// <summary>
/// <c>bench review</c>: from the means, SDs and number of cases that a paper prints, the risk that its claim of superiority is false, and
/// what as many cases could show.
/// </summary>
internal static class ReviewCommand
{
    public static Command Create(ProgressLog log)
    {
        var command = new Command(
            "review",
            "Tell the risk that a printed claim \"A is better than B\" is false. Findings do not change the exit code.");
        Setting<string>[] single =
        [
            Setting.Text("--means", "The two printed means, with all the digits that are printed, e.g. 0.91,0.90.", "A,B"),
            Setting.Text("--sds", "Their standard deviations over cases.", "A,B"),
            Setting.Text("--n", "Number of cases that both methods were measured on.", "N"),
            Setting.Text("--r", "Correlation of the two methods over cases, if it is known.", "R"),
            Setting.Text("--names", "Names of the two methods. Default: A and B.", "A,B"),
            Setting.Text("--measure", "What was measured. Default: Dice.", "NAME"),
        ];
        var values = single.ToDictionary(s => s.Name, command.Optional);
        var smaller = command.Switch(Setting.Switch("--smaller-is-better", "The smaller mean is the better one, as for distances."));
        var pairs = command.Optional(Setting.File(
            "--pairs", "Many comparisons instead: a text table or JSON list with the columns of docs/review.md."));
        var claims = command.Optional(Setting.Text(
            "--claims",
            "Also audit the printed numbers of a study: its folder or claims.json, or the name of one that comes with Bench.",
            "STUDY"));
        var json = command.Json("instead of text; docs/review.md explains the keys");
        var output = command.Optional(SharedOptions.OutputFolder("Output folder for review.json, review.txt and review.pdf."));
        var overwrite = command.OverwriteFolder();
        command.SetAction(parsed =>
        {
            var file = pairs(parsed);
            if (file is not null && single.FirstOrDefault(o => values[o.Name](parsed) is not null) is { } also)
                throw new InputException(also.Name, "a file of comparisons is given too.", $"leave out {also.Name}, or --pairs.");
            if (file is null && single[..3].FirstOrDefault(o => values[o.Name](parsed) is null) is { } missing)
            {
                throw new InputException(
                    missing.Name,
                    "is missing.",
                    "give --means, --sds and --n, e.g. --means 0.91,0.90 --sds 0.03,0.035 --n 50; or --pairs FILE.");
            }

            var printed = file is not null ? PrintedPairs.Read(file) :
            [
                PrintedPairs.Of(
                    field => field == "better" ? smaller(parsed) ? "smaller" : "larger" : Part(values[OptionOf(field)](parsed), field),
                    field => (OptionOf(field), "")),
            ];
            var study = claims(parsed);
            var review = new ReviewReport(
                [.. printed.Select(PairReviewer.Of)],
                study is null ? null : StudyAudit.OfFolder(DataSelection.FindClaims(FolderOf(study))));
            var asJson = json(parsed);
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(review, ResultJson.Options) : ReviewText.Of(review).TrimEnd());
            if (output(parsed) is { } folder)
            {
                new DocumentFiles("review", overwrite(parsed), asJson ? null : log)
                    .Write(folder, review, ReviewPage.Write, ReviewText.Of);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A value; of two separated by a comma the one that is meant.</summary>
    private static string? Part(string? values, string field) =>
        values is null || !(field.StartsWith("first", StringComparison.Ordinal) || field.StartsWith("second", StringComparison.Ordinal))
            ? values
        : values.Split(',') is { Length: 2 } parts ? parts[field.StartsWith("first", StringComparison.Ordinal) ? 0 : 1]
        : throw new InputException(
            OptionOf(field), $"'{values}' is not two values.", "separate two values by a comma, with decimal points, such as 0.91,0.90.");

    private static string OptionOf(string field) => field switch
    {
        "first_mean" or "second_mean" => "--means",
        "first_sd" or "second_sd" => "--sds",
        "first" or "second" => "--names",
        "better" => "--smaller-is-better",
        _ => "--" + field,
    };

    private static string FolderOf(string study) =>
        File.Exists(study) ? Path.GetDirectoryName(Path.GetFullPath(study))! : study;
}
