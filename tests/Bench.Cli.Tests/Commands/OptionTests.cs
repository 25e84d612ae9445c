using System.Collections;
using System.CommandLine;
using System.Globalization;
using Bench.Cli.Commands;
using Bench.Cli.Terminal;
using Bench.Cli.Tests.Guidance;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Function;
using Bench.Core.Measures;
using Bench.Data.Phantom;
using Bench.Harness.Options;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary>An option is one thing: what help says, what stands where it is absent, and what is refused, typed or in C#.</summary>
public sealed class OptionTests
{
    private static readonly string Page = RepositoryFolder.Combine("docs", "options.md");

    // What is left out does nothing, or the option goes with another one that asks for it.
    private static readonly HashSet<string> WithoutDefault =
    [
        "--against", "--case", "--certificate", "--claim", "--claims", "--config", "--croissant", "--data", "--figure", "--folds", "--format", "--junit",
        "--keep", "--manifest", "--margin", "--means", "--mice", "--n", "--onnx", "--only", "--out", "--output", "--pairs", "--pytorch",
        "--r", "--run", "--runs", "--sarif", "--sds", "--seeds", "--sha256", "--stratify", "--torchscript", "--weights",
    ];

    private static readonly RunOptions Run = new();

    [Fact]
    public void Every_option_says_what_it_does_and_what_stands_where_it_is_absent()
    {
        foreach (var (words, option) in All())
        {
            Assert.True(option.Description is [.., '.'], $"bench {words} {option.Name}: its help is no sentence.");
            Assert.True(
                option.Required || option.HasDefaultValue || option.ValueType == typeof(bool) || option.ValueType == typeof(string[])
                    || option.Description!.Contains("Default", StringComparison.Ordinal) || WithoutDefault.Contains(option.Name),
                $"bench {words} {option.Name}: what stands where it is absent?");
        }
    }

    [Fact]
    public void The_documentation_lists_every_option_as_help_prints_it()
    {
        var text = OptionReference.ToMarkdown(Root());
        if (Environment.GetEnvironmentVariable("BENCH_WRITE_DOCS") == "1")
            File.WriteAllText(Page, text);
        Assert.Equal(text, File.ReadAllText(Page));
    }

    [Fact]
    public void An_option_of_one_name_takes_values_of_one_look_in_all_commands_that_share_its_declaration()
    {
        string[] shared = ["--study", "--spacing", "--labels", "--axes", "--first-frame", "--device", "--threads", "--libtorch", "--precision"];

        foreach (var name in shared)
        {
            var looks = All().Where(o => o.Option.Name == name).Select(o => o.Option.HelpName!.Replace("|none", "", StringComparison.Ordinal));
            Assert.Single(looks.Distinct());
        }
    }

