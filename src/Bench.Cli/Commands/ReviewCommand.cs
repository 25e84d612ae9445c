using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Review;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Review;
using Bench.Evaluation.Serialization;
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
        var means = Text("--means", "A,B", "The two printed means, with all the digits that are printed, e.g. 0.91,0.90.");
        var sds = Text("--sds", "A,B", "Their standard deviations over cases.");
        var cases = Text("--n", "N", "Number of cases that both methods were measured on.");
        var correlation = Text("--r", "R", "Correlation of the two methods over cases, if it is known.");
        var names = Text("--names", "A,B", "Names of the two methods.");
        var measure = Text("--measure", "NAME", "What was measured. Default: Dice.");
        var smaller = new Option<bool>("--smaller-is-better") { Description = "The smaller mean is the better one, as for distances." };
        var pairs = Text(
            "--pairs", "FILE", "Many comparisons instead: a text table or JSON list with the columns of docs/review.md.");
        var claims = Text(
            "--claims",
            "STUDY",
            "Also audit the printed numbers of a study: its folder or claims.json, or the name of one that comes with Bench.");
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text; docs/review.md explains the keys." };
        var output = Text("--out", "DIR", "Output folder for review.json, review.txt and review.pdf.");
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command(
            "review",
            "Tell the risk that a printed claim \"A is better than B\" is false. Findings do not change the exit code.")
        {
            means, sds, cases, correlation, names, measure, smaller, pairs, claims, json, output, overwrite,
        };
        command.SetAction(parsed =>
        {
            Option<string?>[] single = [means, sds, cases, correlation, names, measure];
            var file = parsed.GetValue(pairs);
            if (file is not null && single.FirstOrDefault(o => parsed.GetValue(o) is not null) is { } also)
            {
                throw new InputException(also.Name, "a file of comparisons is given too.", $"leave out {also.Name}, or --pairs.");
            }

            if (file is null && single[..3].FirstOrDefault(o => parsed.GetValue(o) is null) is { } missing)
            {
                throw new InputException(
                    missing.Name,
                    "is missing.",
                    "give --means, --sds and --n, e.g. --means 0.91,0.90 --sds 0.03,0.035 --n 50; or --pairs FILE.");
            }

            var printed = file is not null ? PrintedPairs.Read(file) :
            [
                PrintedPairs.Of(
                    field => field switch
                    {
                        "first" => Part(parsed.GetValue(names), names.Name, 0),
                        "second" => Part(parsed.GetValue(names), names.Name, 1),
                        "first_mean" => Part(parsed.GetValue(means), means.Name, 0),
                        "second_mean" => Part(parsed.GetValue(means), means.Name, 1),
                        "first_sd" => Part(parsed.GetValue(sds), sds.Name, 0),
                        "second_sd" => Part(parsed.GetValue(sds), sds.Name, 1),
                        "n" => parsed.GetValue(cases),
                        "r" => parsed.GetValue(correlation),
                        "measure" => parsed.GetValue(measure),
                        _ => parsed.GetValue(smaller) ? "smaller" : "larger",
                    },
                    field => (OptionOf(field), "")),
            ];
            var study = parsed.GetValue(claims);
            var review = new ReviewReport(
                [.. printed.Select(PairReviewer.Of)],
                study is null ? null : StudyAudit.OfFolder(DataSelection.FindClaims(FolderOf(study))));
            var asJson = parsed.GetValue(json);
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(review, ResultJson.Options) : ReviewText.Of(review).TrimEnd());
            if (parsed.GetValue(output) is { } folder)
            {
                new DocumentFiles("review", parsed.GetValue(overwrite), asJson ? null : log)
                    .Write(folder, review, ReviewPage.Write, ReviewText.Of);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    /// <summary>One of two values separated by a comma; null where the option is not given.</summary>
    private static string? Part(string? values, string option, int index) =>
        values is null ? null
        : values.Split(',') is { Length: 2 } parts ? parts[index]
        : throw new InputException(
            option, $"'{values}' is not two values.", "separate two values by a comma, with decimal points, such as 0.91,0.90.");

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
