using System.CommandLine;
using Bench.Cli.Splits;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Hashing;
using Bench.Data.Splits;
using Bench.Data.Verification;
using Bench.Harness.Options;
using Bench.Harness.Stages;

namespace Bench.Cli.Commands;

/// <summary><c>bench split check</c>: leakage within and between splits, and which claims about a split it contradicts.</summary>
internal static class SplitCheckCommand
{
    public static Command Create(ProgressLog log)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Splits, by file or name. Several splits are compared with each other.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "check", "Find mice that are both trained on and tested on, and claims that a split contradicts. Exit code 2 if there are any.")
        {
            files,
        };
        var data = command.Optional(Setting.Folder("--data", "Folder of the mice, to count stacks and images."));
        var manifest = command.Optional(Setting.File(
            "--manifest",
            "Instead of --data: their manifest written by bench verify-data, which is faster."));
        var claims = command.Optional(Setting.Text(
            "--claims",
            "Folder with split-claims.json, or draft-2025 for the published claims.",
            "FOLDER"));
        var claim = command.Optional(Setting.Text(
            "--claim",
            "Claimed number of images for training, validation and test, e.g. 2087/286/460.",
            "N/N/N"));
        var study = command.Study();
        var reading = command.Reading();
        command.SetAction((parsed, cancellation) =>
        {
            var splits = parsed.GetValue(files)!.Select(DataSelection.FindSplitUnchecked).ToArray();
            var known = Known(data(parsed), manifest(parsed), splits, reading(parsed).Under(study(parsed)), cancellation);
            var stated = new List<SplitClaim>();
            if (claims(parsed) is { } folder)
            {
                stated.AddRange(SplitClaim.Read(DataSelection.FindClaims(folder)));
            }

            if (claim(parsed) is { } text)
            {
                stated.Add(SplitClaim.OfImages(text));
            }

            if (known is null && stated.Any(c => c.Mice is null))
            {
                throw new InputException(
                    "--claim", "images can be counted only in data.", "add --data DIR, or --manifest FILE by bench verify-data.");
            }

            var check = new SplitCheck(splits, known, stated);
            foreach (var line in check.Lines())
            {
                log.Line(line);
            }

            return Task.FromResult(check.Findings == 0 ? ExitCode.Done : ExitCode.BadInput);
        });
        return command;
    }

    private static IReadOnlyList<MouseRecord>? Known(
        string? data, string? manifest, Split[] splits, ReadingOptions reading, CancellationToken cancellation)
    {
        if (data is not null && manifest is not null)
        {
            throw new InputException("--manifest", "data and a manifest of them are given.", "give one of both.");
        }

        if (manifest is not null)
        {
            return DataManifest.Read(manifest).Mice;
        }

        if (data is null)
        {
            return null;
        }

        var cohort = CohortFolder.Open(data, reading: reading);
        var used = splits.SelectMany(s => s.Lists).SelectMany(l => l.Mice).ToHashSet(StringComparer.Ordinal);
        return [.. cohort.Mice.Select(mouse =>
        {
            cancellation.ThrowIfCancellationRequested();
            return used.Contains(mouse)
                ? MouseRecord.Of(cohort.Read(mouse, requireImages: false)) with
                {
                    Files = CohortHash.OfFiles(cohort, [mouse], cancellation),
                    ImageHashes = Images(cohort, mouse),
                }
                : MouseRecord.Unread(mouse);
        })];
    }

    private static IReadOnlyList<ulong> Images(CohortFolder cohort, string mouse)
    {
        try
        {
            return ImageHash.OfCine([.. cohort.ReadStoredFrames(mouse).Select(f => f.Image)]);
        }
        catch (InputException)
        {
            // Stacks and images are counted by the masks: a mouse without images will do.
            return [];
        }
    }
}

/// <summary><c>bench split</c>: makes and checks splits.</summary>
internal static class SplitCommand
{
    public static Command Create(ProgressLog log) =>
        new("split", "Make splits by seeded rules; check splits for leaks and against published claims.")
    {
        SplitMakeCommand.Create(log),
        SplitCheckCommand.Create(log),
    };
}