    // What is typed of a job with no options but those that it needs, and the same in C#.
    public static TheoryData<string, Func<object>, object> Jobs => new()
    {
        { "run", () => RunCommand.Define() is var (c, read) ? read(c.Parse("")).Options : null!, new RunOptions() },
        {
            "evaluate", () => EvaluateCommand.Define() is var (c, read) ? read(c.Parse("--reference r --predictions m=p --out o")) : null!,
            new EvaluateOptions { ReferenceFolder = "r", Predictions = [new PredictionFolder("m", "p")], OutputFolder = "o" }
        },
        {
            "predict", () => PredictCommand.Define() is var (c, read) ? read(c.Parse("--data d --out o")) : null!,
            new PredictOptions { DataFolder = "d", OutputFolder = "o" }
        },
        {
            "curves", () => CurvesCommand.Define() is var (c, read) ? read(c.Parse("--data d --out o")) : null!,
            new CurvesOptions { DataFolder = "d", OutputFolder = "o" }
        },
        {
            "clean", () => CleanCommand.Define() is var (c, read) ? read(c.Parse("--rule largest --data d --out o")) : null!,
            new CleanOptions { Rule = CleaningRule.Largest, DataFolder = "d", OutputFolder = "o" }
        },
        {
            "train built-in", () => TrainBuiltInCommand.Define() is var (c, read) ? read(c.Parse("--out o")) : null!,
            new BuiltInTrainingOptions { OutputFolder = "o" }
        },
        { "serve", () => ServeCommand.Define() is var (c, read) ? read(c.Parse("")) : null!, new ServeOptions() },
        {
            "synthesize", () => SynthesizeCommand.Define() is var (c, read) ? read(c.Parse("")) : null!, new PhantomOptions()
        },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Without_options_a_command_asks_for_what_the_typed_options_ask_for(string command, Func<object> typed, object expected)
    {
        var found = typed();

        foreach (var property in expected.GetType().GetProperties().Where(p => p.Name is not ("Configuration" or "Command")))
        {
            Assert.Equal(
                $"{command}: {property.Name} {Shown(property.GetValue(expected))}",
                $"{command}: {property.Name} {Shown(property.GetValue(found))}");
        }
    }

    // What is typed, and the same in C#.
    public static TheoryData<string, Action> Refused => new()
    {
        { "run --models unett", () => _ = new RunOptions { Models = ["unett"] } },
        { "run --models unet,unet", () => _ = new RunOptions { Models = ["unet", "unet"] } },
        { "run --profile papre", () => _ = new RunOptions { Profile = "papre" } },
        { "run --seeds 1,1", () => _ = new RunOptions { Seeds = [1, 1] } },
        { "run --folds 2", () => _ = new RunOptions { Folds = 2 } },
        { "run --folds -1", () => _ = new RunOptions { Folds = -1 } },
        { "run --device gpu", () => _ = new RunOptions { Device = "gpu" } },
        { "run --threads -1", () => _ = new RunOptions { Threads = -1 } },
        { "run --clean bigest", () => _ = new RunOptions { Cleaning = "bigest" } },
        { "run --spacing 0.1,0,1", () => _ = new RunOptions { Spacing = new VoxelSpacing(0.1, 0, 1) } },
        { "run --dropout 1", () => _ = new NetworkChange(null, 1, SingleHead: false) },
        { "run --filters 8,0", () => _ = new NetworkChange([8, 0], null, SingleHead: false) },
        { "run --loss dice", () => TrainingChoices.Of(new Dictionary<string, string> { ["--loss"] = "dice" }) },
        { "run --epochs 0", () => TrainingChoices.Of(new Dictionary<string, string> { ["--epochs"] = "0" }) },
        { "run --tolerances 0.1,0.1", () => _ = Run with { Measures = new MeasureOptions { TolerancesMm = [0.1, 0.1] } } },
        { "evaluate --reference r --predictions m=p --out o --clean x", () => _ = Evaluate() with { Cleaning = "x" } },
        { "predict --data d --out o --format dicom", () => _ = Predict() with { Format = "dicom" } },
        { "predict --data d --out o --batch -1", () => _ = Predict() with { Batch = -1 } },
        { "predict --data d --out o --onnx m --orientations 8", () => (Predict() with { ModelKind = ModelFileKind.Onnx, AllOrientations = true }).RequireFitting() },
        { "curves --data d --out o --frame-interval 0", () => _ = Curves() with { FrameIntervalMs = 0 } },
        { "curves --data d --out o --smoothing 4,2", () => _ = Curves() with { Smoothing = new CurveSmoothing(4, 2) } },
        { "train built-in --out o --mice 0", () => _ = new BuiltInTrainingOptions { OutputFolder = "o", Mice = 0 } },
        { "train built-in --out o --working-size 100", () => _ = new BuiltInTrainingOptions { OutputFolder = "o", WorkingSize = 100 } },
        { "train built-in --out o --learning-rate 1", () => _ = new BuiltInTrainingOptions { OutputFolder = "o", LearningRate = 1 } },
        { "serve --port 65536", () => _ = new ServeOptions { Port = 65536 } },
        { "serve --host 0.0.0.0", () => new ServeOptions { Host = "0.0.0.0" }.Checked() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_used_is_refused_in_the_same_words_typed_and_in_CSharp(string typed, Action inCSharp)
    {
        var run = await CommandRun.Of(typed.Split(' '));
        var refusal = Assert.Throws<InputException>(inCSharp);

        Assert.Equal((ExitCode.BadInput, $"error: {refusal.Message}"), (run.Code, run.Error.Trim()));
        Assert.StartsWith("--", refusal.InputSource, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Remedy);
    }

    [Theory]
    [InlineData("run --threads two", "--threads: 'two' is not a whole number of at most 2147483647.")]
    [InlineData("run --seed 99999999999", "--seed: '99999999999' is not a whole number of at most 2147483647.")]
    [InlineData("synthesize --out o --seed 1.5", "--seed: '1.5' is not a whole number.")]
    [InlineData("figures r --width 1,5", "--width: '1,5' is not a number, with a point before decimals.")]
    public async Task What_is_no_number_is_refused_with_the_remedy(string typed, string message)
    {
        var run = await CommandRun.Of(typed.Split(' '));

        Assert.Equal((ExitCode.BadInput, $"error: {message}{Environment.NewLine}  Remedy: give such a number."), (run.Code, run.Error.Trim()));
    }

    [Fact]
    public void Spacing_is_row_column_slice() =>
        Assert.Equal(new VoxelSpacing(0.1, 0.2, 1.5), DataSettings.Spacing.Parse("0.1,0.2,1.5"));

    [Theory]
    [InlineData("")]
    [InlineData("0.1,0.1")]
    [InlineData("0.1,0.1,1,1")]
    [InlineData("0.1,zero,1")]
    [InlineData("0.1,0,1")]
    [InlineData("0.1,-0.1,1")]
    [InlineData("0.1,NaN,1")]
    public void A_spacing_that_is_not_three_positive_numbers_is_refused(string text) => Assert.StartsWith(
        "--spacing", Assert.Throws<InputException>(() => DataSettings.Spacing.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Predictions_are_a_name_and_a_folder()
    {
        Assert.Equal(new PredictionFolder("my.model-2", "a/b=c"), PredictionFolder.Parse("my.model-2=a/b=c"));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("=folder")]
    [InlineData("name=")]
    [InlineData("na me=folder")]
    [InlineData("../x=folder")]
    public void Predictions_without_a_plain_name_or_a_folder_are_refused(string text) =>
        Assert.StartsWith(
            "--predictions", Assert.Throws<InputException>(() => PredictionFolder.Parse(text)).Message, StringComparison.Ordinal);

    private static EvaluateOptions Evaluate() => new() { ReferenceFolder = "r", Predictions = [], OutputFolder = "o" };

    private static PredictOptions Predict() => new() { DataFolder = "d", OutputFolder = "o" };

    private static CurvesOptions Curves() => new() { DataFolder = "d", OutputFolder = "o" };

    private static string Shown(object? value) => value switch
    {
        MeasureOptions measures => measures.Description + Shown(measures.TolerancesMm),
        PhaseRule rule => rule.Description,
        TrainingChoices choices => choices.Text,
        Core.Studies.Study study => study.Name,
        Data.Formats.ReadingOptions reading => reading.Identity,
        string text => text,
        IEnumerable list => string.Join(';', list.Cast<object>().Select(Shown)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static IEnumerable<(string Words, Option Option)> All() =>
        CommandTree.Of(Root()).SelectMany(c => c.Command.Options.Where(o => !o.Hidden).Select(o => (c.Words, o)));

    private static RootCommand Root() => CommandLine.Root(new ProgressLog(TextWriter.Null, isTerminal: false), TextWriter.Null);
}
