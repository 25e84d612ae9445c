using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;

namespace Bench.Cli.Tests.Configuration;

public sealed class ConfigTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("run.toml", "command = \"run\"\nseed = 5\nmodels = [\"unet3plus\", \"unet\"]\nlearning-rate = 1e-3\ngate = true\nsingle-head = false\n")]
    [InlineData("run.json", """{ "command": "run", "seed": 5, "models": ["unet3plus", "unet"], "learning-rate": 1e-3, "gate": true, "single-head": false }""")]
    public void A_file_stands_for_options_and_what_is_typed_wins(string name, string text)
    {
        var file = Written(name, text);

        Assert.Equal(
            ["run", "--config", file, "--seed", "5", "--models", "unet3plus,unet", "--learning-rate", "1e-3", "--gate"],
            Merged("run", "--config", file));
        Assert.Equal(
            ["run", "--seed", "7", "--config", file, "--models", "unet3plus,unet", "--learning-rate", "1e-3", "--gate"],
            Merged("run", "--seed", "7", "--config", file));
    }

    [Fact]
    public void A_list_is_given_as_often_as_an_option_takes_it()
    {
        var file = Written("e.toml", "predictions = [\"a=x\", \"b=y\"]\n");

        Assert.Equal(
            ["evaluate", "--config", file, "--predictions", "a=x", "--predictions", "b=y", "--", "z"],
            Merged("evaluate", "--config", file, "--", "z"));
    }

    [Theory]
    [InlineData("a.toml", "seed = 5\nlearning_rat = 1\n", "a.toml, line 2: 'learning_rat' is no option of bench run. Did you mean 'learning-rate'?")]
    [InlineData("a.json", "{ \"seed\": 5,\n\"modles\": \"unet\" }", "a.json, line 2: 'modles' is no option of bench run. Did you mean 'models'?")]
    [InlineData("a.toml", "seed = 5\n\nseed = 6\n", "a.toml, line 3: ")]
    [InlineData("a.toml", "seed = \n", "a.toml, line 1: is not TOML")]
    [InlineData("a.json", "{ \"seed\": 5,,\n }", "a.json, line 1: is not JSON")]
    [InlineData("a.json", "[1]", "a.json: is not one JSON object.")]
    [InlineData("a.toml", "[run]\nseed = 5\n", "a.toml, line 1: options stand in no tables.")]
    [InlineData("a.toml", "gate = \"yes\"\n", "a.toml, line 1: 'gate' is true or false.")]
    [InlineData("a.toml", "seed = true\n", "a.toml, line 1: 'seed' takes a value, not true or false.")]
    [InlineData("a.toml", "command = \"evaluate\"\n", "a.toml, line 1: is for the command 'evaluate', not for 'run'.")]
    [InlineData("a.toml", "seed = { a = 1 }\n", "a.toml, line 1: is neither a text nor a number")]
    [InlineData("a.yaml", "seed: 1\n", "a.yaml: its name ends in neither .toml nor .json.")]
    [InlineData("a.toml", "config = \"b.toml\"\n", "a.toml, line 1: 'config' is no option")]
    public async Task A_file_that_cannot_be_meant_so_is_refused_with_its_line(string name, string text, string message)
    {
        var run = await CommandRun.Of("run", "--config", Written(name, text));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("Remedy: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_into_a_run_gives_the_same_options_again()
    {
        string[] typed =
        [
            "evaluate", "--reference", "a \"quoted\\ folder", "--predictions", "a=x", "--predictions", "b=µ", "--clean", "largest-18", "--gate",
            "--out", "somewhere",
        ];
        var text = ConfigText.Of(Parse(typed));
        var file = Written("config.toml", text);

        Assert.DoesNotContain("somewhere", text, StringComparison.Ordinal);
        Assert.Contains("# split\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(text, ConfigText.Of(Parse([.. Merged("evaluate", "--config", file, "--out", "other")])));
        var numbers = ConfigText.Of(Parse(["run", "--threads", "2", "--learning-rate", "1e-3", "--seed", "7"]));
        Assert.Contains("threads = 2\n", numbers.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("seed = 7\n", numbers.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("learning-rate = \"1e-3\"\n", numbers.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_tells_the_options_in_force_and_the_trace_of_an_error()
    {
        var file = Written("a.toml", "json = true\n");

        var run = await CommandRun.Of("study", "check", "no-such-study", "--verbose");
        var quiet = await CommandRun.Of("study", "check", "no-such-study");
        var configured = await CommandRun.Of("model", "describe", "unet", "--config", file, "--verbose");

        Assert.Contains("   at Bench.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", quiet.Error, StringComparison.Ordinal);
        Assert.Contains("  --size 256 (default)\n", configured.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\"parameters\"", configured.Output, StringComparison.Ordinal);
    }

    private static ParseResult Parse(string[] arguments)
    {
        var root = Root();
        _ = ConfigOption.AddTo(root);
        return root.Parse(arguments);
    }

    private static IReadOnlyList<string> Merged(params string[] arguments)
    {
        var root = Root();
        var option = ConfigOption.AddTo(root);
        return ConfigOption.Merge(arguments, root.Parse(arguments), option);
    }

    private static RootCommand Root() => CommandLine.Root(new ProgressLog(TextWriter.Null, isTerminal: false), TextWriter.Null);

    private string Written(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
