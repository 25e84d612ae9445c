using System.Text.Json;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>
/// Every command with every path replaced by what is no such path: it ends with exit code 0, 1 or 2 and a message, never with a trace, and
/// never hangs.
/// </summary>
public sealed class HostileArgumentTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(2);

    // Words in braces stand for paths: what they must be is what is replaced.
    private static readonly string[] Commands =
    [
        $"run --data {{data}} --split {{split}} --out {{out}} --device cpu {CommandWords.Least} --study {{study}} --manifest {{json}}",
        "run --data {data} --out {out} --folds 3 --seeds 1..2 --plan --study {study}",
        "run-task {result} --task 1",
        "merge {result}",
        "status {result}",
        "cancel {result}",
        "evaluate --reference {data} --predictions a={data} --out {out} --split {split} --manifest {json} --study {study}",
        "predict --data {data} --out {out} --weights {weights} --device cpu",
        "predict --data {data} --out {out} --onnx {weights} --device cpu",
        "predict --data {data} --out {out} --torchscript {weights} --device cpu",
        "synthesize --out {out} --mice 1 --size 64 --frames 8",
        "clean --rule none --data {data} --out {out}",
        "curves --data {data} --out {out} --heart-rate {csv}",
        "verify-data {data} --out {file} --manifest {json}",
        "verify {result} --data {data} --against {out}",
        "split make --data {data} --counts 3,1,2 --strata {csv} --rule stratified --out {file}",
        "split make --mice 130 --out {file}",
        "split check {split} --data {data} --claims {study}",
        "split check {split} --manifest {json}",
        "train preview-augmentation --data {data} --out {file}",
        "export --data {data} --format nifti --out {out} --split {split}",
        "export --data {data} --format nnunet --out {out}",
        "report {result}",
        "report {result} --out {out}",
        "figures {result} --only dice --format svg --out {out}",
        "agree {csv} --reference a --predicted b --out {out}",
        "audit {study} --out {out}",
        "audit {study} --json",
        "leaderboard {data} --out {out}",
        "cite {result}",
        "checklist {result} --out {file}",
        "export --pytorch {weights} --out {file}",
        "verify-data {data} --croissant {file}",
        "audit {study} --junit {file} --sarif {csv}",
        "weights import {weights} --out {file}",
        "weights describe {weights}",
        "weights export {weights} --onnx {file}",
        "baseline accept {result} --out {file}",
        "compare {result} {json}",
        "compare --models {result} {result} --out {out}",
        "doctor --data {data}",
        "doctor --libtorch {libtorch}",
        "review --pairs {csv} --out {out}",
        "study new {data} --out {out}",
        "study check {study}",
        "study check acdc --data {data}",
        "verify-data {data} --study {study}",
        "model describe unet --config {json}",
        "evaluate --reference {data} --predictions a={data} --observer b={data} --out {out}",
        "check-gpu repeat --device cpu --filters 4,8 --size 32 --batch 1 --keep {file}",
    ];

    public static TheoryData<string> All => [.. Commands];

    [Fact]
    public async Task Every_command_is_among_them()
    {
        var help = await CommandRun.Of("--help");
        var named = help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..]
            .Split('\n')
            .Skip(1)
            .Select(l => l.Trim().Split(' ')[0])
            .Where(w => w.Length > 0);

        // These take no path, or serve until they are stopped (tests/Bench.Server.Tests).
        Assert.Empty(named.Except(Commands.Select(c => c.Split(' ')[0])).Except(["model", "completion", "help", "bench", "serve"]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_path_that_is_none_ends_in_words(string command)
    {
        var words = command.Split(' ');
        foreach (var at in Enumerable.Range(0, words.Length).Where(i => words[i].Contains('{', StringComparison.Ordinal)))
        {
            foreach (var hostile in Hostile(words[at]))
            {
                var arguments = words
                    .Select((w, i) => i == at ? w[..w.IndexOf('{', StringComparison.Ordinal)] + hostile : Sound(w))
                    .ToArray();
                var run = await CommandRun.Of(arguments).WaitAsync(HangLimit, TestContext.Current.CancellationToken);

                var told = $"{string.Join(' ', arguments)[..Math.Min(400, string.Join(' ', arguments).Length)]}\n{run.Code} {run.Error}";
                Assert.True(run.Code is ExitCode.Done or ExitCode.NotMet or ExitCode.BadInput, told);
                Assert.True(run.Code != ExitCode.BadInput || run.Error.Trim().Length > 0 || run.Output.Length > 0, told);
                Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            }
        }

        Assert.False(File.Exists("x"));
    }

    private IEnumerable<string> Hostile(string word)
    {
        var (folder, file) = (Directory.CreateDirectory(cohort.Fresh("folder")).FullName, cohort.Fresh("file"));
        File.WriteAllText(file, "neither HDF5 nor JSON");
        yield return "";
        yield return cohort.Fresh("missing");
        yield return folder;
        yield return file;
        yield return Path.Combine(file, "below");
        yield return Path.Combine(cohort.Folder, new string('m', 300));
        yield return string.Concat(Enumerable.Repeat("/m", 4000));
        yield return "/no/\e[2J\u0007\n\ud800 such";
        if (OperatingSystem.IsLinux())
        {
            yield return "/dev/null";
            yield return "/dev/full";
            yield return "/proc/self/mem";
            if (
                word.Contains("json", StringComparison.Ordinal)
                    || word.Contains("split", StringComparison.Ordinal)
                    || word.Contains("result", StringComparison.Ordinal))
            {
                yield return "/dev/zero";
            }
        }
    }

    private string Sound(string word)
    {
        var open = word.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? word : word[..open] + word[open..] switch
        {
            "{data}" => cohort.Data,
            "{split}" => cohort.SplitFile,
            "{study}" => RepositoryFolder.Combine("baselines", "published", "draft-2025"),
            "{weights}" => RepositoryFolder.Combine("baselines", "weights", "phantom-unet3plus.safetensors"),
            "{libtorch}" => "auto",
            "{csv}" => Written("a,b,mouse,phenotype,bpm\n1,2,Mouse1,x,400\n2,3,Mouse2,x,400\n", ".csv"),
            "{json}" => Written("{}", ".json"),
            "{result}" => Written(JsonSerializer.Serialize(SampleResult.Create(1, 3), ResultJson.Options), ".json"),
            _ => cohort.Fresh("out"),
        };
    }

    private string Written(string text, string ending)
    {
        var path = cohort.Fresh("written") + ending;
        File.WriteAllText(path, text);
        return path;
    }
}
