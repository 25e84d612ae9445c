using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Cli.Verification;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Verification;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench verify-data</c>: checks every promise of the data format and writes what is there as a manifest.</summary>
internal static class VerifyDataCommand
{
    public static Command Create(ProgressLog log)
    {
        var folder = new Argument<string?>("folder") { Description = "Folder of the data.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(
            "verify-data", "Check a cohort against the data format, list all problems and counts, and write a manifest.") { folder };
        var data = command.Optional(Setting.Folder("--data", "The same as the argument."));
        var manifest = command.Optional(Setting.File("--manifest", "Earlier manifest to compare with; every difference is listed."));
        var output = command.Optional(SharedOptions.OutputFile("Manifest file to write: SHA-256, shapes, contoured frames, counts."));
        var croissant = command.Optional(Setting.File(
            "--croissant",
            "Also describe the data set in a Croissant file (MLCommons, 1.0), for catalogues: files with SHA-256, one record a case."));
        var json = command.Json("instead of text; docs/data.md explains the keys");
        var spacing = command.OptionalValue(DataSettings.Spacing);
        var overwrite = command.OverwriteFile();
        var study = command.Study();
        var reading = command.Reading();
        command.SetAction(async (parsed, cancellation) =>
        {
            var earlier = manifest(parsed) is { } path ? DataManifest.Read(path) : null;
            var described = study(parsed);
            var cohort = CohortFolder.Open(
                Folder(parsed.GetValue(folder), data(parsed)), spacing(parsed), reading(parsed)
                    .Under(described));
            foreach (var target in new[] { output(parsed), croissant(parsed) }.OfType<string>())
            {
                OverwriteGuard.RequireFree(
                    target, overwrite(parsed), cohort.Mice.SelectMany(cohort.FilesOf).Select(f => Path.Combine(cohort.Folder, f)));
            }

            var asJson = json(parsed);
            Action<int, int>? progress = asJson ? null : (done, all) => log.Transient($"  {described.CaseWord} {done} of {all}");
            var found = await Task.Run(() => DataManifest.Of(cohort, progress, cancellation), CancellationToken.None);
            log.EndTransient();
            var differences = earlier is null ? null : ManifestComparison.Differences(earlier, found);
            var published = described.IsMouse ? PublishedCount.Beside(found.Summary) : [];
            var volumes = found.Mice.Select(m => CaseVolumes.Of(m, described)).ToArray();
            var duplicates = Duplicates.Find(found.Mice);
            var sound = found.IsSound && duplicates.Count == 0 && (differences is null || differences.Count == 0);
            IReadOnlyList<string> notes = [.. Notes(cohort, found, described), .. described.IsMouse ? [] : Odd(volumes, described)];
            var document = new VerificationDocument(sound, published, differences, found)
            {
                Duplicates = duplicates,
                Notes = notes,
                Study = described.IsMouse ? null : described.Name,
                Volumes = described.IsMouse ? null : volumes,
            };
            log.Output.WriteLine(asJson
                ? JsonSerializer.Serialize(document, ResultJson.Options)
                : VerificationText.Of(found, published, differences, duplicates, notes, described)
                    + (described.IsMouse ? "" : VolumesText.Of(volumes, described)));
            if (output(parsed) is { } file)
            {
                found.Write(file);
                if (!asJson)
                {
                    log.Line($"Manifest: {file}");
                }
            }

            if (croissant(parsed) is { } catalogue)
            {
                CroissantFile.Write(found, described, cohort.IsPhantom, catalogue);
                if (!asJson)
                {
                    var lacking = string.Join(", ", CroissantFile.Lacking(described, cohort.IsPhantom));
                    log.Line($"Croissant: {catalogue}; add before you publish it: {lacking}");
                }
            }

            return sound ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }

    // What concerns the folder and not one mouse.
    private static IEnumerable<string> Notes(CohortFolder cohort, DataManifest found, Study study)
    {
        if (!study.IsMouse && SpacingCheck.Sentence(found.Mice, study.CaseWords) is { } differs)
            yield return differs;
        if (cohort.Unused.Count > 0)
        {
            yield return $"not read, being no {study.CaseWord} of this cohort by name and format: {NearNames.Some(cohort.Unused)}.";
        }

        if (cohort.IsSpacingAssumed
            && found.Mice.Where(m => m.Shape.Count == 4)
                .Select(
                    m => AssumedSpacing.Warning(m.Shape[0], m.Shape[1], m.Frames.Select(f => f.BloodPoolVoxels).DefaultIfEmpty(0).Max()))
                .FirstOrDefault(w => w is not null) is { } warning)
        {
            yield return warning;
        }
    }

    private static IEnumerable<string> Odd(IEnumerable<CaseVolumes> volumes, Study study) =>
        volumes.SelectMany(v => v.Oddities(study).Select(sentence => $"{v.Case}: {sentence}"));

    private static string Folder(string? argument, string? option) => (argument, option) switch
    {
        ({ } folder, null) => folder,
        (null, { } folder) => folder,
        _ => throw new InputException("verify-data", "one folder of data is needed.", "give it as the argument or with --data, not both."),
    };
}
