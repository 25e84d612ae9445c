using System.CommandLine;
using Bench.Cli.Guidance;
using Bench.Cli.Terminal;

namespace Bench.Cli.Tests.Guidance;

/// <summary>Every command shows how it is called, and the example is a command line that the program takes.</summary>
public sealed class ExamplesTests
{
    public static TheoryData<string> Commands => [.. Leaves().Select(c => c.Words)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_has_an_example_that_can_be_parsed(string words)
    {
        var example = Examples.Of(words);

        Assert.True(example is not null, $"`bench {words}` has no example: add a line to src/Bench.Cli/Guidance/Examples.cs");
        Assert.StartsWith(words, example, StringComparison.Ordinal);
        var parsed = Root().Parse(example);
        Assert.Empty(parsed.Errors.Select(e => e.Message));
        Assert.Equal(words, CommandTree.WordsOf(parsed.CommandResult.Command));
        var help = await CommandRun.Of([.. words.Split(' '), "--help"]);
        Assert.Contains($"Example:\n  bench {example}\n", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environment", "BENCH_LIBTORCH")]
    [InlineData("split make", "bench split make --data Data")]
    [InlineData("", "measures")]
    public async Task Help_prints_a_page_or_a_command_or_their_list(string topic, string contained)
    {
        var run = await CommandRun.Of(["help", .. topic.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains(contained, run.Output, StringComparison.Ordinal);
    }

    private static RootCommand Root() => CommandLine.Root(new ProgressLog(TextWriter.Null, isTerminal: false), TextWriter.Null);

    private static IEnumerable<(string Words, Command Command)> Leaves() =>
        CommandTree.Of(Root()).Where(c => c.Command.Subcommands.All(s => s.Hidden));
}
